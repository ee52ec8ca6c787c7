import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

const ALL = { service: null, state: null, text: '' } as const;
type Filter = Parameters<ReturnType<typeof store.open>['pages']['page']>[0];

/** Leaves a ledger behind: every entry like the first, except for what a test says of its number. */
async function fill(count: number, missing: number[] = []): Promise<void> {
  await page.run(
    async (name, count, missing) => {
      const { buy, openDatabase } = store.open(name);
      const first = await buy(store.person('jane'), 'a@acme.example');
      const transaction = (await openDatabase()).transaction(['purchases', 'leads'], 'readwrite');
      const entries = transaction.objectStore('purchases');
      const lead = await transaction.objectStore('leads').get(first.subject);
      for (let id = 1; id <= count; id += 1) {
        const subject = id % 2 ? first.subject : `lead-${id % 10}`;
        const state = (['settled', 'refused', 'unknown'] as const)[id % 3] ?? 'settled';
        const resolved = id % 12 === 2 ? ({ by: 'user', at: 7 } as const) : null;
        if (missing.includes(id)) await entries.delete(id);
        else await entries.put({ ...first, id, subject, state, resolved });
      }
      for (const number of [0, 2, 4]) {
        const aliases = [`urn:ACoAA${number}`, `in:name-${number}`];
        if (lead)
          await transaction
            .objectStore('leads')
            .put({ ...lead, id: `lead-${number}`, name: `Person ${number}`, aliases });
      }
      await transaction.done;
    },
    count,
    missing,
  );
}

/** Reads the ledger page by page; the numbers on each. */
function read(filter: Filter, limit: number): Promise<{ ids: number[]; sizes: number[] }> {
  return page.run(
    async (name, filter, limit) => {
      const { pages } = store.open(name);
      const [ids, sizes]: [number[], number[]] = [[], []];
      let before: number | null = null;
      do {
        const { entries, next }: Awaited<ReturnType<typeof pages.page>> = await pages.page(filter, before, limit);
        ids.push(...entries.map(({ purchase }) => purchase.id));
        sizes.push(entries.length);
        before = next;
      } while (before !== null && sizes.length < 1000);
      return { ids, sizes };
    },
    filter,
    limit,
  );
}

const down = (from: number, to = 1) => Array.from({ length: from - to + 1 }, (_, index) => from - index);

describe('the ledger, page by page', () => {
  it.each([50, 1, 617, 1234, 5000])('has every entry once, newest first (%i a page)', async (limit) => {
    await fill(limit === 1 ? 40 : 1234);
    const count = limit === 1 ? 40 : 1234;
    const { ids, sizes } = await read(ALL, limit);
    expect(ids).toEqual(down(count));
    expect(sizes.slice(0, -1).every((size) => size === limit)).toBe(true);
  });

  it('has every entry once where numbers are missing', async () => {
    const missing = [1, 2, 700, ...down(1190, 1100), 1234];
    await fill(1234, missing);
    const { ids } = await read(ALL, 50);
    expect(ids).toEqual(down(1234).filter((id) => !missing.includes(id)));
  });

  it('is empty where nothing was asked', async () => {
    expect(await read(ALL, 50)).toEqual({ ids: [], sizes: [0] });
  });

  it('does not repeat what is shown when new entries come meanwhile', async () => {
    await fill(120);
    const ids = await page.run(async (name) => {
      const { pages, begin } = store.open(name);
      const filter = { service: null, state: null, text: '' };
      const first = await pages.page(filter, null, 50);
      await begin({ domain: 'acme.example' });
      const second = await pages.page(filter, first.next, 50);
      return [...first.entries, ...second.entries].map(({ purchase }) => purchase.id);
    });
    expect(ids).toEqual(down(120, 21));
  });
});

describe('a filter', () => {
  const isResolved = (id: number) => id % 12 === 2;
  const tables: [string, Partial<Filter>, (id: number) => boolean][] = [
    ['of settled entries', { state: 'settled' }, (id) => id % 3 === 0],
    ['of refused ones', { state: 'refused' }, (id) => id % 3 === 1],
    ['of open questions', { state: 'unknown' }, (id) => id % 3 === 2 && !isResolved(id)],
    ['of answered questions', { state: 'resolved' }, isResolved],
    ['of what is under way', { state: 'intent' }, () => false],
    ['of a service', { service: 'kaspr' }, () => true],
    ['of a name', { text: 'name OF Jane' }, (id) => id % 2 === 1],
    ['of a part of a name', { text: 'person' }, (id) => [0, 2, 4].includes(id % 10)],
    ['of a name and a state', { text: 'person 2', state: 'refused' }, (id) => id % 10 === 2 && id % 3 === 1],
    ['that nothing passes', { text: 'nobody' }, () => false],
  ];
  it.each(tables)('%s', async (_, filter, passes) => {
    await fill(1234);
    const { ids } = await read({ ...ALL, ...filter }, 50);
    expect(ids).toEqual(down(1234).filter(passes));
  });

  it('finds a company by its domain', async () => {
    const found = await page.run(async (name) => {
      const { pages, begin, buy } = store.open(name);
      await buy(store.person('jane'), 'a@acme.example');
      await begin({ domain: 'acme.example' });
      return pages.page({ service: null, state: null, text: 'ACME' }, null, 50);
    });
    expect(found).toMatchObject({ entries: [{ name: 'acme.example', slug: null, purchase: { id: 2 } }] });
  });
});

describe('an entry is shown with whom it was about', () => {
  it('by the name and the address that are stored, or as forgotten', async () => {
    await fill(10);
    const entries = await page.run(async (name) => {
      const { pages } = store.open(name);
      const { entries } = await pages.page({ service: null, state: null, text: '' }, null, 50);
      return entries.map(({ purchase, name, slug }) => [purchase.id, name, slug]);
    });
    expect(entries).toEqual([
      [10, 'Person 0', 'name-0'],
      [9, 'Name of jane', 'jane'],
      [8, null, null],
      [7, 'Name of jane', 'jane'],
      [6, null, null],
      [5, 'Name of jane', 'jane'],
      [4, 'Person 4', 'name-4'],
      [3, 'Name of jane', 'jane'],
      [2, 'Person 2', 'name-2'],
      [1, 'Name of jane', 'jane'],
    ]);
  });
});

describe('the ledger in order, for a file', () => {
  it('has every entry once, oldest first, also where numbers are missing', async () => {
    const missing = [1, 5, ...down(700, 600)];
    await fill(1234, missing);
    const ids = await page.run(async (name) => {
      const { pages } = store.open(name);
      const ids: number[] = [];
      for (let pieces = 0; pieces < 50; pieces += 1) {
        const piece = await pages.inOrder(ids.at(-1) ?? 0, 100);
        if (piece.length === 0) break;
        ids.push(...piece.map(({ purchase }) => purchase.id));
      }
      return ids;
    });
    expect(ids).toEqual(
      down(1234)
        .reverse()
        .filter((id) => !missing.includes(id)),
    );
  });

  it('is remembered by the hash of its end', async () => {
    const seen = await page.run(async (name) => {
      const { pages } = store.open(name);
      await pages.seal({ head: 'abc', entries: 7, at: 5 });
      return [await pages.sealed('abc'), await pages.sealed('abd')];
    });
    expect(seen).toEqual([{ head: 'abc', entries: 7, at: 5 }, null]);
  });
});
