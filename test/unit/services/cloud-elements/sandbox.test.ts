import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conditionOf } from '../../../sandbox/cloud-elements/ceql.ts';
import { SALESFORCE } from '../../../sandbox/cloud-elements/connections.ts';
import { API_HOST, BASE_PATH } from '../../../sandbox/cloud-elements/replies.ts';
import { type CloudElements, startCloudElements } from '../../../sandbox/cloud-elements/start.ts';
import {
  CLOUD_ELEMENTS_DEMO_ORGANIZATION as ORGANIZATION,
  CLOUD_ELEMENTS_DEMO_USER as USER,
} from '../../../sandbox/cloud-elements/state.ts';
import { type Client, http2Client } from '../../sandbox/client.ts';

// The fake itself, over TLS and HTTP/2, as the vendor's host would be asked.

let cloud: CloudElements;
let client: Client;
beforeAll(async () => {
  cloud = await startCloudElements();
  client = http2Client(cloud.origin);
});
beforeEach(() => cloud.reset());
afterAll(async () => {
  client.close();
  await cloud.stop();
});

const ALL = `Element ${SALESFORCE.token}, User ${USER}, Organization ${ORGANIZATION}`;

async function ask(
  method: string,
  path: string,
  more: { authorization?: string; body?: unknown; origin?: string } = {},
) {
  const { authorization = ALL, body, origin } = more;
  const headers = { ':authority': API_HOST, authorization, ...(origin === undefined ? {} : { origin }) };
  const reply = await client.ask({ method, path: BASE_PATH + path, headers, body });
  return { ...reply, json: reply.text === '' ? null : JSON.parse(reply.text) };
}

it('has the headers of the true one, and tells pages of other origins which they may read', async () => {
  const plain = await ask('GET', '/hubs/crm/contacts?pageSize=1');
  expect(plain.headers).toMatchObject({
    ...{ 'elements-request-id': expect.any(String), 'elements-trace-id': expect.any(String) },
    ...{ 'elements-returned-count': '1', 'elements-total-count': '2', 'elements-next-page-token': expect.any(String) },
  });
  expect(plain.headers['access-control-expose-headers']).toBeUndefined();
  const { headers } = await ask('GET', '/ping', { origin: 'https://page.example' });
  expect(headers['access-control-expose-headers']).toContain('Elements-Next-Page-Token');
});

it.each([
  ['/hubs/crm/contacts', 200],
  ['/hubs/anything/contacts', 200],
  ['/contacts', 200],
  ['/files', 404],
  ['/hubs/crm/contacts?where=Email', 400],
  ['/hubs/crm/contacts?nextPage=made-up', 400],
  ['/hubs/crm/contacts?pageSize=0', 400],
  ['/nothing', 404],
])('GET %s', async (path, status) => {
  expect((await ask('GET', path)).status).toBe(status);
});

it.each([
  ['nobody', 'Element x, User y', 401],
  ['a user of another organization', `User ${USER}, Organization other, Element ${SALESFORCE.token}`, 401],
  ['no element', `User ${USER}, Organization ${ORGANIZATION}`, 401],
  ['the parts in another order', `Element ${SALESFORCE.token}, User ${USER}`, 200],
])('a hub is asked by %s', async (_, authorization, status) => {
  const reply = await ask('GET', '/hubs/crm/contacts', { authorization });
  expect(reply.status).toBe(status);
  if (status === 401) expect(reply.json.message).toMatch(/^Invalid Organization or User secret/);
});

it('masks secrets, and takes no DELETE of a connection that comes with an element', async () => {
  const { json } = await ask('GET', '/instances/520101');
  expect(json.configuration['oauth.api.secret']).toBe('********');
  expect((await ask('DELETE', '/instances/520101')).status).toBe(400);
  expect(
    (await ask('DELETE', '/instances/520101', { authorization: `User ${USER}, Organization ${ORGANIZATION}` })).status,
  ).toBe(200);
});

it('answers a probe of how requests are taken', async () => {
  expect((await ask('POST', '/ping', { authorization: '' })).status).toBe(401);
});

describe('CEQL', () => {
  const record = { Email: "o'hara@a.example", Title: 'Head', properties: { email: 'b@a.example' }, n: 7 };
  it.each<[string, boolean | null]>([
    ["Email='O''HARA@a.example'", true],
    ["Email = 'o''hara@a.example' AND Title='Head'", true],
    ["Email='x' AND Title='Head'", false],
    ["Email='x' OR Title='Head'", true],
    ["Title='Head' OR Email='x' AND n='8'", true],
    ["(Title='Head' OR Email='x') and n='8'", false],
    ["properties.email='b@a.example'", true],
    ["properties.toString='x'", false],
    ["n='7'", true],
    ["None=''", false],
    ["Email='o'hara@a.example'", null],
    ["Email='open", null],
    ['Email=x', null],
    ["(Email='x'", null],
    ["Email='x' AND", null],
    ["Email='x' Title='Head'", null],
    ['', null],
  ])('%s', (clause, expected) => {
    expect(conditionOf(clause)?.(record) ?? null).toBe(expected);
  });
});
