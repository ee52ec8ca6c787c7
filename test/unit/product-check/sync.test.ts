import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { sync as syncSchema, type Watch } from '../../../src/model/schemas/people/product-check.ts';
import { createSync } from '../../../src/product-check/sync.ts';
import type { HttpEnvironment } from '../../../src/services/http/http.ts';
import type { Behaviour } from '../../sandbox/index.ts';
import { ACCOUNT_ID, CUSTOMERS_ID, PRODUCT_ID, type ReportPerson, uuid } from '../../sandbox/kissmetrics/reports.ts';
import { type Kissmetrics, startKissmetrics } from '../../sandbox/kissmetrics/start.ts';
import { askerAt, NOW } from '../services/kissmetrics/asker.ts';
import { People } from './known-people.ts';

let kissmetrics: Kissmetrics;
let people: People;
let now: number;
let told: number;
/** How often it was told that someone may be, or no longer be, in the product. */
let swaps: number;
beforeAll(async () => {
  kissmetrics = await startKissmetrics({ tls: false });
});
beforeEach(() => {
  kissmetrics.reset();
  [people, now, told, swaps] = [new People(WATCH), NOW, 0, 0];
});
afterAll(() => kissmetrics.stop());

const HOUR = 3_600_000;
const WATCH: Watch = {
  ...{ accountId: ACCOUNT_ID, accountName: 'Leadlight Demo', productId: PRODUCT_ID, productName: 'Gauge Online' },
  ...{ reportId: CUSTOMERS_ID, reportName: 'Customers', refreshHours: 24 },
};
const REPORT = `/core/reports/${CUSTOMERS_ID}`;
const V1 = `/query/reports/${CUSTOMERS_ID}/run`;
const V2 = `/v2/products/${PRODUCT_ID}/reports/${CUSTOMERS_ID}/run`;
const FIRST = uuid(0xdead, 1);
const STATUS = `/query/queries/${FIRST}/status`;
const RESULTS = `/query/queries/${FIRST}/results`;

const many = (count: number, cell = 'Pro'): ReportPerson[] =>
  Array.from({ length: count }, (_, at) => ({ number: at, identity: `p${at}@a.example`, cells: [cell, at, null] }));

/** A background that was just started: nothing is left of the one before but what is stored. */
function background(different: Partial<HttpEnvironment> = {}, hasToken = true) {
  const { request, access } = askerAt(kissmetrics.origin, { limit: 500, ...different });
  return createSync({
    ...{ people, request, now: () => now },
    findAccess: async () => (hasToken ? access : null),
    changed: (change) => {
      told += 1;
      if (change?.topics.includes('product')) swaps += 1;
    },
  });
}

/**
 * Goes on, each step in a background of its own, until it is told to wait for longer.
 * @returns that wait (ms), or null
 */
async function workOff(patience = 20_000, different: Partial<HttpEnvironment> = {}): Promise<number | null> {
  for (let steps = 0; steps < 1000; steps += 1) {
    const next = await background(different).advance();
    if (next === null || next - now > patience) return next === null ? null : next - now;
    now = Math.max(now, next);
  }
  throw new Error('There is no end to it.');
}

const asked = () => kissmetrics.requests.map(({ method, path }) => `${method} ${path}`);

describe('a report', () => {
  it('is run, waited for and read, each step by another background', async () => {
    kissmetrics.setPeople(CUSTOMERS_ID, many(2500));
    const wait = await workOff();
    expect(asked()).toEqual([
      `GET ${REPORT}`,
      `POST ${V1}`,
      ...Array(3).fill(`GET ${STATUS}`),
      ...Array(3).fill(`GET ${RESULTS}`),
    ]);
    const { known, sync, stale } = people.state;
    expect(sync).toMatchObject({ phase: 'done', read: 2500, total: 2500, endedAt: now });
    expect(known).toEqual({
      ...{ number: 1, asOf: NOW, columns: ['Plan', 'Visits', 'Last seen'], ticked: [], read: 2500 },
      ...{ kept: 2500, addresses: 2500, isWhole: true },
    });
    expect([people.sets.get(1)?.length, stale]).toEqual([2500, []]);
    expect(wait).toBe(NOW + 24 * HOUR - now);
    expect(told).toBeGreaterThan(5);
    expect(swaps).toBe(1);
    for (const step of people.steps) expect(syncSchema.parse(step)).toEqual(step);
  });

  it('is asked after less and less often, and tells how far it is', async () => {
    kissmetrics.set({ polls: 8 });
    await workOff();
    const polls = people.steps.filter(({ phase }) => phase === 'poll');
    const waits = polls.map(({ goOnAt }, at) => goOnAt - (polls[at - 1]?.goOnAt ?? NOW));
    expect(waits).toEqual([2000, 3000, 4500, 6750, 10_125, 15_000, 15_000, 15_000, 15_000]);
    expect(polls.map(({ progress }) => progress)).toEqual([null, 0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875]);
  });

  it('that does not end is given up, however long the machine slept meanwhile', async () => {
    kissmetrics.set({ polls: 1000 });
    const wait = await workOff();
    expect(people.state.sync).toMatchObject({ phase: 'failed', failure: { kind: 'timeout' } });
    const took = now - NOW;
    expect([took > 150_000, took < 210_000]).toEqual([true, true]);
    expect(wait).toBe(HOUR);
    kissmetrics.reset();
    [people, now] = [new People(WATCH), NOW];
    for (let polls = 0; polls < 4; polls += 1) {
      await background().advance();
      now += HOUR;
    }
    expect(people.state.sync?.phase).toBe('poll');
    await workOff();
    expect(people.state.sync?.phase).toBe('done');
  });

  it('is read anew when it is time, beside the old people, who go then', async () => {
    kissmetrics.setPeople(CUSTOMERS_ID, many(3));
    const wait = await workOff();
    now += wait ?? 0;
    const again = now;
    kissmetrics.setPeople(CUSTOMERS_ID, many(2));
    await background().advance();
    expect(people.state).toMatchObject({ known: { number: 1, asOf: NOW }, sync: { set: 2, phase: 'run' } });
    await workOff();
    expect(people.state).toMatchObject({ known: { number: 2, asOf: again, read: 2 }, stale: [] });
    expect([...people.sets.keys()]).toEqual([2]);
  });

  it('is read anew at once where a column was ticked since, and not where one was unticked', async () => {
    kissmetrics.setPeople(CUSTOMERS_ID, many(3));
    await workOff();
    const tick = (ticked: string[]) => {
      people.state = { ...people.state, watch: { ...WATCH, ticked } };
    };
    tick(['Plan', 'Visits']);
    await workOff();
    expect(people.state).toMatchObject({ known: { number: 2, ticked: ['Plan', 'Visits'] } });
    tick(['Plan']);
    expect(await workOff()).toBeGreaterThan(23 * HOUR);
    expect(people.state).toMatchObject({ lastSet: 2, stale: [] });
  });

  it('that can’t be read for a ticked column is tried again, and seldom', async () => {
    kissmetrics.setPeople(CUSTOMERS_ID, many(3));
    await workOff();
    people.state = { ...people.state, watch: { ...WATCH, ticked: ['Plan'] } };
    kissmetrics.always(REPORT, { status: 401 });
    expect(await workOff()).toBe(24 * HOUR);
    expect(people.state).toMatchObject({ known: { number: 1 }, sync: { phase: 'failed' } });
  });

  it('that nobody chose is not read', async () => {
    people = new People(null);
    expect([await background().advance(), asked(), told]).toEqual([null, [], 0]);
  });

  it('without a token is not asked for', async () => {
    await background({}, false).advance();
    expect([people.state.sync?.failure, asked()]).toEqual([{ kind: 'no-key', service: 'kissmetrics' }, []]);
  });

  it('with pages that are too long is read in smaller ones', async () => {
    kissmetrics.setPeople(CUSTOMERS_ID, many(2000, 'x'.repeat(1500)));
    await workOff();
    expect(people.state.known).toMatchObject({ read: 2000, isWhole: true });
    const limits = kissmetrics.requests.filter(({ path }) => path === RESULTS).map(({ query }) => query.get('limit'));
    expect(limits).toEqual(['1000', '500', '500', '500', '500']);
    expect(people.sets.get(1)?.length).toBe(2000);
  });

  it('that ends before its last person is not whole', async () => {
    const results = { total: 9, metadata: { limit: 50, offset: 0 }, rows: [[1, 'p1@a.example']], links: [] };
    kissmetrics.next(RESULTS, { json: results });
    kissmetrics.next(RESULTS, { json: { ...results, metadata: { limit: 50, offset: 1 }, rows: [] } });
    await workOff();
    expect(people.state.known).toMatchObject({ read: 1, isWhole: false });
  });

  test.each<[total: number | null, from: number]>([
    [200_010, 199_999],
    [200_001, 199_999],
    [null, 199_998],
  ])('of more people (%j) than are kept is read up to that many, and is not whole', async (total, from) => {
    const next = (offset: number) => `${kissmetrics.origin}${RESULTS}?limit=2&offset=${offset}`;
    await background().advance();
    await people.step(1, { phase: 'read', read: from, next: next(from), total });
    const rows = [from, from + 1].map((at) => [at, `p${at}@a.example`]);
    kissmetrics.next(RESULTS, { json: { total, rows, links: [{ rel: 'next', href: next(from + 2) }] } });
    await workOff();
    expect(
      people.sets
        .get(1)
        ?.map(({ identity }) => identity)
        .at(-1),
    ).toBe('p199999@a.example');
    expect(people.state.known).toMatchObject({ number: 1, isWhole: false });
    expect(kissmetrics.count(`GET ${RESULTS}`)).toBe(1);
  });
});

describe('a background that dies while it writes', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('step %i is followed by one that does it again', async (deadly) => {
    kissmetrics.set({ mostPerPage: 10 });
    kissmetrics.setPeople(CUSTOMERS_ID, many(25));
    for (let step = 0; step < deadly; step += 1) now = Math.max(now, (await background().advance()) ?? 0);
    people.breaks = new Error('died');
    await expect(background().advance()).rejects.toThrow('died');
    await workOff();
    expect(people.state.known).toMatchObject({ read: 25, kept: 25, addresses: 25, isWhole: true });
    expect(people.sets.get(people.state.known?.number ?? 0)?.map(({ identity }) => identity)).toEqual(
      many(25).map(({ identity }) => identity),
    );
  });
});

describe('the way to run a report', () => {
  test.each<[string, () => void, string[]]>([
    ['that it links to is taken', () => {}, [`POST ${V1}`]],
    ['that is gone is followed by the next', () => kissmetrics.set({ runCalls: ['v2'] }), [`POST ${V1}`, `POST ${V2}`]],
    [
      'that nobody links to any more is known',
      () => kissmetrics.set({ runLinks: [], runCalls: ['v1'] }),
      [`POST ${V2}`, `POST ${V1}`],
    ],
    [
      'whose host is cut off is followed by the next',
      () => kissmetrics.always(V1, { cut: 'before-charge' }),
      [`POST ${V1}`, `POST ${V2}`],
    ],
  ])('%s', async (_, arrange, runs) => {
    arrange();
    await workOff();
    expect(asked().filter((target) => target.startsWith('POST'))).toEqual(runs);
    expect(people.state.sync).toMatchObject({ phase: 'done', failure: null });
  });

  it('fails as the best of them did, once all have', async () => {
    kissmetrics.always(V1, { cut: 'before-charge' });
    kissmetrics.set({ runCalls: [] });
    await workOff();
    expect(people.state.sync).toMatchObject({ phase: 'failed', failure: { kind: 'no-answer' } });
  });
});

describe('a failure', () => {
  const down: Behaviour = { status: 503 };
  test.each<[string, string]>([
    ['of the report', REPORT],
    ['of the run', V1],
    ['of the status', STATUS],
    ['of the results', RESULTS],
  ])('%s that passes is waited for', async (_, target) => {
    for (let times = 0; times < 3; times += 1) kissmetrics.next(target, down);
    await workOff(70_000);
    expect(people.state.sync).toMatchObject({ phase: 'done', tries: 0 });
    // 5 s, 15 s and a minute, and then what it takes anyway.
    expect(now - NOW).toBeGreaterThanOrEqual(80_000);
  });

  it('of one step does not count against the next', async () => {
    for (const target of [REPORT, V1, STATUS, RESULTS]) {
      for (let times = 0; times < 3; times += 1) kissmetrics.next(target, down);
    }
    await workOff(70_000);
    expect(people.state.sync).toMatchObject({ phase: 'done' });
  });

  test.each<[string, string, Behaviour, object, wait: number]>([
    ['that stays', REPORT, down, { kind: 'service-down', status: 503 }, HOUR],
    ['of the token', REPORT, { status: 401 }, { kind: 'bad-key' }, 24 * HOUR],
    ['of what it may do', V1, { status: 403 }, { kind: 'not-entitled' }, 24 * HOUR],
    ['of results that are gone', RESULTS, { status: 404 }, { kind: 'refused', status: 404 }, HOUR],
    ['of results that stay unreadable', RESULTS, { html: true }, { kind: 'unreadable-reply' }, HOUR],
    ['of silence', STATUS, { never: true }, { kind: 'timeout' }, HOUR],
  ])('%s ends it; the people of before stay', async (_, target, behaviour, failure, wait) => {
    const known = { number: 0, asOf: NOW - 25 * HOUR, columns: [], read: 1, kept: 1, addresses: 1, isWhole: true };
    people.state = { ...people.state, known };
    kissmetrics.always(target, behaviour);
    expect(await workOff(70_000)).toBe(wait);
    expect(people.state).toMatchObject({ sync: { phase: 'failed', failure, endedAt: now }, known, stale: [] });
    expect(people.sets.size).toBe(0);
    // And then it is tried again.
    kissmetrics.always(target, null);
    kissmetrics.expireQueries();
    now += wait;
    await workOff();
    expect(people.state).toMatchObject({ sync: { set: 2, phase: 'done' }, known: { number: 2 } });
  });

  it('is told to those who show people only where it changes what is said of them', async () => {
    kissmetrics.always(REPORT, { status: 401 });
    await workOff();
    // "Not read yet" has become "could not be read".
    expect([people.state.sync?.phase, swaps]).toEqual(['failed', 1]);
    now += 24 * HOUR;
    await workOff();
    expect([people.state.lastSet, swaps]).toEqual([2, 1]);
    kissmetrics.always(REPORT, null);
    now += 24 * HOUR;
    await workOff();
    expect([people.state.known?.number, swaps]).toEqual([3, 3]);
    kissmetrics.always(REPORT, { status: 401 });
    now += 24 * HOUR;
    await workOff();
    expect([people.state.sync?.phase, swaps]).toEqual(['failed', 3]);
  });

  it('for coming too often is waited for as long as is said', async () => {
    kissmetrics.next(RESULTS, { status: 429, headers: { 'Retry-After': '300' } });
    expect(await workOff()).toBe(300_000);
    expect(people.state.sync).toMatchObject({ phase: 'read', tries: 1 });
    now += 300_000;
    await workOff();
    expect(people.state.sync?.phase).toBe('done');
  });

  it('of the network is no failure', async () => {
    for (let times = 0; times < 9; times += 1) {
      expect(await workOff(20_000, { isOnline: () => false })).toBe(60_000);
      now += 60_000;
    }
    expect([people.state.sync?.tries, asked()]).toEqual([0, []]);
    await workOff();
    expect(people.state.sync?.phase).toBe('done');
  });

  it('of a report that was deleted is tried again, and seldom', async () => {
    kissmetrics.deleteReport(CUSTOMERS_ID);
    expect(await workOff()).toBe(HOUR);
    expect(people.state.sync).toMatchObject({ phase: 'failed', failure: { kind: 'refused', status: 404 } });
  });
});
