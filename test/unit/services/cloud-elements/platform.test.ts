import { describe, expect, it, test } from 'vitest';
import type { Connection } from '../../../../src/model/schemas/purchases/account.ts';
import { DEFAULT_BASES } from '../../../../src/model/service-addresses.ts';
import type { CloudAccess } from '../../../../src/services/cloud-elements/authorization.ts';
import {
  askOAuthUrl,
  type CloudOAuthApp,
  createInstance,
} from '../../../../src/services/cloud-elements/connect-instance.ts';
import {
  listElements,
  listInstances,
  readInstance,
  removeInstance,
} from '../../../../src/services/cloud-elements/instances.ts';
import { searchRecords } from '../../../../src/services/cloud-elements/records.ts';
import { freeUrl, verify } from '../../../../src/services/registry.ts';
import { DISABLED, DROPBOX, MASKED, SALESFORCE } from '../../../sandbox/cloud-elements/connections.ts';
import { BASE_PATH } from '../../../sandbox/cloud-elements/replies.ts';
import {
  CLOUD_ELEMENTS_DEMO_ORGANIZATION as ORGANIZATION,
  CLOUD_ELEMENTS_DEMO_USER as USER,
} from '../../../sandbox/cloud-elements/state.ts';
import type { Behaviour } from '../../../sandbox/service/behaviour.ts';
import { brought, failureOf, fixture, NOW } from './fixture.ts';

const fake = fixture();
const headers = () => fake.cloud.requests.map(({ headers: { authorization } }) => authorization);

describe('the header that carries the secrets', () => {
  it('has user and organization for the platform, and never an element', async () => {
    await listInstances(fake.at(SALESFORCE));
    await removeInstance(fake.at(SALESFORCE), String(DROPBOX.id));
    expect(headers()).toEqual(Array(2).fill(`User ${USER}, Organization ${ORGANIZATION}`));
    expect(fake.cloud.instances()).not.toContainEqual(DROPBOX);
  });

  it('has all three for a hub, and two where there is no organization', async () => {
    await searchRecords(fake.at(SALESFORCE), 'contacts', "Email='x'");
    await searchRecords(fake.at(SALESFORCE, { organizationSecret: null }), 'contacts', "Email='x'");
    expect(headers()).toEqual([
      `User ${USER}, Organization ${ORGANIZATION}, Element ${SALESFORCE.token}`,
      `User ${USER}, Element ${SALESFORCE.token}`,
    ]);
  });

  test.each<[string, Partial<CloudAccess>, platform: string, hub: string]>([
    ['no organization', { organizationSecret: null }, 'no-key', 'ok'],
    ['no user', { userSecret: '' }, 'no-key', 'no-key'],
    ['no element', { elementToken: null }, 'ok', 'no-key'],
    ['a comma', { userSecret: 'a, Organization b' }, 'bad-key', 'bad-key'],
    ['a line', { elementToken: 'a\r\nX-Other: b' }, 'ok', 'bad-key'],
    ['no Latin', { organizationSecret: 'ключ' }, 'bad-key', 'bad-key'],
  ])('is not sent with %s where that is needed', async (_, different, platform, hub) => {
    expect(await failureOf(listInstances(fake.at(SALESFORCE, different)))).toBe(platform);
    expect(await failureOf(searchRecords(fake.at(SALESFORCE, different), 'contacts', "Email='x'"))).toBe(hub);
    expect(fake.cloud.requests).toHaveLength([platform, hub].filter((kind) => kind === 'ok').length);
  });
});

describe('what can be connected, and what is', () => {
  it('are listed with their hubs', async () => {
    const elements = await brought(listElements(fake.at()));
    expect(elements).toHaveLength(10);
    expect(elements.slice(0, 2)).toEqual([
      { key: 'sfdc', name: 'Salesforce Sales Cloud', hub: 'crm', logo: 'https://cdn.example/logos/sfdc.png' },
      { key: 'hubspotcrm', name: 'HubSpot CRM', hub: 'crm', logo: null },
    ]);
    const instances = await brought(listInstances(fake.at()));
    expect(instances.map(({ name, hub, token, isDisabled }) => [name, hub, token, isDisabled])).toEqual([
      ['Salesforce of Sales', 'crm', SALESFORCE.token, false],
      ['HubSpot of Marketing', 'crm', 'hubspotcrm-element-token-520102=', false],
      ['Team Dropbox', 'documents', DROPBOX.token, false],
      ['Old Salesforce', 'crm', DISABLED.token, true],
      ['Shared Pipedrive', 'crm', null, false],
    ]);
    expect(fake.sent()).toEqual(['GET /elements?abridged=true', 'GET /instances?hydrate=false']);
  });

  it('are read to the last page', async () => {
    fake.cloud.set({ mostPerPage: 2 });
    expect(await brought(listInstances(fake.at()))).toHaveLength(5);
    expect(fake.cloud.requests.map(({ query }) => query.get('nextPage') !== null)).toEqual([false, true, true]);
  });

  it('a token that the list masks is told by the connection itself', async () => {
    const instance = await brought(readInstance(fake.at(), String(MASKED.id)));
    expect(instance).toEqual({
      ...{ id: '520105', name: 'Shared Pipedrive', element: 'pipedrive', hub: 'crm', token: MASKED.token },
      ...{ isValid: true, isDisabled: false },
    });
  });

  it('another connection than was asked for is not taken for it', async () => {
    const path = `${BASE_PATH}/instances/520105`;
    fake.cloud.next(path, { json: { id: 520101, token: 'x', element: { key: 'sfdc' } } });
    expect(await failureOf(readInstance(fake.at(), '520105'))).toBe('unreadable-reply');
  });

  it('a connection that is removed is gone, for hubs too', async () => {
    expect(await brought(removeInstance(fake.at(), String(SALESFORCE.id)))).toBe('removed');
    expect(await brought(removeInstance(fake.at(), String(SALESFORCE.id)))).toBe('absent');
    expect(await failureOf(searchRecords(fake.at(SALESFORCE), 'contacts', "Email='x'"))).toBe('bad-key');
  });

  it.each(['', '.', '..'])('an id %j leads nowhere else', async (id) => {
    const failures = [await failureOf(removeInstance(fake.at(), id)), await failureOf(readInstance(fake.at(), id))];
    expect(failures).toEqual(['bad-address', 'bad-address']);
    expect(fake.cloud.requests).toEqual([]);
  });
});

describe('a new connection', () => {
  const app: CloudOAuthApp = {
    ...{ element: 'hubspotcrm', apiKey: 'app-key', apiSecret: 'app/secret+1' },
    callbackUrl: 'https://extension.example/back',
  };
  /** What a browser does with the address: it ends at the callback. */
  const allow = async (address: string) => {
    // The sandbox without TLS; the client itself takes https only.
    const reply = await fetch(address.replace('https:', 'http:'), { redirect: 'manual' });
    return new URL(reply.headers.get('location') ?? '').searchParams;
  };
  const askFor = async (different: Partial<CloudOAuthApp> = {}) => {
    const path = `${BASE_PATH}/elements/hubspotcrm/oauth/url`;
    const raw = await fetch(`${fake.cloud.origin}${path}`, {
      method: 'POST',
      headers: { Authorization: `User ${USER}, Organization ${ORGANIZATION}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...app, ...different, state: 's1' }),
    });
    const { oauthUrl }: { oauthUrl: string } = await raw.json();
    return oauthUrl;
  };

  it('begins with an address to open; the app is told in the body', async () => {
    const path = `${BASE_PATH}/elements/hubspotcrm/oauth/url`;
    // Like the sandbox with TLS: a page of http is not opened.
    expect(await failureOf(askOAuthUrl(fake.at(), app, 's1'))).toBe('unreadable-reply');
    expect(fake.cloud.requests.map(({ method }) => method)).toEqual(['POST']);
    const values = { apiKey: 'app-key', apiSecret: 'app/secret+1', callbackUrl: app.callbackUrl, state: 's1' };
    expect(fake.cloud.requests.at(-1)?.body).toEqual(values);
    fake.cloud.next(path, { json: { element: 'hubspotcrm', oauthUrl: 'https://login.example/authorize?x=1' } });
    expect(await brought(askOAuthUrl(fake.at(), app, 's1'))).toBe('https://login.example/authorize?x=1');
  });

  it('never puts the app’s secret into an address, though Cloud Elements may know no other form', async () => {
    fake.cloud.set({ oauthForms: ['GET'] });
    await failureOf(askOAuthUrl(fake.at(), app, 's1'));
    expect(fake.cloud.requests.map(({ method, query }) => [method, query.size])).toEqual([['POST', 0]]);
  });

  it('tells the scope where the element wants one', async () => {
    await askOAuthUrl(fake.at(), { ...app, scope: 'contacts timeline' }, 's1');
    expect(fake.cloud.requests[0]?.body).toMatchObject({ scope: 'contacts timeline' });
  });

  it('is made of the code that comes back, once', async () => {
    const back = await allow(await askFor());
    expect(back.get('state')).toBe('s1');
    const code = back.get('code') ?? '';
    const made = await brought(createInstance(fake.at(), app, code, '<b>HubSpot</b> of Robin'));
    expect(made).toMatchObject({ name: 'HubSpot of Robin', element: 'hubspotcrm', hub: 'crm', isDisabled: false });
    expect((await brought(listInstances(fake.at()))).at(-1)).toEqual(made);
    const asker = { ...fake.at(), access: { ...fake.at().access, elementToken: made.token } };
    expect(await brought(searchRecords(asker, 'contacts', "properties.email='x'"))).toMatchObject({ things: [] });
    expect(await failureOf(createInstance(fake.at(), app, code, 'again'))).toBe('refused 400');
  });

  it.each<[string, Partial<CloudOAuthApp>]>([
    ['another app', { apiKey: 'other' }],
    ['another callback', { callbackUrl: 'https://other.example/' }],
    ['another element', { element: 'sfdc' }],
  ])('is not made with %s than the code is of', async (_, different) => {
    const code = (await allow(await askFor())).get('code') ?? '';
    expect(await failureOf(createInstance(fake.at(), { ...app, ...different }, code, 'x'))).toBe('refused 400');
    expect(fake.cloud.instances()).toHaveLength(5);
  });

  it('does not come about where the user refuses', async () => {
    fake.cloud.set({ isConsenting: false });
    const back = await allow(await askFor());
    expect([back.get('code'), back.get('error')]).toEqual([null, 'access_denied']);
  });

  it('may be there although its reply was lost', async () => {
    const code = (await allow(await askFor())).get('code') ?? '';
    fake.cloud.next(`${BASE_PATH}/instances`, { cut: 'after-charge' });
    expect(await failureOf(createInstance(fake.at(), app, code, 'x'))).toBe('maybe-written');
    expect(fake.cloud.instances()).toHaveLength(6);
  });
});

describe('failures of the platform', () => {
  test.each<[string, Behaviour, string]>([
    ['401', { status: 401 }, 'bad-key'],
    ['403', { status: 403 }, 'not-entitled'],
    ['404', { status: 404 }, 'refused 404'],
    ['405', { status: 405 }, 'not-offered'],
    ['408', { status: 408 }, 'service-down 408'],
    ['500', { status: 500 }, 'service-down 500'],
    ['502', { status: 502, body: { message: 'Provider failed' } }, 'service-down 502'],
    ['a page', { html: true }, 'unreadable-reply'],
    ['another shape', { json: { instances: [] } }, 'unreadable-reply'],
    ['entries of another shape', { json: [{ id: {} }, 7] }, 'unreadable-reply'],
    ['nothing', { json: '' }, 'unreadable-reply'],
    ['far too much', { body: `["${'x'.repeat(1_100_000)}"]` }, 'unreadable-reply'],
    ['a redirect', { redirect: 'https://evil.example/' }, 'no-answer'],
    ['a cut', { cut: 'before-charge' }, 'no-answer'],
    ['a cut in the body', { cut: 'mid-body' }, 'no-answer'],
    ['silence', { never: true }, 'timeout'],
  ])('%s', async (_, behaviour, kind) => {
    fake.cloud.always(`${BASE_PATH}/instances`, behaviour);
    expect(await failureOf(listInstances(fake.at()))).toBe(kind);
    expect(fake.cloud.requests).toHaveLength(1);
  });

  test.each<[string, Behaviour['headers'], number]>([
    ['says when', { 'Retry-After': '90' }, 90_000],
    ['says nothing', {}, 60_000],
  ])('a 429 that %s', async (_, headers = {}, wait) => {
    fake.cloud.next(`${BASE_PATH}/instances`, { status: 429, headers });
    const failure = { kind: 'rate-limited', service: 'cloudElements', until: NOW + wait };
    expect(await listInstances(fake.at())).toEqual({ ok: false, failure });
  });
});

describe('verification', () => {
  const verifyAs = (key: string, secretKey: string | null, elementToken: string | null = null) => {
    const connection = { service: 'cloudElements', base: fake.cloud.origin + BASE_PATH } as Connection;
    return verify(fake.at().request, connection, { service: 'cloudElements', key, secretKey, elementToken }, () => NOW);
  };

  it.each<[string, Parameters<typeof verifyAs>, string, string[]]>([
    ['user and organization', [USER, ORGANIZATION], 'ok', ['GET /instances?hydrate=false']],
    ['user and element', [USER, null, SALESFORCE.token], 'ok', ['GET /ping']],
    ['all three', [USER, ORGANIZATION, SALESFORCE.token], 'ok', ['GET /instances?hydrate=false', 'GET /ping']],
    ['a user alone', [USER, null], 'no-key', []],
    ['a wrong user', ['other', ORGANIZATION], 'bad-key', ['GET /instances?hydrate=false']],
    ['a wrong organization', [USER, 'other'], 'bad-key', ['GET /instances?hydrate=false']],
    ['a wrong token', [USER, ORGANIZATION, 'other'], 'bad-key', ['GET /instances?hydrate=false', 'GET /ping']],
    ['a disabled connection', [USER, null, DISABLED.token], 'not-entitled', ['GET /ping']],
  ])('with %s', async (_, secrets, kind, sent) => {
    expect(await failureOf(verifyAs(...secrets))).toBe(kind);
    expect(fake.sent()).toEqual(sent);
  });

  it('finds the base as it is, and no name', async () => {
    expect(await brought(verifyAs(USER, ORGANIZATION))).toEqual({
      ...{ base: fake.cloud.origin + BASE_PATH, foundForm: 'bearer', foundGeneration: 1 },
      ...{ user: null, tellsCredits: false, entitlements: [] },
    });
  });

  it('does not take a page in front of the service for it', async () => {
    fake.cloud.next(`${BASE_PATH}/ping`, { html: true });
    expect(await failureOf(verifyAs(USER, null, SALESFORCE.token))).toBe('unreadable-reply');
  });

  it('is at the vendor’s address, where a free call tells how requests go out', () => {
    const base = DEFAULT_BASES.cloudElements;
    expect(base).toBe('https://api.cloud-elements.com/elements/api-v2');
    expect(freeUrl({ service: 'cloudElements', base })).toBe(`${base}/ping`);
  });
});
