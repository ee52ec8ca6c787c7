import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Subject } from '../../../src/model/schemas/people/lead.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import type { Run, Task } from '../../../src/model/schemas/purchases/run.ts';
import type { Change } from '../../../src/model/views/change.ts';
import { createBulk } from '../../../src/purchasing/bulk/bulk.ts';
import type { PurchaseResult } from '../../../src/purchasing/ledger/ledger.ts';
import type { LookUps } from '../../../src/purchasing/look-up/look-ups.ts';
import type { RevealStep } from '../../../src/purchasing/look-up/reveals.ts';
import type { Waterfall } from '../../../src/purchasing/look-up/waterfall.ts';
import { BEGINNING, done, type FindDone, type FindState, resultOf } from '../../../src/purchasing/plan/progress.ts';
import type { Queue } from '../../../src/purchasing/ports.ts';
import { JANE, NOW, purchase } from './examples.ts';

// The queue's own promises are kept by the store and tested in a browser. Here: what becomes of a person, and of the
// run.
let runs: Run[];
let tasks: Task[];
let asked: Parameters<Waterfall['findInRun']>[0][];
let told: (Run | string)[];
let changes: Change[];
let revealed: LookUps['revealInRun'];
let now: number;

beforeEach(() => {
  [runs, tasks, asked, told, changes, now] = [[], [], [], [], [], NOW];
  revealed = async (reveals) => reveals.map(() => result());
});

function change(id: number, patch: Partial<Run>): Run | null {
  const index = runs.findIndex((run) => run.id === id);
  const run = runs[index];
  if (!run) return null;
  runs[index] = { ...run, ...patch };
  return { ...run, ...patch };
}

const queue: Queue = {
  add: async (wanted, people, at) => {
    const id = runs.length + 1;
    const counts = { waiting: people.length, known: 0, found: 0, nothing: 0, failed: 0 };
    const states = { state: 'running', why: null, waitUntil: null, startedAt: at, endedAt: null } as const;
    const run: Run = { id, ...wanted, ...states, counts, charged: 0, open: 0, spent: { kaspr: 0, cognism: 0 } };
    runs.push(run);
    for (const person of people) {
      tasks.push({ id: tasks.length + 1, run: id, person, state: 'waiting', refusals: 0, failure: null });
    }
    return run;
  },
  active: async () => runs.find(({ state }) => state === 'running') ?? null,
  run: async (id) => runs.find((run) => run.id === id) ?? null,
  next: async (id, most) => tasks.filter((task) => task.run === id && task.state === 'waiting').slice(0, most),
  finish: async ({ id, run }, state, failure, at) => {
    tasks = tasks.map((task) => (task.id === id ? { ...task, state, failure } : task));
    const isOver = !tasks.some((task) => task.run === run && task.state === 'waiting');
    const isCancelled = runs.some(({ id, state }) => id === run && state === 'cancelled');
    if (isOver && !isCancelled) change(run, { state: 'done', endedAt: at, waitUntil: null });
  },
  tried: async ({ id }) => {
    tasks = tasks.map((task) => (task.id === id ? { ...task, refusals: task.refusals + 1 } : task));
  },
  wait: async (id, until) => change(id, { waitUntil: until }),
  pause: async (id, why) => change(id, { state: 'paused', why, waitUntil: null }),
  resume: async (id) => change(id, { state: 'running', why: null }),
  cancel: async (id, at) => change(id, { state: 'cancelled', endedAt: at }),
};

/** @param outcomes of the look-ups, one after the other; the last one stays */
function bulk(...outcomes: (PurchaseResult | RevealStep | Error)[]) {
  return createBulk({
    queue,
    waterfall: {
      findInRun: async (order, from = BEGINNING) => {
        if (from !== BEGINNING) {
          told.push(`${order.person.slug} goes on`);
          return endOf(from);
        }
        asked.push(order);
        const outcome = outcomes[Math.min(asked.length, outcomes.length) - 1];
        if (!outcome || outcome instanceof Error) throw outcome ?? new Error('asked without need');
        return outcome.kind === 'pay' ? outcome : done(outcome);
      },
    },
    revealInRun: async (reveals) => {
      told.push(`revealed ${reveals.map(({ question }) => question.redeemId).join(' ')}`);
      return revealed(reveals);
    },
    changed: (change) => {
      told.push('changed');
      if (change) changes.push(change);
    },
    notifyRunEnded: (run) => void told.push(run),
    now: () => now,
  });
}

/** No other source is asked: what the reveal came to is all. */
function endOf(from: FindState): FindDone {
  const result = from.kind === 'done' ? from.result : resultOf(from.progress.result);
  if (!result) throw new Error('goes on without an answer');
  return done(result);
}

const someone = (slug: string, different: Partial<Subject> = {}): Subject => ({
  ...JANE,
  ...{ slug, token: null, memberId: null },
  ...different,
});

const two = [someone('a'), someone('b')];
const OF = { service: 'kaspr' } as const;
const result = (different: Partial<Purchase> = {}, isNew = true): PurchaseResult => ({
  kind: 'purchase',
  purchase: purchase(different),
  isNew,
});
const failed = (failure: Failure, different: Partial<Purchase> = {}, isNew = true) =>
  result({ state: 'unknown', failure, charged: null, found: false, ...different }, isNew);
const refused = (failure: Failure, isNew = true) => failed(failure, { state: 'refused' }, isNew);
const prevented = (failure: Failure): PurchaseResult => ({ kind: 'prevented', failure });
const limited = (wait: number): Failure => ({ kind: 'rate-limited', ...OF, until: NOW + wait });
const begin = (of: ReturnType<typeof bulk>, people = two) =>
  of.begin({ phoneRequired: false, stopAfter: null }, people);

it('a step tells of the run, of money, and of the people whose turn it was', async () => {
  const steps = bulk(result());
  await begin(steps, [someone('a', { token: 'ACoA' }), someone('b')]);
  for (let step = 0; step < 3; step += 1) await steps.advance();
  const topics = ['runs', 'people', 'ledger', 'accounts'];
  expect(changes).toEqual([
    { topics, people: ['in:a', 'urn:ACoA'] },
    { topics, people: ['in:b'] },
  ]);
});

describe('a person is done, and the next one’s turn comes at once', () => {
  const down: Failure = { kind: 'service-down', ...OF, status: 500 };
  const answered = { charged: 1, resolved: { by: 'balance' as const, at: NOW } };
  test.each<[string, PurchaseResult, Task['state'], Failure | null]>([
    ['found', result(), 'found', null],
    ['found nothing', result({ found: false, charged: 0 }), 'nothing', null],
    ['known from before', result({}, false), 'known', null],
    ['bought by this very run, before it was interrupted', result({ run: 1 }, false), 'found', null],
    ['by this very run known to be nothing', result({ run: 1, found: false }, false), 'nothing', null],
    ['known from another run', result({ run: 7 }, false), 'known', null],
    ['known to be nothing', result({ found: false }, false), 'known', null],
    ['failed, may have been charged', failed(down), 'failed', down],
    ['failed, charged', failed(down, { state: 'settled', charged: 1 }), 'failed', down],
    ['cut', failed({ kind: 'maybe-charged', ...OF }), 'failed', { kind: 'maybe-charged', ...OF }],
    ['timed out', failed({ kind: 'timeout', ...OF }), 'failed', { kind: 'timeout', ...OF }],
    ['unreadable', failed({ kind: 'unreadable-reply', ...OF }), 'failed', { kind: 'unreadable-reply', ...OF }],
    ['interrupted', failed({ kind: 'interrupted', ...OF }), 'failed', { kind: 'interrupted', ...OF }],
    ['not stored', failed({ kind: 'not-stored', ...OF }), 'failed', { kind: 'not-stored', ...OF }],
    ['refused', refused({ kind: 'refused', ...OF, status: 400 }), 'failed', { kind: 'refused', ...OF, status: 400 }],
    [
      'told to be of nobody that is for sale',
      prevented({ kind: 'nothing-to-buy', service: 'cognism' }),
      'nothing',
      null,
    ],
    ['opted out', prevented({ kind: 'opted-out', service: 'cognism' }), 'nothing', null],
    [
      'paid for, and somebody else',
      failed({ kind: 'wrong-person', service: 'cognism' }, { state: 'settled', charged: 1 }),
      'failed',
      { kind: 'wrong-person', service: 'cognism' },
    ],
    ['an open question from before', failed(down, {}, false), 'failed', down],
    ['a question from before that was answered', failed(down, answered, false), 'failed', down],
    [
      'refused in an earlier click with what would stop a run',
      failed({ kind: 'out-of-credits', ...OF }, { state: 'settled', charged: 1 }, false),
      'failed',
      { kind: 'out-of-credits', ...OF },
    ],
  ])('%s', async (_, outcome, state, failure) => {
    const work = bulk(outcome);
    await begin(work);
    expect(await work.advance()).toBe(NOW);
    expect(tasks).toMatchObject([
      { state, failure },
      { state: 'waiting', failure: null },
    ]);
    expect(runs).toMatchObject([{ state: 'running', why: null, waitUntil: null }]);
    expect(told).toEqual(['changed']);
  });
});

describe('a person has to wait, and the run with them', () => {
  test.each<[string, PurchaseResult, wait: number, refusals: number]>([
    ['too often, says the service', refused(limited(20_000)), 20_000, 1],
    // A preview that was refused says it in the same words.
    ['too often, as is known before', prevented(limited(20_000)), 20_000, 1],
    ['the service rests', prevented({ kind: 'service-resting', ...OF, until: NOW + 30_000 }), 30_000, 0],
    ['no network', prevented({ kind: 'offline' }), 60_000, 0],
    ['another context asks about the same person', result({ state: 'intent', endedAt: null }, false), 3000, 0],
  ])('%s', async (_, outcome, wait, refusals) => {
    const work = bulk(outcome);
    await begin(work);
    expect(await work.advance()).toBe(NOW + wait);
    expect(tasks).toMatchObject([{ state: 'waiting', refusals }, { state: 'waiting' }]);
    expect(runs).toMatchObject([{ state: 'running', waitUntil: NOW + wait }]);
    // Nobody is asked before, however often the work is woken.
    now = NOW + wait - 1;
    expect([await work.advance(), asked.length]).toEqual([NOW + wait, 1]);
    now = NOW + wait;
    await work.advance();
    expect(asked.map(({ person }) => person)).toEqual(Array(2).fill(two[0]));
  });

  it.each([
    ['a service that says for how long', refused(limited(1000))],
    ['one that does not answer a free question', prevented({ kind: 'no-answer', service: 'cognism' })],
    ['one whose free question is refused', prevented(limited(1000))],
  ])('the third refusal in a row pauses the run and counts against nobody (%s)', async (_, outcome) => {
    const work = bulk(outcome);
    await begin(work);
    for (let times = 0; times < 2; times += 1) now = (await work.advance()) ?? Number.NaN;
    expect(await work.advance()).toBeNull();
    const why = outcome.kind === 'prevented' ? outcome.failure : outcome.purchase.failure;
    expect(tasks).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
    expect(runs).toMatchObject([{ state: 'paused', why }]);
    expect([told.at(-2), asked.length]).toEqual([runs[0], 3]);
  });

  it('a daily limit never ends anybody’s turn, however often the run is resumed', async () => {
    const work = bulk(refused(limited(1000)));
    await begin(work);
    for (let rounds = 0; rounds < 4; rounds += 1) {
      for (let times = 0; times < 3; times += 1) now = (await work.advance()) ?? now;
      expect(runs).toMatchObject([{ state: 'paused' }]);
      await queue.resume(1);
    }
    expect(tasks).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
  });
});

describe('what a free call met with', () => {
  test.each<[string, Failure]>([
    ['a refusal', { kind: 'refused', service: 'cognism', status: 400 }],
    ['a reply that can’t be read', { kind: 'unreadable-reply', service: 'cognism' }],
  ])('%s is about its person only', async (_, failure) => {
    const work = bulk(prevented(failure), result());
    await begin(work);
    expect([await work.advance(), await work.advance()]).toEqual([NOW, null]);
    expect(tasks).toMatchObject([{ state: 'failed', failure }, { state: 'found' }]);
  });

  test.each<[string, Failure]>([
    ['an error', { kind: 'service-down', service: 'cognism', status: 500 }],
    ['a time-out', { kind: 'timeout', service: 'cognism' }],
    ['no answer', { kind: 'no-answer', service: 'cognism' }],
  ])('%s is about the service: it is waited out, three times, then the run pauses', async (_, failure) => {
    const work = bulk(prevented(failure), prevented(failure), prevented(failure), result());
    await begin(work);
    for (let times = 1; times < 3; times += 1) {
      expect(await work.advance()).toBe(NOW + times * 60_000);
      now += 60_000;
    }
    expect(await work.advance()).toBeNull();
    expect(tasks).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
    expect(runs).toMatchObject([{ state: 'paused', why: failure }]);
    await queue.resume(1);
    await work.advance();
    expect(tasks).toMatchObject([{ state: 'found' }, { state: 'waiting' }]);
  });

  it('an error that the same person meets with again when the run goes on is theirs after all', async () => {
    const failure: Failure = { kind: 'service-down', service: 'cognism', status: 500 };
    const work = bulk(...Array(6).fill(prevented(failure)), result());
    await begin(work);
    for (let times = 0; times < 3; times += 1) now = (await work.advance()) ?? now;
    await queue.resume(1);
    for (let times = 0; times < 4; times += 1) now = (await work.advance()) ?? now;
    expect(tasks).toMatchObject([{ state: 'failed', failure }, { state: 'found' }]);
  });
});

describe('an outage does not burn the list', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => someone(slug));
  const states = () => tasks.map(({ state }) => state);
  /** Until there is nothing to do at once. */
  async function advance(work: ReturnType<typeof bulk>) {
    for (let next = await work.advance(); next === now; next = await work.advance());
  }

  test.each<[string, Failure]>([
    ['errors', { kind: 'service-down', ...OF, status: 503 }],
    ['time-outs', { kind: 'timeout', ...OF }],
    ['cut connections', { kind: 'maybe-charged', ...OF }],
    ['replies that can’t be read', { kind: 'unreadable-reply', ...OF }],
  ])('three %s in a row pause the run; only who may have been charged for has failed', async (_, failure) => {
    const work = bulk(failed(failure));
    await begin(work, many);
    await advance(work);
    expect(states()).toEqual(['failed', 'failed', 'failed', 'waiting', 'waiting', 'waiting']);
    expect(runs).toMatchObject([{ state: 'paused', why: failure }]);
    // It goes on for as long again, whatever had failed before.
    await queue.resume(1);
    await advance(work);
    expect(states()).toEqual(Array(6).fill('failed'));
  });

  it('failures with an answer between them are those of single people', async () => {
    const down = failed({ kind: 'service-down', ...OF, status: 500 });
    await begin(bulk(), many);
    await advance(bulk(down, down, result(), down, down, result()));
    expect(states()).toEqual(['failed', 'failed', 'found', 'failed', 'failed', 'found']);
    expect(runs).toMatchObject([{ state: 'done' }]);
  });

  it('what the store knows says nothing of the service', async () => {
    const down = failed({ kind: 'service-down', ...OF, status: 500 });
    await begin(bulk(), many);
    await advance(bulk(down, down, result({}, false), failed({ kind: 'timeout', ...OF }, {}, false), down));
    expect(states()).toEqual(['failed', 'failed', 'known', 'failed', 'failed', 'waiting']);
    expect(runs).toMatchObject([{ state: 'paused' }]);
  });

  test.each<[string, PurchaseResult]>([
    ['a page in place of an answer', failed({ kind: 'service-down', ...OF, status: 404 })],
    ['a path that is not there', refused({ kind: 'refused', service: 'cognism', status: 404 })],
    ['a page at the free question', prevented({ kind: 'service-down', service: 'cognism', status: 404 })],
    ['no such path at the free question', prevented({ kind: 'refused', service: 'cognism', status: 404 })],
    ['a method that is not allowed', failed({ kind: 'service-down', ...OF, status: 405 })],
    ['an address that is gone', failed({ kind: 'service-down', ...OF, status: 410 })],
    ['an address that nothing can be sent to', refused({ kind: 'bad-address', ...OF })],
  ])('a wrong base address (%s) pauses the run at once, and counts against nobody', async (_, outcome) => {
    const work = bulk(outcome);
    await begin(work, many);
    await advance(work);
    expect(states()).toEqual(Array(6).fill('waiting'));
    const why = outcome.kind === 'prevented' ? outcome.failure : outcome.purchase.failure;
    expect(runs).toMatchObject([{ state: 'paused', why }]);
    expect(asked).toHaveLength(1);
  });

  it('a page that an earlier click met with stays a question about that person', async () => {
    const work = bulk(failed({ kind: 'service-down', ...OF, status: 404 }, {}, false), result());
    await begin(work);
    await advance(work);
    expect(states()).toEqual(['failed', 'found']);
  });
});

describe('the run stops and says why', () => {
  test.each<[string, PurchaseResult]>([
    ['no credits are left', refused({ kind: 'out-of-credits', ...OF })],
    ['none are left, as is known before', prevented({ kind: 'out-of-credits', ...OF })],
    ['the key is bad', refused({ kind: 'bad-key', ...OF })],
    ['there is no key', prevented({ kind: 'no-key', ...OF })],
    ['the address is bad', prevented({ kind: 'bad-address', ...OF })],
    ['the host may not be reached', prevented({ kind: 'no-permission', hosts: 'https://developer.kaspr.io/*' })],
    ['a cap is reached', prevented({ kind: 'over-budget', ...OF, cap: 'run', limit: 5 })],
    ['nothing may be spent', prevented({ kind: 'spend-nothing' })],
  ])('%s', async (_, outcome) => {
    const work = bulk(outcome);
    await begin(work);
    expect(await work.advance()).toBeNull();
    const failure = outcome.kind === 'prevented' ? outcome.failure : outcome.purchase.failure;
    expect(runs).toMatchObject([{ state: 'paused', why: failure }]);
    expect(tasks.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    expect(told).toEqual([runs[0], 'changed']);
    expect([await work.advance(), asked.length]).toEqual([null, 1]);
  });

  it('also where something broke, and the person is asked about when it goes on', async () => {
    const work = bulk(new Error('damaged'), result());
    await begin(work);
    expect([await work.advance(), runs[0]?.why]).toEqual([null, { kind: 'internal' }]);
    await queue.resume(1);
    await work.advance();
    expect(tasks).toMatchObject([{ state: 'found' }, { state: 'waiting' }]);
  });
});

describe('a run', () => {
  it('is worked off in its order, ends with its last person, and says so once', async () => {
    const work = bulk(result(), result({ found: false }));
    const run = await begin(work);
    expect(run).toMatchObject({ id: 1, service: 'kaspr', startedAt: NOW });
    expect([await work.advance(), await work.advance(), await work.advance()]).toEqual([NOW, null, null]);
    const order = { isPhoneRequired: false, replacesId: null, run: 1 };
    expect(asked).toEqual(two.map((person) => ({ person, ...order })));
    expect(told).toEqual(['changed', { ...runs[0], state: 'done', endedAt: NOW }, 'changed']);
  });

  it('asks for a phone where it is wanted', async () => {
    const work = bulk(result());
    await work.begin({ phoneRequired: true, stopAfter: 3 }, two);
    await work.advance();
    expect(asked[0]).toEqual({ person: two[0], isPhoneRequired: true, replacesId: null, run: 1 });
    expect(runs[0]).toMatchObject({ phoneRequired: true, stopAfter: 3 });
    await queue.cancel(1, NOW);
    await begin(work);
    await work.advance();
    expect(asked[1]).toMatchObject({ isPhoneRequired: false, run: 2 });
  });

  it('waits for the one before it, and begins when that is over', async () => {
    const work = bulk(result());
    await begin(work, [someone('a')]);
    await begin(work, [someone('b')]);
    expect([await work.advance(), asked.at(-1)?.run]).toEqual([NOW, 1]);
    expect([await work.advance(), asked.at(-1)?.run]).toEqual([null, 2]);
  });

  it('that was paused or cancelled is left alone', async () => {
    const work = bulk(result());
    await begin(work);
    await queue.pause(1, null);
    expect([await work.advance(), asked]).toEqual([null, []]);
    await queue.resume(1);
    await queue.cancel(1, NOW);
    expect([await work.advance(), asked, told]).toEqual([null, [], []]);
  });

  it('that the user pauses is no news to them', async () => {
    const work = bulk(result());
    await begin(work);
    const step = work.advance();
    await queue.pause(1, null);
    expect([await step, told]).toEqual([null, ['changed']]);
  });

  it('with nobody in it is none', async () => {
    expect([await begin(bulk(), []), runs]).toEqual([null, []]);
  });
});

describe('people whose turn has come to a reveal', () => {
  const SEVERAL = [someone('a'), someone('b'), someone('c')];
  const halted = (person: Subject, redeemId = `of ${person.slug}`): RevealStep => ({
    kind: 'pay',
    lookUp: {
      ...{ service: 'cognism', target: { person }, run: 1 },
      question: { operation: 'reveal', person, redeemId, asked: {} },
    },
    progress: {
      ...{ tried: new Set(['cognism']), result: { best: null, prevented: null } },
      ...{ isFreeAsked: false, freeFailure: null },
    },
  });
  const all = (people = SEVERAL) => people.map((person) => halted(person));
  /** Until there is nothing to do at once. */
  async function advance(work: ReturnType<typeof bulk>) {
    for (let next = await work.advance(); next === now; next = await work.advance());
  }
  const steps = () => told.filter((one) => typeof one === 'string' && one !== 'changed');
  const states = () => tasks.map(({ state }) => state);

  it('are revealed together, when each of them has come to it', async () => {
    const work = bulk(...all());
    revealed = async () => [result(), result({ found: false }), result({}, false)];
    await begin(work, SEVERAL);
    await advance(work);
    expect(asked).toHaveLength(3);
    expect(steps()).toEqual(['revealed of a of b of c', 'a goes on', 'b goes on', 'c goes on']);
    expect(states()).toEqual(['found', 'nothing', 'known']);
    expect(runs).toMatchObject([{ state: 'done' }]);
  });

  it('are twenty at most', async () => {
    const people = Array.from({ length: 23 }, (_, at) => someone(`p${at}`));
    await begin(bulk(), people);
    await advance(bulk(...all(people)));
    const counts = steps().filter((line) => String(line).startsWith('revealed'));
    expect(counts.map((line) => String(line).split(' of ').length - 1)).toEqual([20, 3]);
    expect(new Set(states())).toEqual(new Set(['found']));
  });

  it('go with those who are done sooner', async () => {
    const [a, , c] = SEVERAL.map((person) => halted(person));
    const work = bulk(a as RevealStep, result(), c as RevealStep);
    await begin(work, SEVERAL);
    await advance(work);
    expect(steps()).toEqual(['revealed of a of c', 'a goes on', 'c goes on']);
    expect(states()).toEqual(['found', 'found', 'found']);
  });

  it('are not asked about twice where Cognism takes two for the same', async () => {
    const work = bulk(...SEVERAL.map((person, at) => halted(person, at < 2 ? 'same' : 'other')));
    await begin(work, SEVERAL);
    await advance(work);
    expect(steps()).toEqual(['revealed same other', 'a goes on', 'c goes on', 'revealed same', 'b goes on']);
    expect(states()).toEqual(['found', 'found', 'found']);
  });

  it('stop the run with the first who may not be bought; whoever was bought before them is done', async () => {
    const work = bulk(...all(), ...all());
    const cap: Failure = { kind: 'over-budget', ...OF, cap: 'run', limit: 1 };
    revealed = async () => [result(), prevented(cap), prevented(cap)];
    await begin(work, SEVERAL);
    await advance(work);
    expect(states()).toEqual(['found', 'waiting', 'waiting']);
    expect(runs).toMatchObject([{ state: 'paused', why: cap }]);
    // They are asked about anew when it goes on: what they were told then may no longer hold.
    await queue.resume(1);
    revealed = async (reveals) => reveals.map(() => result());
    await advance(work);
    expect(asked).toHaveLength(5);
    expect(states()).toEqual(['found', 'found', 'found']);
  });

  it('are refused once for coming too often, not each of them, and come again', async () => {
    const work = bulk(...all(), ...all());
    revealed = async (reveals) => reveals.map(() => refused(limited(20_000)));
    await begin(work, SEVERAL);
    await advance(work);
    expect(runs).toMatchObject([{ state: 'running', waitUntil: NOW + 20_000 }]);
    expect(tasks.map(({ refusals }) => refusals)).toEqual([1, 0, 0]);
    now += 20_000;
    revealed = async (reveals) => reveals.map(() => result());
    await advance(work);
    expect(states()).toEqual(['found', 'found', 'found']);
  });

  it('are all failed by one request that failed', async () => {
    const work = bulk(...all());
    const failure: Failure = { kind: 'timeout', service: 'cognism' };
    revealed = async (reveals) => reveals.map(() => failed(failure));
    await begin(work, SEVERAL);
    await advance(work);
    expect(states()).toEqual(['failed', 'failed', 'failed']);
    expect(runs).toMatchObject([{ state: 'done' }]);
  });

  it('count as one failure where one request failed for all of them', async () => {
    const people = Array.from({ length: 50 }, (_, at) => someone(`p${at}`));
    await begin(bulk(), people);
    const failure: Failure = { kind: 'timeout', service: 'cognism' };
    revealed = async (reveals) => reveals.map(() => failed(failure));
    const work = bulk(...all(people));
    for (let times = 0; times < 200; times += 1) await work.advance();
    // Two requests of twenty; with the third the run is paused.
    expect(states().filter((state) => state === 'failed')).toHaveLength(41);
    expect(runs).toMatchObject([{ state: 'paused', why: failure }]);
  });

  it.each(['while a person is looked at', 'before they are revealed'])(
    'are looked at anew when a run goes on that was paused %s',
    async (when) => {
      const work = bulk(...all(), ...all());
      await begin(work, SEVERAL);
      for (let steps = when === 'before they are revealed' ? 2 : 1; steps > 0; steps -= 1) await work.advance();
      const step = work.advance();
      await queue.pause(1, null);
      await step;
      await queue.resume(1);
      const before = asked.length;
      await advance(work);
      expect(asked.slice(before).map(({ person }) => person.slug)).toEqual(['a', 'b', 'c']);
    },
  );

  it('are asked about one by one where all are refused together', async () => {
    const work = bulk(...all());
    const refusal: Failure = { kind: 'refused', service: 'cognism', status: 400 };
    const bad = ({ question }: { question: { redeemId: string } }) => question.redeemId === 'of b';
    revealed = async (reveals) => reveals.map(() => (reveals.some(bad) ? refused(refusal) : result()));
    await begin(work, SEVERAL);
    await advance(work);
    expect(steps().filter((line) => String(line).startsWith('revealed'))).toEqual([
      'revealed of a of b of c',
      ...['revealed of a', 'revealed of b', 'revealed of c'],
    ]);
    expect(states()).toEqual(['found', 'failed', 'found']);
  });

  it('use up the credits that are left, where they are too few for all', async () => {
    const work = bulk(...all());
    let left = 2;
    revealed = async (reveals) => {
      if (reveals.length > left) return reveals.map(() => refused({ kind: 'out-of-credits', service: 'cognism' }));
      left -= reveals.length;
      return reveals.map(() => result());
    };
    await begin(work, SEVERAL);
    await advance(work);
    expect(states()).toEqual(['found', 'found', 'waiting']);
    expect(runs).toMatchObject([{ state: 'paused', why: { kind: 'out-of-credits' } }]);
  });

  it('are counted where the run was cancelled meanwhile', async () => {
    const work = bulk(...all());
    revealed = async (reveals) => {
      await queue.cancel(1, NOW);
      return reveals.map(() => result());
    };
    await begin(work, SEVERAL);
    await advance(work);
    expect(states()).toEqual(['found', 'found', 'found']);
    expect(runs).toMatchObject([{ state: 'cancelled' }]);
    expect(steps()).toEqual(['revealed of a of b of c']);
  });

  it('stop the run where the store breaks', async () => {
    const work = bulk(...all());
    revealed = () => Promise.reject(new Error('damaged'));
    await begin(work, SEVERAL);
    await advance(work);
    expect(runs).toMatchObject([{ state: 'paused', why: { kind: 'internal' } }]);
    expect(states()).toEqual(['waiting', 'waiting', 'waiting']);
  });
});

describe('nobody is in a run twice', () => {
  const token = 'ACoAAJane';
  test.each<[string, Subject[], kept: string[]]>([
    ['by the same slug', [someone('jane'), someone('john'), someone('jane')], ['jane', 'john']],
    ['by a slug in other letters', [someone('Jane'), someone('jANE')], ['Jane']],
    ['by a slug that is composed otherwise', [someone('zoe\u0308'), someone('zo\u00eb')], ['zoe\u0308']],
    ['by a token', [someone('jane', { token }), someone('jane-doe', { token })], ['jane']],
    ['by a number', [someone('jane', { memberId: '7' }), someone('jane-doe', { memberId: '7' })], ['jane']],
    [
      'by a row that shows both names',
      [someone('jane', { token }), someone('jane'), someone('j', { token })],
      ['jane'],
    ],
    [
      'through a third, who comes last',
      [someone('jane'), someone('john'), someone('jane-doe', { token }), someone('jane', { token })],
      ['jane', 'john'],
    ],
    ['other people stay', [someone('jane', { token }), someone('john', { token: 'ACoAAJohn' })], ['jane', 'john']],
  ])('%s', async (_, people, kept) => {
    await begin(bulk(), people);
    expect(tasks.map(({ person }) => person.slug)).toEqual(kept);
    expect(runs[0]?.counts.waiting).toBe(kept.length);
  });
});
