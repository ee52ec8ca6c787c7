import { beforeEach, describe, expect, it, test } from 'vitest';
import type { NewPurchase, PurchaseOutcome } from '../../../src/model/purchase-terms.ts';
import type { Connection } from '../../../src/model/schemas/purchases/account.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import type { PurchaseResult } from '../../../src/purchasing/ledger/ledger.ts';
import { createLookUps } from '../../../src/purchasing/look-up/look-ups.ts';
import type { LookUp } from '../../../src/purchasing/plan/next-step.ts';
import { redeemMany } from '../../../src/services/cognism/reveal/reveal.ts';
import { paidRequests } from '../../../src/services/paid-request.ts';
import { JANE, NOW, purchase } from './examples.ts';

const BASE = 'https://developer.kaspr.io';
const CONNECTION: Connection = {
  ...{ service: 'kaspr', base: BASE, keyForm: 'auto', foundForm: 'bearer', keyTail: null, keyId: 'abcdef012345' },
  ...{ generation: 'auto', foundGeneration: 1, entitlements: [], user: null, tellsCredits: false },
  ...{ savedAt: 1, verifiedAt: 1 },
};
const QUESTION: LookUp = {
  service: 'kaspr',
  question: { operation: 'profile', person: JANE, asked: {} },
  target: { person: JANE },
};
const LIMITED: Failure = { kind: 'rate-limited', service: 'kaspr', until: NOW + 1 };

let log: string[];
let stored: Purchase | null;
let connection: Connection | null;
let hindrance: Failure | null;
let outcome: PurchaseResult;
let drafts: Omit<NewPurchase, 'lock'>[];
/** What has changed of the connection when the ledger looks. */
let changes: Failure[];
/** How often the store was asked for connections and keys. */
let reads: number;
let isOnline: boolean;
let isAllowed: boolean;
let isPlain: boolean;
/** Requests that are on their way end when they are told to. */
let end: (() => void)[];

beforeEach(() => {
  [log, stored, connection, hindrance, drafts, end] = [[], null, CONNECTION, null, [], []];
  [isOnline, isAllowed, isPlain, changes, reads] = [true, true, false, [], 0];
  outcome = { kind: 'purchase', purchase: purchase({ id: 7 }), isNew: true };
});

function lookUps(isHeld = false) {
  return createLookUps({
    ledger: {
      peek: async () => {
        log.push('looked');
        return stored;
      },
      buy: async (draft, replacesId, perform) => {
        drafts.push(draft);
        log.push(`bought over ${replacesId}`);
        const change = changes.shift();
        if (change) return { kind: 'prevented', failure: change };
        if (isHeld) await new Promise<void>((done) => end.push(done));
        const { failure }: PurchaseOutcome = await perform();
        // Refused without a word when to come back: then it is the quota's wait.
        log.push(JSON.stringify(failure));
        return outcome;
      },
      ready: async () => {},
    },
    paidRequests,
    redeemMany,
    accounts: {
      paid: async () => {
        reads += 1;
        const secret = { service: 'kaspr', key: 'a key', secretKey: null } as const;
        const account = connection && { connection, secret };
        return account ? { kaspr: account, cognism: account } : {};
      },
    },
    transports: {
      modeFor: async () => (isPlain ? 'plain' : 'once'),
      learnFrom: async ({ id }, origin) => void log.push(`wire learnt of ${id} at ${origin}`),
    },
    quota: {
      within: async (_, work) => {
        log.push('counted');
        return hindrance ? { hindrance } : work(1234);
      },
      learnFrom: async ({ service, failure, endedAt }) =>
        void log.push(`quota learnt of ${service}: ${failure?.kind ?? 'answered'} at ${endedAt}`),
    },
    ended: async ({ id }) => void log.push(`told of ${id}`),
    requestFor: () => async (call) => {
      log.push(`${call.method} ${call.url} ${call.mode}`);
      return { kind: 'reply', status: 429, headers: new Headers(), body: { kind: 'empty' } };
    },
    httpEnvironment: {
      fetch: () => Promise.reject(new Error('not here')),
      isOnline: () => isOnline,
      allowedOrigins: async () => [BASE],
      mayReach: async () => isAllowed,
    },
    now: () => NOW,
  });
}

const lookUp = () => lookUps().lookUp(QUESTION, null);

describe('a look-up', () => {
  it('is counted, bought, sent, and told to all who learn from it, in this order', async () => {
    expect(await lookUp()).toEqual(outcome);
    expect(log).toEqual([
      ...['looked', 'counted', 'bought over null', `POST ${BASE}/profile/profile once`],
      JSON.stringify({ kind: 'rate-limited', service: 'kaspr', until: NOW + 1234 }),
      ...[`wire learnt of 7 at ${BASE}`, `quota learnt of kaspr: answered at ${NOW}`, 'told of 7'],
    ]);
    expect(drafts).toEqual([
      {
        ...{ service: 'kaspr', operation: 'profile', asked: {}, target: { person: JANE }, keyId: 'abcdef012345' },
        ...{ base: BASE, run: null, repeatable: false },
      },
    ]);
  });

  it('goes to the generation of the API that the key is for', async () => {
    connection = { ...CONNECTION, foundGeneration: 2 };
    await lookUp();
    expect(log).toContain(`POST ${BASE}/profile/linkedin once`);
  });

  describe('goes by the account as it stood when the user asked', () => {
    const KEY = { service: 'kaspr', key: 'an older key', secretKey: null } as const;
    const account = { connection: { ...CONNECTION, keyId: 'older', base: 'https://older.example' }, secret: KEY };
    const NO_KEY: Failure = { kind: 'no-key', service: 'kaspr' };
    const sent = () => log.filter((line) => line.startsWith('POST'));

    it('and reads nothing', async () => {
      await lookUps().lookUp(QUESTION, null, account);
      expect([reads, sent()]).toEqual([0, ['POST https://older.example/profile/profile once']]);
      expect(drafts).toMatchObject([{ keyId: 'older', base: 'https://older.example' }]);
    });

    it('unless it is another by now: then by that one, over the same entry', async () => {
      changes = [NO_KEY];
      expect(await lookUps().lookUp(QUESTION, 5, account)).toEqual(outcome);
      expect([reads, sent()]).toEqual([1, [`POST ${BASE}/profile/profile once`]]);
      expect(drafts.map(({ keyId }) => keyId)).toEqual(['older', 'abcdef012345']);
      expect(log.filter((line) => line.startsWith('bought'))).toEqual(['bought over 5', 'bought over 5']);
    });

    it('and sends nothing where it is gone', async () => {
      [changes, connection] = [[NO_KEY], null];
      expect(await lookUps().lookUp(QUESTION, null, account)).toEqual({ kind: 'prevented', failure: NO_KEY });
      expect(sent()).toEqual([]);
    });

    it('and tries once more only', async () => {
      changes = [NO_KEY, NO_KEY];
      expect(await lookUps().lookUp(QUESTION, null, account)).toEqual({ kind: 'prevented', failure: NO_KEY });
      expect([reads, sent()]).toEqual([1, []]);
    });
  });

  it('of a reveal goes to Cognism, with its own rest', async () => {
    connection = { ...CONNECTION, service: 'cognism' };
    const question = { operation: 'reveal', person: JANE, redeemId: 'of Jane', asked: {} } as const;
    await lookUps().lookUp({ service: 'cognism', question, target: { person: JANE } }, null);
    expect(log).toContain(`POST ${BASE}/contact/redeem once`);
    expect(log).toContain(JSON.stringify({ kind: 'rate-limited', service: 'cognism', until: NOW + 1234 }));
    expect(drafts).toMatchObject([{ service: 'cognism', operation: 'reveal', keyId: 'abcdef012345' }]);
  });

  it('is marked where the browser could repeat it', async () => {
    isPlain = true;
    await lookUp();
    expect(drafts).toMatchObject([{ repeatable: true }]);
  });

  it('passes the user’s consent on, and the run that it is for', async () => {
    await lookUps().lookUp(QUESTION, 5);
    await lookUps().lookUpInRun({ ...QUESTION, run: 3 });
    expect(log.filter((line) => line.startsWith('bought'))).toEqual(['bought over 5', 'bought over null']);
    expect(drafts.map(({ run }) => run)).toEqual([null, 3]);
  });

  it('that the store answers needs no key, and is not counted', async () => {
    [stored, connection] = [purchase({ id: 2 }), null];
    expect(await lookUp()).toEqual({ kind: 'purchase', purchase: stored, isNew: false });
    expect(log).toEqual(['looked']);
  });

  it('that joins one under way teaches nothing twice', async () => {
    outcome = { kind: 'purchase', purchase: purchase({ id: 7 }), isNew: false };
    await lookUp();
    expect(log.filter((line) => /learnt|told/.test(line))).toEqual([]);
  });

  it('that the user’s caps prevented teaches nothing', async () => {
    outcome = { kind: 'prevented', failure: { kind: 'spend-nothing' } };
    expect(await lookUp()).toEqual(outcome);
    expect(log.filter((line) => /learnt|told/.test(line))).toEqual([]);
  });

  it('that would be refused is not bought', async () => {
    hindrance = LIMITED;
    expect(await lookUp()).toEqual({ kind: 'prevented', failure: LIMITED });
    expect(log).toEqual(['looked', 'counted']);
  });
});

describe('what can be found out before is, and nothing is counted', () => {
  test.each<[string, () => void, Failure]>([
    [
      'no key',
      () => {
        connection = null;
      },
      { kind: 'no-key', service: 'kaspr' },
    ],
    [
      'no network',
      () => {
        isOnline = false;
      },
      { kind: 'offline' },
    ],
    [
      'no permission',
      () => {
        isAllowed = false;
      },
      { kind: 'no-permission', hosts: `${BASE}/*` },
    ],
    [
      'an address to which no key may be sent',
      () => {
        connection = { ...CONNECTION, base: 'http://kaspr.example' };
      },
      { kind: 'bad-address', service: 'kaspr' },
    ],
  ])('%s', async (_, change, failure) => {
    change();
    expect(await lookUp()).toEqual({ kind: 'prevented', failure });
    expect(log).toEqual(['looked']);
  });
});

it('companies are not asked about where the API has nothing on them', async () => {
  connection = { ...CONNECTION, foundGeneration: 2 };
  const target = { domain: 'acme.example' };
  const question = { operation: 'domain-patterns', ...target, asked: {} } as const;
  const failure: Failure = { kind: 'not-offered', service: 'kaspr' };
  expect(await lookUps().lookUp({ service: 'kaspr', question, target }, null)).toEqual({ kind: 'prevented', failure });
  expect(log).toEqual(['looked']);
});

describe('a bulk run', () => {
  const pause = () => new Promise((done) => setTimeout(done, 5));
  const sent = () => drafts.map(({ run }) => run);

  it('lets the user’s own look-ups go first, also one that came while it waited', async () => {
    const all = lookUps(true);
    const first = all.lookUp(QUESTION, null);
    await pause();
    const inRun = all.lookUpInRun({ ...QUESTION, run: 3 });
    await pause();
    const second = all.lookUp(QUESTION, null);
    await pause();
    expect(sent()).toEqual([null, null]);
    end.shift()?.();
    await first;
    await pause();
    expect(sent()).toEqual([null, null]);
    end.shift()?.();
    await second;
    await pause();
    expect(sent()).toEqual([null, null, 3]);
    end.shift()?.();
    expect(await inRun).toEqual(outcome);
  });

  it('goes on where one of them broke', async () => {
    const broken = lookUps();
    const own = broken.lookUp({ ...QUESTION, question: null as never }, null);
    const inRun = broken.lookUpInRun({ ...QUESTION, run: 3 });
    await expect(own).rejects.toThrow();
    expect(await inRun).toEqual(outcome);
  });

  it('is not waited for by the user', async () => {
    const all = lookUps(true);
    const inRun = all.lookUpInRun({ ...QUESTION, run: 3 });
    await pause();
    const own = all.lookUp(QUESTION, null);
    await pause();
    expect(sent()).toEqual([3, null]);
    for (const done of end) done();
    await Promise.all([inRun, own]);
  });
});
