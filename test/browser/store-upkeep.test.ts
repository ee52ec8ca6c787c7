import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

const DAY = 24 * 3_600_000;
const NOW = new Date(2026, 5, 30, 12).getTime();
const OLD = NOW - 31 * DAY;

type Stored = Readonly<Record<string, unknown>>;

/** Upkeep on a database that holds these; resolves to what is left, and what it wrote in. */
const keepUpOn = (records: Record<string, Stored[]>, at = NOW) =>
  page.run(
    async (name, records, at) => {
      const { openDatabase, keepUp } = store.open(name);
      await openDatabase();
      await store.putAllRaw(name, records);
      const transactions = await store.transactions(() => keepUp(at));
      return { left: await store.dump(name), count: transactions.length };
    },
    records,
    at,
  );

const ids = (records: Stored[] = []) => records.map(({ id }) => id);

const FAILURE = { kind: 'timeout', service: 'kaspr' };
const run = (id: number, different: Stored = {}): Stored => ({
  ...{ id, service: 'kaspr', phoneRequired: false, stopAfter: null, state: 'done', why: null, waitUntil: null },
  ...{ startedAt: OLD, endedAt: OLD, counts: { waiting: 0, known: 0, found: 1, nothing: 0, failed: 0 } },
  ...{ charged: 1, open: 0, spent: { kaspr: 1 } },
  ...different,
});
const task = (id: number, run: number, state = 'found'): Stored => ({
  ...{ id, run, state, refusals: 0, failure: state === 'failed' ? FAILURE : null },
  person: { slug: `p${id}`, token: null, memberId: null, name: 'Jane', headline: null, company: null, location: null },
});
const sending = (id: number, different: Stored = {}): Stored => ({
  ...{ id, instanceId: 'crm', state: 'done', why: null, waitUntil: null, startedAt: OLD, endedAt: OLD },
  counts: { waiting: 0 },
  ...different,
});
const sendingTask = (id: number, sending: number, state = 'created'): Stored => ({
  ...{ id, sending, state, leadId: 'x', failure: null, tries: 0 },
});

describe('bulk runs that have ended', () => {
  it('go with their tasks after 30 days, but for the last, and for those that are not over', async () => {
    const { left } = await keepUpOn({
      runs: [
        run(1),
        run(2, { state: 'cancelled' }),
        run(3, { endedAt: NOW - 29 * DAY }),
        run(4, { state: 'paused', endedAt: null }),
        run(5, { state: 'running', endedAt: null }),
        // It may yet turn out what it has cost.
        run(6, { open: 1 }),
        run(7, { state: 7 }),
        run(8, { endedAt: null }),
        run(9),
      ],
      tasks: [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((id) => [task(id * 2, id), task(id * 2 + 1, id, 'waiting')]),
    });
    expect(ids(left.runs)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(left.tasks?.map(({ run }) => run)).toEqual([3, 4, 5, 6, 7, 8, 9].flatMap((id) => [id, id]));
  });

  it('go when 50 newer ones have ended', async () => {
    const runs = Array.from({ length: 53 }, (_, at) => run(at + 1, { endedAt: NOW - 1 }));
    const { left } = await keepUpOn({ runs, tasks: [task(1, 3), task(2, 4)] });
    expect(ids(left.runs)).toEqual(Array.from({ length: 50 }, (_, at) => at + 4));
    expect(ids(left.tasks)).toEqual([2]);
  });

  it('go in small transactions, though they were long', async () => {
    const tasks = Array.from({ length: 1000 }, (_, at) => task(at + 1, 1));
    const { left, count } = await keepUpOn({ runs: [run(1), run(2)], tasks });
    const { count: none } = await keepUpOn({ runs: [run(2)] });
    expect([ids(left.runs), left.tasks]).toEqual([[2], []]);
    expect(count - none).toBe(6);
  });

  it('into the CRM go likewise', async () => {
    const { left } = await keepUpOn({
      sendings: [sending(1), sending(2, { state: 'paused', endedAt: null }), sending(3), sending(4)],
      sendingTasks: [1, 2, 3, 4].map((id) => sendingTask(id, id, id === 4 ? 'choose' : 'created')),
    });
    expect([ids(left.sendings), ids(left.sendingTasks)]).toEqual([
      [2, 4],
      [2, 4],
    ]);
  });

  it('leave the ledger as it is, and what is bought for later runs has numbers of its own', async () => {
    const { purchases, days, next } = await page.run(
      async (name, old, now) => {
        const { queue, begin, end, keepUp, questions } = store.open(name);
        const wanted = { service: 'kaspr', phoneRequired: false, stopAfter: null } as const;
        for (const slug of ['a', 'b', 'c']) {
          const { id } = await queue.add(wanted, [store.person(slug)], old);
          const { purchase } = await begin({ person: store.person(slug) }, { run: id }, null, old);
          await end(purchase, slug === 'b' ? { state: 'unknown', charged: null } : {}, undefined, old);
          const [task] = await queue.next(id, 1);
          if (task) await queue.finish(task, 'found', null, old);
        }
        await questions.resolve(2, 1, 'user', old);
        await keepUp(now);
        await keepUp(now + 1);
        const { purchases, days } = await store.dump(name);
        const { id } = await queue.add(wanted, [store.person('d')], now);
        return { purchases, days, next: id };
      },
      OLD,
      NOW,
    );
    expect(purchases).toMatchObject([{ run: 1 }, { run: 2 }, { run: 3 }]);
    expect(days).toMatchObject([{ entries: 3, charged: 3 }]);
    expect(next).toBe(4);
  });
});

const preview = (different: Stored = {}): Stored => ({
  ...{ service: 'cognism', aliases: ['in:jane'], askedName: null, redeemId: null, matchedBy: 'profile', score: null },
  ...{ name: null, title: null, company: null, hasEmail: null, hasMobile: null, hasDirect: null },
  ...{ isOptedOut: false, at: OLD },
  ...different,
});

it('previews go after 30 days, but for those of people who opted out, and what cannot be read', async () => {
  const many = Array.from({ length: 450 }, () => preview());
  const { left } = await keepUpOn({
    previews: [
      preview({ name: 'old' }),
      preview({ name: 'out', isOptedOut: true }),
      preview({ name: 'damaged', service: 7 }),
      ...many,
      preview({ name: 'out too', isOptedOut: true, matchedBy: 'name' }),
      preview({ name: 'new', at: NOW - DAY }),
      ...many,
    ],
  });
  expect(left.previews?.map(({ name }) => name)).toEqual(['out', 'damaged', 'out too', 'new']);
});

it('the last 200 seals stay, however old', async () => {
  const seals = Array.from({ length: 203 }, (_, at) => ({ head: `${1000 - at}`, entries: 1, at }));
  const { left } = await keepUpOn({ seals });
  expect(left.seals?.map(({ at }) => at).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 200 }, (_, at) => at + 3),
  );
});

it('pushes that surely wrote nothing go after 30 days; all others stay', async () => {
  const push = (id: number, state: string, at = OLD) => ({ id, leadId: 'x', values: [], state, at });
  const pushes = [
    ...['intent', 'created', 'updated', 'unchanged', 'undone', 'failed'].map((state, id) => push(id, state)),
    push(9, 'failed', NOW - DAY),
  ];
  const { left } = await keepUpOn({ pushes });
  expect(ids(left.pushes)).toEqual([0, 1, 2, 3, 4, 9]);
});

it('nothing that was paid for goes, nor opt-outs, nor what was set aside', async () => {
  const records = {
    purchases: [{ id: 1, key: 'a', state: 'settled', subject: 'x', startedAt: 1 }],
    leads: [{ id: 'x', aliases: ['in:x'], savedAt: 1 }],
    domains: [{ domain: 'acme.example' }],
    days: [{ id: 'kaspr|1970-01-01', service: 'kaspr', day: '1970-01-01', entries: 1, charged: 1, open: 0 }],
    otherAnswers: [{ purchase: 1 }],
    optOuts: [{ id: 'a', aliases: ['in:hash'], service: 'cognism', at: 1 }],
    damaged: [{ id: 1, store: 'leads', key: 'y', record: 7 }],
    statements: [{ id: 'kaspr|a' }],
  };
  const { left } = await keepUpOn(records);
  expect(left).toMatchObject(records);
});

it('a part that fails does not keep the others from their work', async () => {
  const left = await page.run(
    async (name, runs, now) => {
      const { openDatabase, keepUp } = store.open(name);
      await openDatabase();
      await store.putAllRaw(name, { runs });
      const getAll = IDBObjectStore.prototype.getAll;
      IDBObjectStore.prototype.getAll = function (this: IDBObjectStore, ...given: Parameters<typeof getAll>) {
        if (this.name === 'days') throw new Error('unreadable');
        return getAll.apply(this, given);
      };
      const message = await store.failed(keepUp(now));
      IDBObjectStore.prototype.getAll = getAll;
      return [message, ((await store.dump(name)).runs ?? []).map(({ id }) => id)];
    },
    [run(1), run(2)],
    NOW,
  );
  expect(left).toEqual(['unreadable', [2]]);
});
