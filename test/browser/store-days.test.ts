import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Budget } from '../../src/model/schemas/purchases/settings.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());
afterEach(() => page.travelTo(null));

const [AUCKLAND, BERLIN, NEW_YORK] = ['Pacific/Auckland', 'Europe/Berlin', 'America/New_York'];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Half past midnight of the 16th in Berlin, the evening of the 15th in New York. */
const MIDNIGHT = Date.UTC(2026, 0, 15, 23, 30);

const cap = (caps: Partial<Budget>) =>
  page.run(async (name, caps) => {
    const none = { day: null, month: null, run: null };
    await store.open(name).settings.save({ budgets: { kaspr: { ...none, ...caps }, cognism: none } });
  }, caps);

/** Asks to spend a credit on somebody new; null: it was spent. */
const spend = (at: number, charged: number | null = 1) =>
  page.run(
    async (name, at, charged) => {
      const { tryToBegin, end } = store.open(name);
      // With a key of its own each time, so that the price stays one credit.
      const keyId = crypto.randomUUID().slice(-12);
      const opening = await tryToBegin({ person: store.person(crypto.randomUUID()) }, { keyId }, null, at);
      if (opening.kind === 'forbidden') return 'cap' in opening.failure ? opening.failure.cap : opening.failure.kind;
      if (charged !== null) await end(opening.purchase, { charged }, undefined, at + 1);
      return null;
    },
    at,
    charged,
  );

const days = () =>
  page.run(async (name) => {
    const sums = await store.open(name).pages.days();
    return sums.map(({ day, entries, charged, open }) => [day, entries, charged, open]);
  });

const markAhead = (at: number) => page.run((name, at) => store.open(name).markDaysAhead(at), at);

describe('an entry is booked on the day of the place where its request was sent', () => {
  it('and stays there, wherever the user is when its charge is known', async () => {
    await page.travelTo(BERLIN);
    const id = await page.run(async (name, at) => {
      const { purchase } = await store.open(name).begin({ person: store.person('jane') }, {}, null, at);
      await store.open(name).recover(at + 1);
      return purchase.id;
    }, MIDNIGHT);
    expect(await days()).toEqual([['2026-01-16', 1, 0, 1]]);
    await page.travelTo(NEW_YORK);
    await page.run(
      async (name, id, at) => void (await store.open(name).questions.resolve(id, 0, 'balance', at)),
      id,
      MIDNIGHT + HOUR,
    );
    expect(await days()).toEqual([['2026-01-16', 1, 0, 0]]);
    // What is worked out again is so by what is stored.
    await page.run((name) => store.open(name).pages.repair());
    expect(await days()).toEqual([['2026-01-16', 1, 0, 0]]);
  });

  it('which an update works out once for the entries of earlier versions', async () => {
    await page.travelTo(BERLIN);
    const entries = await page.run(async (name, at) => {
      const entry = {
        ...{ service: 'kaspr', operation: 'profile', subject: 'x', asked: {}, keyId: 'abcdef012345', lock: '' },
        ...{ state: 'settled', startedAt: at, endedAt: at, found: false, failure: null, charged: 1, remaining: 9 },
        ...{ repeatable: false, stake: 2, run: null, resolved: null },
      };
      const purchases = [
        { ...entry, id: 1, key: 'a' },
        { ...entry, id: 2, key: 'b', state: 'unknown', charged: null },
        { ...entry, id: 3, key: 'c', state: 'settled', charged: 'two' },
        { ...entry, id: 4, key: 'd', startedAt: 'then' },
        ...Array.from({ length: 1000 }, (_, index) => ({ ...entry, id: 10 + index, key: `k${index}` })),
      ];
      // As counted in another place.
      const sum = { id: 'kaspr|2026-01-15', service: 'kaspr', day: '2026-01-15', entries: 1003, charged: 9, open: 9 };
      await store.makeOlder(name, 7, { purchases, days: [sum] });
      await (await store.open(name).openDatabase()).close();
      return (await store.dump(name)).purchases ?? [];
    }, MIDNIGHT);
    expect(entries).toHaveLength(1004);
    expect(entries.filter(({ day }) => day === '2026-01-16')).toHaveLength(1003);
    expect(entries.find(({ id }) => id === 4)).not.toHaveProperty('day');
    await page.travelTo(NEW_YORK);
    expect((await days())[0]).toEqual(['2026-01-16', 1003, 1001, 4]);
  });
});

describe('a cap of a day', () => {
  it('is not free again in the west, where it is yesterday', async () => {
    await cap({ day: 2 });
    await page.travelTo(BERLIN);
    expect(await spend(MIDNIGHT - 2 * HOUR)).toBeNull();
    expect(await spend(MIDNIGHT)).toBeNull();
    await page.travelTo(NEW_YORK);
    // The 15th, on which one credit was spent, and one on what is tomorrow here.
    expect(await spend(MIDNIGHT + HOUR)).toBe('day');
    // The 16th, with one credit.
    expect(await spend(MIDNIGHT + 8 * HOUR)).toBeNull();
    expect(await spend(MIDNIGHT + 9 * HOUR)).toBe('day');
  });

  it('begins with the day of the place where the user is, in the east too', async () => {
    await cap({ day: 1 });
    await page.travelTo(BERLIN);
    expect(await spend(MIDNIGHT - 12 * HOUR)).toBeNull();
    expect(await spend(MIDNIGHT - 11 * HOUR)).toBe('day');
    await page.travelTo(AUCKLAND);
    expect(await spend(MIDNIGHT - 10 * HOUR)).toBeNull();
    await page.travelTo(BERLIN);
    expect(await spend(MIDNIGHT - 9 * HOUR)).toBe('day');
    expect(await spend(MIDNIGHT + HOUR)).toBe('day');
  });

  it.each([
    ['an hour', HOUR],
    ['a day', DAY],
    ['ten days', 10 * DAY],
    ['two years', 730 * DAY],
  ])('is not free again where the clock jumps back by %s', async (_, time) => {
    await page.travelTo(BERLIN);
    await cap({ day: 1 });
    const noon = MIDNIGHT + 12 * HOUR;
    expect(await spend(noon)).toBeNull();
    expect(await spend(noon - time)).toBe('day');
    await cap({ month: 1 });
    expect(await spend(noon - time)).toBe('month');
  });

  it('counts what may yet be charged of tomorrow too', async () => {
    await cap({ day: 1 });
    await page.travelTo(BERLIN);
    expect(await spend(MIDNIGHT, null)).toBeNull();
    await page.travelTo(NEW_YORK);
    expect(await spend(MIDNIGHT)).toBe('day');
  });

  it('is blocked by a clock that was years ahead until the next day, not for years', async () => {
    await page.travelTo(BERLIN);
    const noon = MIDNIGHT + 12 * HOUR;
    await cap({ day: 1, month: 2 });
    expect(await spend(noon + 3650 * DAY)).toBeNull();
    await markAhead(noon);
    expect(await spend(noon)).toBe('day');
    await markAhead(noon + DAY);
    expect(await spend(noon + DAY)).toBeNull();
    // It counts in the month in which it was noticed.
    expect(await spend(noon + 2 * DAY)).toBe('month');
    expect(await spend(noon + 31 * DAY)).toBeNull();
    await markAhead(noon + 3650 * DAY);
    expect(await spend(noon + 3650 * DAY)).toBe('day');
  });
});
