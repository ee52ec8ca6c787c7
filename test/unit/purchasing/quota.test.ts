import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Balance } from '../../../src/model/schemas/purchases/account.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import type { Quota } from '../../../src/model/schemas/purchases/quota.ts';
import { createQuota } from '../../../src/purchasing/limits/quota.ts';
import { NOW, purchase } from './examples.ts';

const MINUTE = 60_000;
const FRESH: Quota = { service: 'kaspr', failures: 0, refusals: 0, notBefore: null, rests: 0 };

let kept: Quota;
let balance: Balance | null;
let now: number;
let slept: number[];
let probes: number;
let isThere: boolean;
let chance: number;
let writes: number;

beforeEach(() => {
  [kept, balance, now, slept, probes, isThere, chance] = [FRESH, null, NOW, [], 0, true, 0.5];
  writes = 0;
});

const told = (different: Partial<Balance>): Balance => ({
  ...{ service: 'kaspr', credits: null, pools: null, limit: null, left: null, resetAt: null },
  ...different,
});

function keeper() {
  return createQuota({
    quotas: {
      quota: async () => kept,
      changeQuota: async (_, change) => {
        writes += 1;
        kept = change(kept);
        return kept;
      },
    },
    balance: async () => balance,
    probe: async () => {
      probes += 1;
      return isThere;
    },
    now: () => now,
    random: () => chance,
    sleep: async (time) => {
      slept.push(time);
      now += time;
    },
  });
}

/** Sends one request, if it is let; how it was told to stay away for, or what spoke against it. */
async function tryOnce(quota = keeper()): Promise<number | Failure> {
  const outcome = await quota.within('kaspr', async (wait) => wait);
  return typeof outcome === 'number' ? outcome : outcome.hindrance;
}

const limited = (until: number) => ({ kind: 'rate-limited', service: 'kaspr', until }) as const;
const resting = (until: number) => ({ kind: 'service-resting', service: 'kaspr', until }) as const;
const sent = expect.any(Number);

describe('by what the last headers said', () => {
  test.each<[string, Balance | null, unknown]>([
    ['nothing is known: it is sent', null, sent],
    ['one request is left: it is sent', told({ left: 1, resetAt: NOW + MINUTE }), sent],
    ['none is left: not before the reset', told({ left: 0, resetAt: NOW + MINUTE }), limited(NOW + MINUTE)],
    ['the reset has passed: it is sent', told({ left: 0, resetAt: NOW - 1 }), sent],
    ['the reset is this moment: it is sent', told({ left: 0, resetAt: NOW }), sent],
    ['none is left, not known until when: half a minute', told({ left: 0 }), limited(NOW + MINUTE / 2)],
    ['no credits are left: it would be refused', told({ credits: 0 }), { kind: 'out-of-credits', service: 'kaspr' }],
    ['no credits, whatever the hour', told({ credits: 0, left: 0 }), { kind: 'out-of-credits', service: 'kaspr' }],
    ['half a credit is left: it is sent', told({ credits: 0.5 }), sent],
    ['credits are not told: it is sent', told({ left: 5, resetAt: NOW + MINUTE }), sent],
  ])('%s', async (_, known, outcome) => {
    balance = known;
    expect(await tryOnce()).toEqual(outcome);
    expect([slept, probes, kept]).toEqual([[], 0, FRESH]);
  });
});

describe('requests that are under way', () => {
  /** Requests that end when they are told to. */
  function begin(quota: ReturnType<typeof keeper>) {
    let end = () => {};
    const isOver = new Promise<void>((resolve) => {
      end = resolve;
    });
    const outcome = quota.within('kaspr', async () => {
      await isOver;
      return 'sent' as const;
    });
    return { outcome, end };
  }

  it('count against what was left: of two at once for the last one, one is sent', async () => {
    balance = told({ left: 1, resetAt: NOW + MINUTE });
    const quota = keeper();
    const [one, other] = [begin(quota), begin(quota)];
    expect(await other.outcome).toEqual({ hindrance: limited(NOW + MINUTE) });
    one.end();
    expect(await one.outcome).toBe('sent');
  });

  it('count only while they are under way, also where they break', async () => {
    balance = told({ left: 1, resetAt: NOW + MINUTE });
    const quota = keeper();
    await expect(quota.within('kaspr', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect([await tryOnce(quota), await tryOnce(quota)]).toEqual([sent, sent]);
  });

  it('are each let where there is room for each', async () => {
    balance = told({ left: 3, resetAt: NOW + MINUTE });
    const quota = keeper();
    const all = [begin(quota), begin(quota), begin(quota), begin(quota)];
    for (const { end } of all) end();
    expect(await Promise.all(all.map(({ outcome }) => outcome))).toEqual([
      ...['sent', 'sent', 'sent'],
      { hindrance: limited(NOW + MINUTE) },
    ]);
  });

  it('that were hindered do not count', async () => {
    balance = told({ left: 0, resetAt: NOW + MINUTE });
    const quota = keeper();
    for (let times = 0; times < 3; times += 1) await tryOnce(quota);
    balance = told({ left: 1, resetAt: NOW + MINUTE });
    expect(await tryOnce(quota)).toEqual(sent);
  });
});

describe('how long to stay away where a 429 does not say', () => {
  test.each([
    [0, 0, 0],
    [0, 0.5, 15_000],
    [0, 0.999, 29_970],
    [1, 0, 0],
    [1, 0.5, 30_000],
    [2, 0.5, 60_000],
    [4, 0.5, 240_000],
    // Half of a quarter of an hour, from here on.
    [5, 0.5, 450_000],
    [30, 0.5, 450_000],
    [2000, 0.999, 899_100],
  ])('after %i such refusals, by chance %f: %i ms', async (refusals, byChance, wait) => {
    [kept, chance] = [{ ...FRESH, refusals }, byChance];
    expect(await tryOnce()).toBeCloseTo(wait);
  });
});

const DOWN: Failure = { kind: 'service-down', service: 'kaspr', status: 500 };
const failed = (failure: Failure, different: Partial<Purchase> = {}) =>
  purchase({ state: 'unknown', failure, charged: null, found: false, endedAt: now, ...different });
const refused = (failure: Failure) => failed(failure, { state: 'refused' });

describe('what is learnt from an end', () => {
  const LIMITED = limited(NOW + 7000);
  const OF = { service: 'kaspr' } as const;
  const some: Quota = { ...FRESH, failures: 1, refusals: 2, rests: 1 };
  test.each<[string, Quota, Purchase, Partial<Quota>]>([
    ['an answer clears all', some, purchase(), FRESH],
    ['that nobody was found is an answer', some, purchase({ found: false, charged: 0 }), FRESH],
    ['a bad key is an answer', some, refused({ kind: 'bad-key', ...OF }), FRESH],
    ['so is a refused request', some, refused({ kind: 'refused', ...OF, status: 400 }), FRESH],
    ['too often is one that says when to come back', some, refused(LIMITED), { refusals: 3, notBefore: NOW + 7000 }],
    ['an error is a failure', FRESH, failed(DOWN), { failures: 1 }],
    ['so is one of which the price is known', FRESH, failed(DOWN, { state: 'settled', charged: 0 }), { failures: 1 }],
    ['so is no answer in time', FRESH, failed({ kind: 'timeout', ...OF }), { failures: 1 }],
    ['so is a cut', FRESH, failed({ kind: 'maybe-charged', ...OF }), { failures: 1 }],
    ['so is what can’t be read', FRESH, failed({ kind: 'unreadable-reply', ...OF }), { failures: 1 }],
    [
      'refusals before a failure are not forgotten',
      { ...FRESH, refusals: 2 },
      failed(DOWN),
      { failures: 1, refusals: 2 },
    ],
    ['a disk that is full is not the service’s failure', FRESH, failed({ kind: 'not-stored', ...OF }), FRESH],
    ['two failures are followed by no pause', { ...FRESH, failures: 1 }, failed(DOWN), { failures: 2 }],
    ['three are', { ...FRESH, failures: 2 }, failed(DOWN), { failures: 3, notBefore: NOW + 3000 }],
    [
      'the pause begins with the end',
      { ...FRESH, failures: 3 },
      failed(DOWN, { endedAt: NOW - 1000 }),
      { failures: 4, notBefore: NOW + 2000 },
    ],
    [
      'the fifth makes it rest',
      { ...FRESH, failures: 4 },
      failed(DOWN),
      { failures: 5, notBefore: NOW + 30_000, rests: 1 },
    ],
    [
      'an answer that comes late leaves a refusal’s wait',
      { ...FRESH, refusals: 1, notBefore: NOW + 9000 },
      purchase(),
      { notBefore: NOW + 9000 },
    ],
    ['not one that has passed', { ...FRESH, refusals: 1, notBefore: NOW }, purchase(), FRESH],
  ])('%s', async (_, before, ended, after) => {
    kept = before;
    await keeper().learnFrom(ended);
    expect(kept).toEqual({ ...FRESH, ...after });
  });
});

describe('after a refusal', () => {
  it('nothing is sent before it said, then it is', async () => {
    const quota = keeper();
    await quota.learnFrom(refused(limited(NOW + MINUTE)));
    expect(await tryOnce(quota)).toEqual(limited(NOW + MINUTE));
    now = NOW + MINUTE;
    expect(await tryOnce(quota)).toEqual(sent);
    expect(slept).toEqual([]);
  });

  it('a short wait is waited for', async () => {
    const quota = keeper();
    await quota.learnFrom(refused(limited(NOW + 2500)));
    expect([await tryOnce(quota), slept]).toEqual([sent, [2500]]);
  });
});

describe('a service that does not answer', () => {
  /** So many failures in a row, each as soon as the one before lets it. */
  async function fail(quota: ReturnType<typeof keeper>, times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      expect(await tryOnce(quota)).toEqual(sent);
      await quota.learnFrom(failed(DOWN));
    }
  }

  it('is asked five times, the last two after a pause each, then not at all for half a minute', async () => {
    const quota = keeper();
    await fail(quota, 5);
    // The browser itself would hold back what comes sooner.
    expect([slept, probes]).toEqual([[3000, 3000], 0]);
    const until = now + 30_000;
    expect(await tryOnce(quota)).toEqual(resting(until));
    now = until - 1;
    expect([await tryOnce(quota), probes]).toEqual([resting(until), 0]);
  });

  it('is then asked for nothing first, and rests again after one more failure', async () => {
    const quota = keeper();
    await fail(quota, 5);
    now += 30_000;
    expect([await tryOnce(quota), probes]).toEqual([sent, 1]);
    await quota.learnFrom(failed(DOWN));
    expect(await tryOnce(quota)).toEqual(resting(now + 60_000));
    expect(probes).toBe(1);
  });

  it('rests twice as long each time that it is still not there, at most ten minutes', async () => {
    const quota = keeper();
    await fail(quota, 5);
    isThere = false;
    const rests: number[] = [];
    for (let time = 0; time < 7; time += 1) {
      now = kept.notBefore ?? now;
      const hindrance = await tryOnce(quota);
      expect(hindrance).toEqual(resting(kept.notBefore ?? 0));
      rests.push((kept.notBefore ?? 0) - now);
    }
    expect(rests).toEqual([60_000, 120_000, 240_000, 480_000, 600_000, 600_000, 600_000]);
    expect(probes).toBe(7);
  });

  it('that answers again is asked as before', async () => {
    const quota = keeper();
    await fail(quota, 5);
    now += 30_000;
    await tryOnce(quota);
    await quota.learnFrom(purchase());
    expect(kept).toEqual(FRESH);
    expect([await tryOnce(quota), probes]).toEqual([sent, 1]);
  });

  it('with an answer in between has not failed five times in a row', async () => {
    const quota = keeper();
    await fail(quota, 4);
    await quota.learnFrom(purchase());
    await fail(quota, 4);
    expect([kept.failures, probes]).toEqual([4, 0]);
    expect(await tryOnce(quota)).toEqual(sent);
  });

  it('is remembered by the next background', async () => {
    await fail(keeper(), 5);
    expect(await tryOnce(keeper())).toEqual(resting(now + 30_000));
  });
});

test('an answer that teaches nothing new writes nothing', async () => {
  const answer = (failure: Failure | null) => keeper().learnFrom({ service: 'kaspr', failure, endedAt: now });
  await answer(null);
  await answer({ kind: 'no-key', service: 'kaspr' });
  expect(writes).toBe(0);
  await answer(limited(NOW + MINUTE));
  now += 2 * MINUTE;
  await answer(null);
  await answer(null);
  expect([writes, kept]).toEqual([2, FRESH]);
});
