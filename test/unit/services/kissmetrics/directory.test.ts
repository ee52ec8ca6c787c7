import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { Connection } from '../../../../src/model/schemas/purchases/account.ts';
import {
  listAccounts,
  listProducts,
  listReports,
  readDirectory,
} from '../../../../src/services/kissmetrics/directory.ts';
import { entryOf } from '../../../../src/services/kissmetrics/library.ts';
import { listAll } from '../../../../src/services/kissmetrics/lists.ts';
import { verifyKissmetrics } from '../../../../src/services/kissmetrics/verify.ts';
import type { Behaviour } from '../../../sandbox/index.ts';
import { ACCOUNT_ID, CUSTOMERS_ID, PRODUCT_ID } from '../../../sandbox/kissmetrics/reports.ts';
import { type Kissmetrics, startKissmetrics } from '../../../sandbox/kissmetrics/start.ts';
import { KISSMETRICS_DEMO_TOKEN, type Settings } from '../../../sandbox/kissmetrics/state.ts';
import { askerAt, NOW } from './asker.ts';

let kissmetrics: Kissmetrics;
beforeAll(async () => {
  kissmetrics = await startKissmetrics({ tls: false });
});
beforeEach(() => kissmetrics.reset());
afterAll(() => kissmetrics.stop());

const asker = (key?: string) => askerAt(kissmetrics.origin, {}, key);
const asked = () =>
  kissmetrics.requests.map(({ method, path, query }) => `${method} ${path}${query.size ? `?${query}` : ''}`);

describe('a token', () => {
  const verify = (key: string) => {
    const connection = { base: kissmetrics.origin } as Connection;
    return verifyKissmetrics(asker().request, connection, { service: 'kissmetrics', key, secretKey: null }, () => NOW);
  };

  it('is checked by the directory and the accounts, which say what it may see', async () => {
    expect(await verify(KISSMETRICS_DEMO_TOKEN)).toMatchObject({
      ok: true,
      value: { user: 'Leadlight Demo, Leadlight Labs', entitlements: expect.arrayContaining(['accounts', 'reports']) },
      balance: null,
    });
    expect(asked()).toEqual(['GET /core', 'GET /core/accounts?limit=100&offset=0']);
    expect(kissmetrics.requests.map(({ headers }) => headers.authorization)).toEqual(
      Array(2).fill(`Bearer ${KISSMETRICS_DEMO_TOKEN}`),
    );
  });

  it('that nobody knows is bad, and one that may see nothing is not entitled', async () => {
    kissmetrics.setToken('seen-nothing');
    const failures = [await verify('not-a-token'), await verify('seen-nothing')];
    expect(failures).toMatchObject([{ failure: { kind: 'bad-key' } }, { failure: { kind: 'not-entitled' } }]);
    expect(asked()).toEqual(['GET /core', 'GET /core']);
  });

  test.each<[string, Behaviour, object]>([
    ['500', { status: 500 }, { kind: 'service-down', status: 500 }],
    ['404', { status: 404 }, { kind: 'refused', status: 404 }],
    ['429', { status: 429, headers: { 'Retry-After': '90' } }, { kind: 'rate-limited', until: NOW + 90_000 }],
    ['429 without a word', { status: 429 }, { kind: 'rate-limited', until: NOW + 60_000 }],
    ['a page', { html: true }, { kind: 'unreadable-reply' }],
    ['another shape', { json: { hello: 1 } }, { kind: 'unreadable-reply' }],
    ['nothing', { json: '' }, { kind: 'unreadable-reply' }],
    ['far too much', { body: `{"name":"${'x'.repeat(1_100_000)}"}` }, { kind: 'unreadable-reply' }],
    ['a redirect', { redirect: 'https://evil.example/' }, { kind: 'no-answer' }],
    ['a cut', { cut: 'before-charge' }, { kind: 'no-answer' }],
    ['a cut in the body', { cut: 'mid-body' }, { kind: 'no-answer' }],
    ['silence', { never: true }, { kind: 'timeout' }],
  ])('whose check is answered with %s is asked about once', async (_, behaviour, failure) => {
    kissmetrics.always('/core', behaviour);
    expect(await verify(KISSMETRICS_DEMO_TOKEN)).toMatchObject({ ok: false, failure });
    expect(asked()).toEqual(['GET /core']);
  });
});

describe('lists', () => {
  const listEvents = (product: string) =>
    listAll(asker(), `${kissmetrics.origin}/core/products/${product}/events`, (entry) =>
      entryOf('events', entry, kissmetrics.origin),
    );

  it('lead from the accounts to the reports that can be run, by the links of each', async () => {
    const directory = await readDirectory(asker());
    const accounts = await listAccounts(asker(), directory.ok ? directory.value.links : []);
    const [account] = accounts.ok ? accounts.value : [];
    const products = await listProducts(asker(), account?.id ?? '', account?.products);
    const [product] = products.ok ? products.value : [];
    const reports = await listReports(asker(), product?.id ?? '', product?.reports);
    expect([account?.name, product?.name]).toEqual(['Leadlight Demo', 'Gauge Online']);
    const names = reports.ok && reports.value.map(({ id, name, type }) => [id === CUSTOMERS_ID, name, type]);
    expect(names).toEqual([
      [true, 'Paying & trial customers', 'people_search_v2'],
      [false, 'Everybody who signed up', 'people_search_v3'],
    ]);
    const { origin } = kissmetrics;
    // The sandbox's products link to the misspelt host of the document, by templates.
    expect(product?.reports).toBe(`${origin}/core/products/${PRODUCT_ID}/reports`);
  });

  it('are asked for where the document has them if no link is known', async () => {
    await listAccounts(asker());
    await listProducts(asker(), ACCOUNT_ID);
    await listReports(asker(), 'a/b');
    expect(asked().map((target) => target.replace(/\?.*/, ''))).toEqual([
      'GET /core/accounts',
      `GET /core/accounts/${ACCOUNT_ID}/products`,
      'GET /core/products/a%2Fb/reports',
    ]);
  });

  it('are not followed off the vendor’s hosts', async () => {
    const products = await listProducts(asker(), ACCOUNT_ID, 'https://evil.example/core/products');
    expect(products).toMatchObject({ ok: false, failure: { kind: 'bad-address' } });
    expect(asked()).toEqual([]);
  });

  test.each<[string, Partial<Settings>]>([
    ['links', { paging: 'links' }],
    ['links that are templates', { paging: 'templates' }],
    ['the `Link` header', { paging: 'header' }],
    ['counting', { paging: 'counts' }],
    ['the `Link` header of a bare list', { envelope: 'document' }],
  ])('of several pages are read by %s, to the end', async (_, settings) => {
    kissmetrics.set({ mostPerPage: 20, ...settings });
    const events = await listEvents(PRODUCT_ID);
    expect(events.ok && events.value.length).toBe(45);
    expect(kissmetrics.requests.map(({ query }) => query.get('offset'))).toEqual(['0', '20', '40']);
  });

  const page = (next: string) => ({
    meta: { status: 200 },
    data: [{ id: 'e1', name: 'one' }],
    pagination: { limit: 1, offset: 0, total: 3 },
    links: [{ rel: 'next', href: next, templated: false }],
  });
  test.each<[string, next: string, offsets: string[]]>([
    ['back to the same page', '/core/products/p/events?limit=100&offset=0', ['0', '1', '2']],
    ['back in another way', '/core/products/p/events?limit=9&offset=0', ['0', '1', '2']],
    ['nobody knows where', '/core/products/p/events?cursor=7', ['0', '1', '2']],
    ['off the host', 'https://evil.example/core/products/p/events?limit=100&offset=1', ['0', '1', '2']],
    ['past what was not read', '/core/products/p/events?limit=100&offset=99', ['0', '1', '2']],
    ['onwards', '/core/products/p/events?limit=7&offset=1', ['0', '1', '2']],
  ])('whose link leads %s are read by counting, if need be', async (_, next, offsets) => {
    kissmetrics.always('/core/products/p/events', { json: page(next) });
    const events = await listEvents('p');
    expect(events).toMatchObject({ ok: true, value: [{ id: 'e1' }] });
    expect(kissmetrics.requests.map(({ query }) => query.get('offset'))).toEqual(offsets);
    const isOnward = next.includes('limit=7');
    expect(kissmetrics.requests[1]?.query.get('limit')).toBe(isOnward ? '7' : '100');
  });

  it('that never end are left after fifty pages', async () => {
    const endless = { data: [{ id: 'e1' }], pagination: { total: 1e9 } };
    kissmetrics.always('/core/products/p/events', { json: endless });
    expect(await listEvents('p')).toMatchObject({ ok: true, value: [{ id: 'e1' }] });
    expect(kissmetrics.requests).toHaveLength(50);
  });

  test.each([
    ['no list', { data: { id: 1 } }],
    ['things without an id', { data: [{ name: 'nobody' }, 7, null] }],
    ['a number', 7],
  ])('that are %s are not readable', async (_, json) => {
    kissmetrics.always('/core/accounts', { json });
    expect(await listAccounts(asker())).toMatchObject({ ok: false, failure: { kind: 'unreadable-reply' } });
  });

  it('keep what is readable beside what is not', async () => {
    const data = [
      { id: 'a1', name: 7, links: 'none', status: null },
      { name: 'without id' },
      { id: 12, name: ' Two ' },
    ];
    kissmetrics.always('/core/accounts', { json: { data } });
    const accounts = await listAccounts(asker());
    expect(accounts.ok && accounts.value.map(({ id, name }) => [id, name])).toEqual([
      ['a1', 'a1'],
      ['12', 'Two'],
    ]);
  });
});
