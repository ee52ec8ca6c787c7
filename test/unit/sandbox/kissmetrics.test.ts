import { afterAll, beforeAll, beforeEach, expect, it, test } from 'vitest';
import { CUSTOMERS_ID, PRODUCT_ID, uuid } from '../../sandbox/kissmetrics/reports.ts';
import { type Kissmetrics, startKissmetrics } from '../../sandbox/kissmetrics/start.ts';
import { KISSMETRICS_DEMO_TOKEN } from '../../sandbox/kissmetrics/state.ts';
import { type Client, http2Client } from './client.ts';

let kissmetrics: Kissmetrics;
let client: Client;
beforeAll(async () => {
  kissmetrics = await startKissmetrics();
  client = http2Client(kissmetrics.origin);
});
beforeEach(() => kissmetrics.reset());
afterAll(async () => {
  client.close();
  await kissmetrics.stop();
});

const RUN = `/query/reports/${CUSTOMERS_ID}/run`;
const QUERY = `/query/queries/${uuid(0xdead, 1)}`;
const V2 = `/v2/products/${PRODUCT_ID}/reports/${CUSTOMERS_ID}/run`;
const SECONDS = { report: { start_date: 1, end_date: 2 } };
const DATES = { start_date: '2025-01-01T00:00:00Z', end_date: '2026-01-01T00:00:00Z' };

/** A request as the vendor's host would get it. */
async function ask(path: string, body?: unknown, host = 'api.kissmetrics.com', token = KISSMETRICS_DEMO_TOKEN) {
  const headers = { ':authority': host, authorization: `Bearer ${token}`, accept: 'application/json' };
  const reply = await client.ask({ path, method: body ? 'POST' : 'GET', headers, body });
  return { ...reply, json: JSON.parse(reply.text) };
}

it('answers with the headers and the envelope of the true one, and `&` as that writes it', async () => {
  const { status, headers, json, text } = await ask(`/core/products/${PRODUCT_ID}/reports?limit=2&offset=2`);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    ...{ etag: expect.stringMatching(/^".+"$/), 'x-request-id': expect.any(String), 'x-runtime': expect.any(String) },
    'cache-control': 'max-age=0, private, must-revalidate',
  });
  expect(json).toMatchObject({ meta: { status: 200 }, pagination: { limit: 2, offset: 2, total: 26 } });
  const list = `https://api.kissmetrics.com/core/products/${PRODUCT_ID}/reports`;
  expect(json.links.map(({ rel, href }: { rel: string; href: string }) => [rel, href])).toEqual([
    ['first', `${list}?limit=2&offset=0`],
    ['last', `${list}?limit=2&offset=24`],
    ['next', `${list}?limit=2&offset=4`],
    ['prev', `${list}?limit=2&offset=0`],
  ]);
  expect(text).toContain('limit=2\\u0026offset=4');
  expect((await ask('/core/events')).json.data).toHaveLength(20);
});

test.each<[string, Parameters<typeof ask>, number, object]>([
  ['nobody', ['/core', undefined, undefined, 'x'], 401, { meta: { status: 401 } }],
  ['a path that is none', ['/core/none'], 404, { meta: { status: 404, message: 'not found', errors: ['not_found'] } }],
  ['a report that is none', ['/core/reports/none'], 404, { meta: { errors: ['not_found'] } }],
  ['a limit that is none', ['/core/reports?limit=x'], 400, { meta: { status: 400 } }],
  ['v1 with dates of v2', [RUN, DATES], 400, { error: 'bad request' }],
  ['v1 for no report', ['/query/reports/none/run', SECONDS], 404, { error: 'report not found', status: 404 }],
  ['v1 for a report of another kind', [`/query/reports/${uuid(0xcafe, 10)}/run`, SECONDS], 404, { status: 404 }],
  ['v1 at the host of v2', [RUN, SECONDS, 'query.kissmetrics.io'], 404, { meta: { status: 404 } }],
  ['v2 with seconds', [V2, SECONDS, 'query.kissmetrics.io'], 400, { meta: { status: 400 } }],
  ['v2 at the host of v1', [V2, DATES], 404, { meta: { status: 404 } }],
  ['results of nothing', [`${QUERY}/results`], 404, { error: 'query not found' }],
])('refuses %s', async (_, given, status, json) => {
  expect(await ask(...given)).toMatchObject({ status, json });
});

it('runs a report of v1: it takes time, has results of its day, and forgets them', async () => {
  const begun = await ask(RUN, SECONDS);
  expect([begun.status, begun.headers.location]).toEqual([202, `https://api.kissmetrics.com${QUERY}/status`]);
  expect(begun.json).toEqual({ success: true, query_guid: uuid(0xdead, 1) });
  expect((await ask(`${QUERY}/results`)).status).toBe(404);
  kissmetrics.setPeople(CUSTOMERS_ID, []);
  const states = [await ask(`${QUERY}/status`), await ask(`${QUERY}/status`), await ask(`${QUERY}/status`)];
  expect(states.map(({ status, json, headers }) => [status, json.progress, headers.location ?? null])).toEqual([
    [200, 0, null],
    [200, 0.5, null],
    [201, 1, `https://api.kissmetrics.com${QUERY}/results`],
  ]);
  const { json } = await ask(`${QUERY}/results?limit=1&offset=0`);
  expect(json).toMatchObject({ total: 65, metadata: { limit: 1, offset: 0 } });
  expect(json.rows).toEqual([[1000, 'Zoe.bronte@hollowpine.example', 'Team', 214, '2026-01-12']]);
  expect(json.columns[1]).toMatchObject({ display_name: 'Person' });
  kissmetrics.expireQueries();
  expect((await ask(`${QUERY}/results`)).status).toBe(404);
});

it('runs a report of v2 at either of its hosts, and leads back to that one', async () => {
  for (const [at, host] of ['query.kissmetrics.com', 'query.kissmetrics.io'].entries()) {
    const { status, json } = await ask(V2, DATES, host);
    const href = `https://${host}/v2/queries/${uuid(0xdead, at + 1)}/status`;
    expect([status, json.links]).toEqual([202, [{ templated: false, href, rel: 'query-status', name: 'Status' }]]);
  }
});
