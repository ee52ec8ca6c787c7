import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../../src/model/schemas/purchases/account.ts';
import type { CloudAsker } from '../../../../src/services/cloud-elements/ask.ts';
import { authorization } from '../../../../src/services/cloud-elements/authorization.ts';
import { ceqlEquals } from '../../../../src/services/cloud-elements/ceql.ts';
import { askOAuthUrl, createInstance } from '../../../../src/services/cloud-elements/connect-instance.ts';
import { listFolder, readFileLinks } from '../../../../src/services/cloud-elements/documents.ts';
import { listElements, listInstances } from '../../../../src/services/cloud-elements/instances.ts';
import { createRecord, readRecord, searchRecords } from '../../../../src/services/cloud-elements/records.ts';
import { verifyCloudElements } from '../../../../src/services/cloud-elements/verify.ts';
import { createRequest } from '../../../../src/services/http/http.ts';
import { surroundings } from '../loopback.ts';
import * as examples from './examples.ts';
import { brought, failureOf, NOW } from './fixture.ts';

const { origin } = new URL(examples.DOCUMENTED_BASE);

/** An asker where everything is answered with one text. */
function askerOf(text: string, status = 200): CloudAsker {
  const fetch = async () => new Response(text, { status });
  const access = { userSecret: 'u', organizationSecret: 'o', elementToken: 'e' };
  return {
    request: createRequest(surroundings(origin, { fetch })),
    access: { base: examples.DOCUMENTED_BASE, ...access },
    now: () => NOW,
    mode: 'plain',
  };
}

describe('what is documented', () => {
  it('is the header that is sent', () => {
    const filled = examples.DOCUMENTED_HEADER.replace('<INSERT_USER_SECRET>', 'u=').replace(
      '<INSERT_ELEMENT_TOKEN>',
      'e+/=',
    );
    const access = { base: '', userSecret: 'u=', organizationSecret: null, elementToken: 'e+/=' };
    expect(authorization(access, 'element')).toEqual({ Authorization: filled });
  });

  it('elements', async () => {
    expect(await brought(listElements(askerOf(examples.ELEMENTS)))).toEqual([
      { key: 'sfdc', name: 'Salesforce Sales Cloud', hub: 'crm', logo: null },
      { key: 'dropbox', name: 'Dropbox', hub: 'documents', logo: 'https://cdn.example/dropbox.svg' },
    ]);
  });

  it('instances', async () => {
    expect(await brought(listInstances(askerOf(examples.INSTANCES)))).toEqual([
      { id: '1', name: 'Sales', element: 'sfdc', hub: 'crm', token: 'abc=', isValid: true, isDisabled: false },
      { id: '2', name: 'Files', element: 'dropbox', hub: 'documents', token: null, isValid: false, isDisabled: true },
      { id: '3', name: 'closeio 3', element: 'closeio', hub: null, token: null, isValid: true, isDisabled: false },
    ]);
  });

  it('the way to a new instance', async () => {
    const app = { element: 'sfdc', apiKey: 'key', apiSecret: 's', callbackUrl: 'https://app.example/auth' };
    const address = await brought(askOAuthUrl(askerOf(examples.OAUTH_URL), app, 'sfdc'));
    expect(new URL(address).searchParams.get('redirect_uri')).toBe('https://app.example/auth');
    expect(await brought(createInstance(askerOf(examples.NEW_INSTANCE), app, 'c', 'Test'))).toEqual({
      ...{ id: '12345', name: 'Test', element: 'hubspotcrm', hub: null, isValid: true, isDisabled: false },
      token: 'ab1cd2ef3gh4ij5kl6mn7op8qr9st0uv+1w=',
    });
  });

  it.each(examples.CONTACTS)('a contact of %s', async (_, body, id) => {
    const record = { id, fields: JSON.parse(body) };
    expect(await brought(readRecord(askerOf(body), 'contacts', id))).toEqual(record);
    expect(await brought(createRecord(askerOf(body), 'contacts', {}))).toEqual({ kind: 'created', record });
    expect(await brought(searchRecords(askerOf(`[${body}]`), 'contacts', 'x'))).toEqual({
      things: [record],
      isWhole: true,
    });
  });

  it('what is in a folder', async () => {
    const { things } = await brought(listFolder(askerOf(examples.FOLDER), '/'));
    expect(things.map(({ id, isFolder, size, modifiedAt }) => [id, isFolder, size, modifiedAt])).toEqual([
      ['%252Ftest', true, null, null],
      ['0B8x', false, 6227, Date.UTC(2018, 11, 24, 12, 1, 50)],
      ['41A4!386', false, 6227, 1_545_655_710_140],
    ]);
  });

  it('links', async () => {
    expect(await brought(readFileLinks(askerOf(examples.LINKS), { id: '0B8x' }))).toEqual({
      view: 'https://storage.example/view/leads.csv',
      download: 'https://storage.example/dl/leads.csv',
    });
  });

  it('a ping', async () => {
    const secret = { service: 'cloudElements', key: 'u', secretKey: null, elementToken: 'e' } as const;
    const connection = { base: examples.DOCUMENTED_BASE } as Connection;
    const verified = verifyCloudElements(askerOf(examples.PING).request, connection, secret, () => NOW);
    expect(await failureOf(verified)).toBe('ok');
  });

  it.each(examples.ERRORS)('%i %s', async (status, body, kind) => {
    expect(await failureOf(searchRecords(askerOf(body, status), 'contacts', 'x'))).toBe(kind);
  });

  it('a quote in a search', () => {
    const [clause, field, value] = examples.CEQL;
    expect(ceqlEquals(field, value)).toBe(clause);
  });
});
