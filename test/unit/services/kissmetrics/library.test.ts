import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { LibraryList } from '../../../../src/model/views/library.ts';
import { readLibraryEntry, readLibraryPage } from '../../../../src/services/kissmetrics/library.ts';
import { CUSTOMERS_ID, PRODUCT_ID, uuid } from '../../../sandbox/kissmetrics/reports.ts';
import { type Kissmetrics, startKissmetrics } from '../../../sandbox/kissmetrics/start.ts';
import type { Settings } from '../../../sandbox/kissmetrics/state.ts';
import { askerAt } from './asker.ts';

let kissmetrics: Kissmetrics;
beforeAll(async () => {
  kissmetrics = await startKissmetrics({ tls: false });
});
beforeEach(() => kissmetrics.reset());
afterAll(() => kissmetrics.stop());

const asker = () => askerAt(kissmetrics.origin);
const offsets = () => kissmetrics.requests.map(({ query }) => query.get('offset'));

async function page(list: LibraryList, href: string | null = null) {
  const read = await readLibraryPage(asker(), list, href);
  if (!read.ok) throw new Error(read.failure.kind);
  return read.value;
}

describe('the library', () => {
  it('leads from accounts by their links to everything of a product, of every kind of report', async () => {
    const [account] = (await page('accounts')).entries;
    const products = await page('products', account?.lists.products ?? '');
    expect(products.entries.map(({ name }) => name)).toEqual(['Gauge Online', 'Gauge Shop']);
    const lists = products.entries[0]?.lists ?? {};
    const reports = await page('reports', lists.reports);
    expect(reports.entries.slice(0, 3).map(({ name, canRun }) => [name, canRun])).toEqual([
      ['Paying & trial customers', true],
      ['Everybody who signed up', true],
      ['Funnel 1', false],
    ]);
    expect((await page('events', lists.events)).total).toBe(45);
    expect((await page('properties', lists.properties)).entries[1]?.headings).toEqual(['Visits', 'visits']);
  });

  test.each<[LibraryList, count: number]>([
    ['accounts', 2],
    ['products', 3],
    ['reports', 27],
    ['events', 45],
    ['properties', 30],
  ])('has all %s that the token may see', async (list, count) => {
    expect((await page(list)).entries).toHaveLength(count);
    expect(kissmetrics.requests.map(({ path }) => path)).toEqual([`/core/${list}`]);
  });

  test.each<[string, Partial<Settings>]>([
    ['links', { paging: 'links' }],
    ['links that are templates', { paging: 'templates' }],
    ['the `Link` header', { paging: 'header' }],
    ['counting', { paging: 'counts' }],
    ['the `Link` header of a bare list', { envelope: 'document' }],
  ])('is paged by %s, one request a page', async (_, settings) => {
    kissmetrics.set({ mostPerPage: 20, ...settings });
    const first = await page('events');
    expect([first.entries.length, offsets()]).toEqual([20, ['0']]);
    const second = await page('events', first.next);
    const third = await page('events', second.next);
    expect([third.entries.length, third.next, offsets()]).toEqual([5, null, ['0', '20', '40']]);
  });

  it('is not followed off the vendor’s hosts', async () => {
    const read = await readLibraryPage(asker(), 'products', 'https://evil.example/core/products');
    expect(read).toMatchObject({ ok: false, failure: { kind: 'bad-address' } });
    expect(kissmetrics.requests).toEqual([]);
  });

  it('names what has no name by its id, and takes a field of a wrong type as absent', async () => {
    const odd = {
      id: 7,
      name: null,
      display_name: [],
      description: 3,
      total: -1,
      is_visible: 'yes',
      last_used_at: 'x',
    };
    kissmetrics.always('/core/events', { json: { data: [odd, { name: 'no id' }] } });
    const { entries } = await page('events');
    expect(entries).toMatchObject([
      { id: '7', name: '7', fields: { description: null, total: null, lastUsedAt: null } },
    ]);
  });
});

describe('details', () => {
  it('are those of the one that was asked for, with where they lead', async () => {
    const read = await readLibraryEntry(asker(), 'products', PRODUCT_ID);
    expect(read).toMatchObject({
      ok: true,
      value: { name: 'Gauge Online', lists: { events: `${kissmetrics.origin}/core/products/${PRODUCT_ID}/events` } },
    });
    kissmetrics.always(`/core/reports/${CUSTOMERS_ID}`, { json: { data: { id: uuid(0xcafe, 2), name: 'Another' } } });
    const other = await readLibraryEntry(asker(), 'reports', CUSTOMERS_ID);
    expect(other).toMatchObject({ ok: false, failure: { kind: 'unreadable-reply' } });
  });

  it('of what has been deleted are not found', async () => {
    kissmetrics.deleteReport(CUSTOMERS_ID);
    const read = await readLibraryEntry(asker(), 'reports', CUSTOMERS_ID);
    expect(read).toMatchObject({ ok: false, failure: { kind: 'refused', status: 404 } });
  });
});
