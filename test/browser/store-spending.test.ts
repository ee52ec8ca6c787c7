import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Budget } from '../../src/model/schemas/purchases/settings.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

/** A moment of the user's clock. */
const moment = (day: number, hour = 12, month = 3) => new Date(2026, month - 1, day, hour).getTime();
const NOON = moment(10);

const DOWN = { kind: 'service-down', service: 'kaspr', status: 500 } as const;
const BAD_KEY = { kind: 'bad-key', service: 'kaspr' } as const;
const CAPS: Budget = { day: null, month: null, run: null };

describe('the sums of a day', () => {
  type End = Parameters<ReturnType<typeof store.open>['end']>[1];
  it.each<[string, End | null, charged: number, open: number]>([
    ['count what is under way with its stake', null, 0, 1],
    ['count what was charged', { charged: 2, data: null }, 2, 0],
    ['count nothing for an answer for nothing', { charged: 0 }, 0, 0],
    ['count nothing for "no data" that does not tell a price', { charged: null, data: null }, 0, 0],
    ['count nothing for a refusal', { state: 'refused', charged: null, failure: BAD_KEY }, 0, 0],
    ['count a refusal that was charged', { state: 'settled', charged: 1, failure: BAD_KEY }, 1, 0],
    ['count an open question with its stake', { state: 'unknown', charged: null, failure: DOWN }, 0, 1],
    ['count a failure that was charged', { charged: 1, failure: DOWN }, 1, 0],
  ])('%s', async (_, outcome, charged, open) => {
    const days = await page.run(
      async (name, outcome, at) => {
        const { begin, end, pages } = store.open(name);
        const { purchase } = await begin({ person: store.person('jane') }, {}, null, at);
        if (outcome) await end(purchase, outcome, undefined, at + 1);
        return pages.days();
      },
      outcome,
      NOON,
    );
    expect(days).toEqual([{ id: 'kaspr|2026-03-10', service: 'kaspr', day: '2026-03-10', entries: 1, charged, open }]);
  });

  it('count a found answer of unknown price with what was at stake', async () => {
    const days = await page.run(async (name, at) => {
      const { begin, end, pages } = store.open(name);
      const { purchase } = await begin({ person: store.person('jane') }, {}, null, at);
      const data = { operation: 'profile', contact: store.contact('a@acme.example') } as const;
      await end(purchase, { charged: null, data });
      return pages.days();
    }, NOON);
    expect(days).toMatchObject([{ entries: 1, charged: 0, open: 1 }]);
  });

  it('follow an entry through its life, whoever answers the question', async () => {
    const seen = await page.run(async (name, at) => {
      const { begin, end, pages, questions, recover } = store.open(name);
      const sums = async () => (await pages.days()).map(({ entries, charged, open }) => [entries, charged, open]);
      const seen: number[][][] = [];
      const note = async () => void seen.push(await sums());
      const employees = { operation: 'domain-employees', asked: { limit: 5 } } as const;
      await begin({ domain: 'acme.example' }, employees, null, at);
      await note();
      await recover(at + 1);
      await note();
      await questions.resolve(1, 3, 'balance', at + 2);
      await note();
      const { purchase } = await begin({ person: store.person('jane') }, {}, null, at);
      await end(purchase, { state: 'unknown', charged: null });
      await questions.resolve(purchase.id, 0, 'user', at + 3);
      await note();
      return seen;
    }, NOON);
    expect(seen).toEqual([[[1, 0, 5]], [[1, 0, 5]], [[1, 3, 0]], [[2, 3, 0]]]);
  });

  it('are those of the user’s day in which a request was sent, newest first', async () => {
    const days = await page.run(
      async (name, late, early) => {
        const { buy, begin, end, pages } = store.open(name);
        await buy(store.person('a'), 'a@acme.example', {}, early);
        // Ended after midnight.
        const { purchase } = await begin({ person: store.person('b') }, {}, null, late);
        await end(purchase, {}, undefined, late + 3_600_000);
        return (await pages.days()).map(({ day, charged }) => [day, charged]);
      },
      moment(31, 23) + 1_800_000,
      moment(31, 0),
    );
    expect(days).toEqual([['2026-03-31', 2]]);
  });

  it('of fractions are never below nothing', async () => {
    const days = await page.run(async (name, at) => {
      const { begin, end, pages, questions, accounts } = store.open(name);
      await accounts.connect(store.connection(store.KEY_ID), store.secret('a key'));
      for (const [index, charged] of [0.1, 0.2, 0.3].entries()) {
        const { purchase } = await begin({ person: store.person(`p${index}`) }, {}, null, at);
        await end(purchase, { charged });
      }
      for (const slug of ['a', 'b', 'c']) {
        const { purchase } = await begin({ person: store.person(slug) }, {}, null, at);
        await end(purchase, { state: 'unknown', charged: null });
        await questions.resolve(purchase.id, 0, 'balance', at);
      }
      return pages.days();
    }, NOON);
    expect(days[0]?.charged).toBeCloseTo(0.6);
    expect(days[0]?.open).toBeGreaterThanOrEqual(0);
    expect(days[0]?.open).toBeCloseTo(0);
  });
});

describe('what a purchase is at stake for', () => {
  it('is what such a one has cost at most by this key, one where nothing is known', async () => {
    const stakes = await page.run(async (name) => {
      const { begin, end } = store.open(name);
      const first = await begin({ person: store.person('a') });
      await end(first.purchase, { charged: 3 });
      const others = [
        await begin({ person: store.person('b') }),
        await begin({ person: store.person('c') }, { keyId: '000000000000' }),
        await begin({ domain: 'acme.example' }),
        await begin({ domain: 'acme.example' }, { operation: 'domain-employees', asked: { limit: 7 } }),
      ];
      return [first, ...others].map(({ purchase }) => purchase.stake);
    });
    expect(stakes).toEqual([1, 3, 1, 1, 7]);
  });
});

describe('a cap', () => {
  /** What was spent at each moment before; whether one more credit may be spent now. */
  it.each<[string, caps: Partial<Budget>, spent: (readonly [at: number, credits: number | null])[], string | null]>([
    ['of a day counts this day', { day: 2 }, [[moment(10, 0), 1]], null],
    ['of a day is reached', { day: 2 }, [[moment(10, 0), 2]], 'day 2'],
    ['of a day counts open questions', { day: 1 }, [[moment(10, 0), null]], 'day 1'],
    ['of a day does not count yesterday', { day: 1 }, [[moment(9, 23), 5]], null],
    [
      'of a month counts its days',
      { month: 5 },
      [
        [moment(1, 0), 3],
        [moment(9), 2],
      ],
      'month 5',
    ],
    [
      'of a month has room',
      { month: 6 },
      [
        [moment(1, 0), 3],
        [moment(9), 2],
      ],
      null,
    ],
    [
      'of a month counts open questions',
      { month: 3 },
      [
        [moment(1, 0), 2],
        [moment(9), null],
      ],
      'month 3',
    ],
    ['of a month does not count the last one', { month: 1 }, [[moment(28, 23, 2), 5]], null],
    ['of a month counts what a clock spent that was ahead', { month: 1 }, [[moment(1, 0, 4), 5]], 'month 1'],
    ['of nothing forbids', { day: 0 }, [], 'day 0'],
  ])('%s', async (_, caps, spent, forbidden) => {
    const opening = await page.run(
      async (name, caps, spent, at) => {
        const { settings, begin, end, tryToBegin } = store.open(name);
        for (const [index, [when, charged]] of spent.entries()) {
          // With a key of its own, so that the price of the next one stays one credit.
          const keyId = 'aaaaaaaaaaaa';
          const { purchase } = await begin({ person: store.person(`p${index}`) }, { keyId }, null, when);
          await end(purchase, charged === null ? { state: 'unknown', charged } : { charged });
        }
        await settings.save({ budgets: { kaspr: caps, cognism: { day: 0, month: 0, run: 0 } } });
        return tryToBegin({ person: store.person('jane') }, {}, null, at);
      },
      { ...CAPS, ...caps },
      spent,
      NOON,
    );
    const failure = opening.kind === 'forbidden' ? opening.failure : null;
    expect(failure && 'cap' in failure ? `${failure.cap} ${failure.limit}` : null).toBe(forbidden);
  });

  it('of a run counts what it has spent, and its own end', async () => {
    const seen = await page.run(async (name) => {
      const { queue, settings, begin, end, tryToBegin } = store.open(name);
      const run = await queue.add({ service: 'kaspr', phoneRequired: false, stopAfter: 2 }, [store.person('a')], 1);
      const other = await queue.add(
        { service: 'kaspr', phoneRequired: false, stopAfter: null },
        [store.person('b')],
        1,
      );
      const buyFor = async (slug: string, id: number) => {
        const { purchase } = await begin({ person: store.person(slug) }, { run: id });
        await end(purchase, { charged: 1 });
      };
      await buyFor('a', run.id);
      const { purchase } = await begin({ person: store.person('b') }, { run: run.id });
      const kinds = [(await tryToBegin({ person: store.person('c') }, { run: run.id })).kind];
      await end(purchase, { state: 'refused', charged: null });
      kinds.push((await tryToBegin({ person: store.person('c') }, { run: run.id })).kind);
      for (const slug of ['d', 'e', 'f']) await buyFor(slug, other.id);
      const none = { day: null, month: null, run: null };
      await settings.save({ budgets: { kaspr: { ...none, run: 3 }, cognism: none } });
      kinds.push((await tryToBegin({ person: store.person('g') }, { run: other.id })).kind);
      kinds.push((await tryToBegin({ person: store.person('g') })).kind);
      const runs = (await store.dump(name)).runs ?? [];
      return { kinds, runs: runs.map(({ charged, open }) => [charged, open]) };
    });
    expect(seen).toEqual({
      kinds: ['forbidden', 'opened', 'forbidden', 'opened'],
      runs: [
        [1, 1],
        [3, 0],
      ],
    });
  });

  it('holds where many ask at once, in several contexts', async () => {
    const { kinds, entries, sum } = await page.run(async (name) => {
      const none = { day: null, month: null, run: null };
      await store.open(name).settings.save({ budgets: { kaspr: { ...none, day: 3 }, cognism: none } });
      const contexts = [store.open(name), store.open(name)];
      const openings = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          contexts[index % 2]?.tryToBegin({ person: store.person(`p${index}`) }, {}, null, 1_770_000_000_000),
        ),
      );
      const { purchases, days } = await store.dump(name);
      return { kinds: openings.map((one) => one?.kind).sort(), entries: purchases?.length, sum: days?.[0]?.open };
    });
    expect(kinds).toEqual([...Array(7).fill('forbidden'), ...Array(3).fill('opened')]);
    expect([entries, sum]).toEqual([3, 3]);
  });
});

describe('what the user forbids', () => {
  it('leaves no trace: no entry, no sum, nobody new, no new name of anybody', async () => {
    const { openings, before, after } = await page.run(async (name) => {
      const { settings, buy, tryToBegin } = store.open(name);
      await buy(store.person('jane', 'ACoAAJ'), 'a@acme.example');
      await buy(store.person('jane-doe', null, '7'), 'b@acme.example', { asked: { phoneRequired: true } });
      await settings.save({ spendNothing: true });
      const before = await store.dump(name);
      const openings = [
        await tryToBegin({ person: store.person('john') }),
        await tryToBegin({ domain: 'acme.example' }),
        // The page shows that two leads are one, a new name, and a slug that has a new owner.
        await tryToBegin({ person: store.person('jane', 'ACoAAJ', '7') }, { asked: { limit: 3 } }),
        await tryToBegin({ person: store.person('jane', 'ACoAAK') }),
      ];
      return { openings, before, after: await store.dump(name) };
    });
    expect(openings).toEqual(Array(4).fill({ kind: 'forbidden', failure: { kind: 'spend-nothing' } }));
    expect(after).toEqual(before);
  });

  it('is not asked about where the store answers', async () => {
    const kinds = await page.run(async (name) => {
      const { settings, buy, begin, tryToBegin } = store.open(name);
      const bought = await buy(store.person('jane'), 'a@acme.example');
      await begin({ person: store.person('john') });
      await settings.save({ spendNothing: true });
      const openings = [
        await tryToBegin({ person: store.person('jane') }),
        await tryToBegin({ person: store.person('john') }),
        await tryToBegin({ person: store.person('jane') }, {}, bought.id),
      ];
      return openings.map(({ kind }) => kind);
    });
    expect(kinds).toEqual(['found', 'found', 'forbidden']);
  });
});
