import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  COGNISM_DEMO_SECRET,
  COGNISM_DEMO_TOKEN,
  type CognismLegacy,
  startCognismLegacy,
} from '../../sandbox/cognism-2016/start.ts';
import { PEOPLE } from '../../sandbox/people.ts';
import { type Client, http2Client } from './client.ts';

const HEADERS = { 'x-api-accesstoken': COGNISM_DEMO_TOKEN, 'x-api-secretkey': COGNISM_DEMO_SECRET };
const KEYS = `accessToken=${COGNISM_DEMO_TOKEN}&secretKey=${COGNISM_DEMO_SECRET}`;
let legacy: CognismLegacy;
let client: Client;
beforeAll(async () => {
  legacy = await startCognismLegacy();
  client = http2Client(legacy.origin);
});
beforeEach(() => legacy.reset());
afterAll(async () => {
  client.close();
  await legacy.stop();
});

const statusOf = async (path: string, headers = {}, method = 'GET') =>
  (await client.ask({ method, path, headers })).status;
const documents = (query: string, kind = 'json') => client.ask({ path: `/api/v1/documents/${kind}?${query}&${KEYS}` });

describe('the keys', () => {
  it('of people and companies go in headers, and of documents in the address', async () => {
    expect(await statusOf('/api/v1/company/hollowpine', HEADERS)).toBe(200);
    expect(await statusOf(`/api/v1/company/hollowpine?${KEYS}`)).toBe(401);
    expect(await statusOf('/api/v1/person', HEADERS)).toBe(200);
    expect(await statusOf(`/api/v1/documents/json?source=x&${KEYS}`)).toBe(200);
    expect(await statusOf('/api/v1/documents/json?source=x', HEADERS)).toBe(401);
  });

  it('must be right', async () => {
    expect(await statusOf('/api/v1/person', { 'x-api-accesstoken': COGNISM_DEMO_TOKEN })).toBe(200);
    expect(await statusOf('/api/v1/person', { ...HEADERS, 'x-api-secretkey': 'wrong' })).toBe(401);
    legacy.setTokens({ wantsSecret: true });
    expect(await statusOf('/api/v1/person', { 'x-api-accesstoken': COGNISM_DEMO_TOKEN })).toBe(401);
    legacy.setTokens({ isAllowed: false });
    expect(await statusOf('/api/v1/person', HEADERS)).toBe(403);
    legacy.reset();
    expect(await statusOf('/api/v1/person', HEADERS)).toBe(200);
  });
});

it('knows no other paths and methods', async () => {
  expect(await statusOf('/api/v1/company', HEADERS)).toBe(404);
  expect(await statusOf('/api/v1/company/a/b', HEADERS)).toBe(404);
  expect(await statusOf('/api/v1/events', HEADERS)).toBe(404);
  expect(await statusOf('/api/v1/relationships', HEADERS)).toBe(404);
  expect(await statusOf('/api/v1/events/stream', HEADERS, 'DELETE')).toBe(405);
  expect(await statusOf('/api/v1/websocket', HEADERS)).toBe(400);
  expect(await statusOf('/api/v2/documents/json', HEADERS)).toBe(404);
  expect(await statusOf('/api/v1/person', HEADERS, 'POST')).toBe(405);
});

it('has no way to reach anybody', async () => {
  const { text } = await client.ask({ path: '/api/v1/person?company=Hollowpine%20Instruments', headers: HEADERS });
  expect(JSON.parse(text).items.length).toBeGreaterThan(1);
  expect(text).not.toMatch(/@|\+33/);
});

describe('documents', () => {
  it.each(['', 'dateFrom=2025-01-01&source=x', 'fields=body&source=x'])('are refused for "%s"', async (query) => {
    expect((await documents(query)).status).toBe(400);
  });

  it.each(['', 'aboutness=11', 'aboutness=5&page=-1', 'aboutness=5&count=0'])(
    'by aboutness are refused for "%s"',
    async (query) => {
      expect((await documents(query, 'org/Hollowpine')).status).toBe(400);
    },
  );

  it('come as JSON, with what was understood of the search', async () => {
    const { text } = await documents('keywords=fleet&fields=articleName,abstract&source=Financial%20Times');
    expect(JSON.parse(text)).toMatchObject({
      query: { keywords: ['fleet'], searchFields: ['articleName', 'abstract'], source: ['Financial Times'] },
      documents: [
        { date: '18.10.2025', entities: expect.arrayContaining([expect.objectContaining({ relevance: 8 })]) },
      ],
    });
  });

  it('come as a report', async () => {
    const { text, headers } = await documents('source=PR%20Newswire', 'txt');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(text).toMatch(/^Cognism Data Report\n/);
    expect(text).toContain('\n[2] Tidewright Software appoints');
  });

  it('of v2 want a tag, a term and a page', async () => {
    const v2 = (query: string) => client.ask({ path: `/api/v2/documents/search?${query}&${KEYS}` });
    expect((await v2('tag=ORGANIZATION&term=Hollowpine%20Instruments&aboutness=5')).status).toBe(400);
    expect((await v2('tag=DOG&term=A&aboutness=5&page=0&count=5')).status).toBe(400);
    const { text } = await v2('tag=ORGANIZATION&term=Hollowpine%20Instruments&aboutness=5&page=0&count=5');
    expect(text).toContain('Date: Thu Sep 04 14:00:00 \nUTC 2025');
  });
});

describe('events', () => {
  const events = async (query: string) => {
    const { status, text } = await client.ask({ path: `/api/v1/events/stream?${query}`, headers: HEADERS });
    return status === 200 ? JSON.parse(text).map(({ id }: { id: string }) => id) : status;
  };
  const search = (body: unknown) => client.ask({ method: 'POST', path: `/api/v1/events/stream/search?${KEYS}`, body });

  it.each([
    ['page=-1', 400],
    ['count=0', 400],
    ['count=101', 400],
    ['dateFrom=2025-01-01', 400],
    ['rule=employee.age%3D7', 400],
    ['rule=org%3D', 400],
    ['rule=org%3Dvaluelist(x)', 400],
    ['rule=org%3DA%3DB', 400],
    ['count=2&page=1', ['ev-kofi-promoted', 'ev-ludwig-moved']],
    ['page=9', []],
    ['rule=type%3Djob-leave%7Cquote', ['ev-jane-left', 'ev-kofi-quoted']],
    ['rule=type%3Dquote%3Borg%3DTidewright%20Software%2C%20Inc.%3B', ['ev-kofi-quoted']],
    ['rule=employee.name%3DJane%20Doe', ['ev-jane-left']],
    ['dateTo=01.01.2000', []],
  ])('by "%s" are %j', async (query, found) => {
    expect(await events(query)).toEqual(found);
  });

  it.each<[body: unknown, status: number]>([
    [{ page: 0, count: 5, pipeline: [] }, 200],
    [{ page: 0, count: 5, pipeline: [{ name: 'type', operator: 'eq', values: ['quote'], phase: 'match' }] }, 200],
    [{ page: 0, pipeline: [] }, 400],
    [{ page: 0, count: 5 }, 400],
    [{ page: 0, count: 5, pipeline: [{ name: 'type', operator: 'ne', values: ['quote'], phase: 'match' }] }, 400],
    [{ page: 0, count: 5, pipeline: [{ name: 'type', operator: 'eq', values: [], phase: 'match' }] }, 400],
    ['x', 400],
  ])('searched for by %j are answered with %i', async (body, status) => {
    expect((await search(body)).status).toBe(status);
  });

  it('are about the people of the other services', async () => {
    const { text } = await client.ask({ path: '/api/v1/events/stream', headers: HEADERS });
    const urls = JSON.parse(text).flatMap(({ employee }: { employee?: { url?: string } }) => employee?.url ?? []);
    const slugs = PEOPLE.map(({ slug }) => `https://www.linkedin.com/in/${encodeURIComponent(slug)}`);
    expect(urls.length).toBeGreaterThan(5);
    expect(slugs).toEqual(expect.arrayContaining(urls));
  });
});

describe('subscriptions', () => {
  const whole = { name: 'a', active: true, pattern: {}, 'callback-http': { method: 'POST', url: 'b', headers: [] } };
  it.each([
    [whole, 200],
    [{ ...whole, name: undefined }, 400],
    [{ ...whole, active: 'true' }, 400],
    [{ ...whole, 'callback-http': { method: 'POST', url: 'b' } }, 400],
  ])('of %j are answered with %i', async (draft, status) => {
    const asked = { method: 'POST', path: '/api/v1/subscription', headers: HEADERS, body: draft };
    expect((await client.ask(asked)).status).toBe(status);
    expect(legacy.state.subscriptions.size).toBe(status === 200 ? 1 : 0);
    legacy.reset();
    expect(legacy.state.subscriptions.size).toBe(0);
  });

  it('want both keys', async () => {
    expect(await statusOf('/api/v1/subscription', HEADERS)).toBe(200);
    expect(await statusOf('/api/v1/subscription', { 'x-api-accesstoken': COGNISM_DEMO_TOKEN })).toBe(401);
  });
});

it.each([
  [{ action: 'a', source: 'b', data: 1 }, 200],
  [{ action: 'a', source: 'b' }, 400],
  [{ source: 'b', data: 1 }, 400],
])('an audit entry of %j is answered with %i', async (entry, status) => {
  const asked = { method: 'POST', path: `/api/v1/audit/user?${KEYS}`, body: entry };
  expect((await client.ask(asked)).status).toBe(status);
  expect(legacy.state.audit).toHaveLength(status === 200 ? 1 : 0);
});
