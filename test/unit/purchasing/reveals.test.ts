import { beforeEach, describe, expect, it } from 'vitest';
import type { PurchaseOutcome } from '../../../src/model/purchase-terms.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import { createLedger, type Ledger, type PurchaseResult } from '../../../src/purchasing/ledger/ledger.ts';
import { createReveals, type Reveal } from '../../../src/purchasing/look-up/reveals.ts';
import type { RedeemRequest } from '../../../src/services/cognism/reveal/reveal.ts';
import { JANE, outcome, purchase } from './examples.ts';
import { keptAnswers } from './ledger-fixture.ts';
import { MemoryBook } from './memory-ledger-store.ts';

const BASE = 'https://cognism.example';
const CAP: Failure = { kind: 'over-budget', service: 'cognism', cap: 'run', limit: 1 };

const reveal = (name: string): Reveal => ({
  service: 'cognism',
  question: { operation: 'reveal', person: { ...JANE, slug: name }, redeemId: `id of ${name}`, asked: {} },
  target: { person: { ...JANE, slug: name } },
  run: 4,
});
const PEOPLE = ['a', 'b', 'c'].map(reveal);

let log: string[];
/** What the ledger has of a person; who may not be bought; whose entry can't be written. */
let known: Record<string, Purchase>;
let forbidden: string[];
let broken: string[];
let access: Failure | null;
let hindrance: Failure | null;

beforeEach(() => {
  [log, known, forbidden, broken, access, hindrance] = [[], {}, [], [], null, null];
});

const nameOf = (target: Reveal['target'] | { domain: string }) => ('person' in target ? target.person.slug : '');

/** A ledger that only writes down what is asked of it. Entries are on disk after a while. */
const ledger: Ledger = {
  peek: async (_, target) => known[nameOf(target)] ?? null,
  buy: async ({ target, run, keyId, repeatable }, replacesId, perform) => {
    const name = nameOf(target);
    await new Promise((resolve) => setTimeout(resolve, name === 'a' ? 20 : 1));
    if (broken.includes(name)) throw new Error('damaged');
    if (forbidden.includes(name)) return { kind: 'prevented', failure: CAP };
    log.push(`intent ${name} of run ${run} with ${keyId} over ${replacesId}${repeatable ? ', repeatable' : ''}`);
    const { charged } = await perform();
    return { kind: 'purchase', purchase: purchase({ id: name.codePointAt(0) ?? 0, charged }), isNew: true };
  },
  ready: async () => {},
};

function revealAll(reveals: readonly Reveal[] = PEOPLE, through = ledger): Promise<PurchaseResult[]> {
  return createReveals({
    ledger: through,
    findAccess: async () =>
      access
        ? { failure: access }
        : {
            access: { base: BASE, key: 'a key', form: 'bearer', generation: 1 },
            request: () => Promise.reject(new Error('nothing is sent here')),
            mode: 'once',
            terms: { keyId: 'k', base: BASE, repeatable: false },
          },
    redeemMany: async (_request, { base }, wanted: readonly RedeemRequest[], sending, _now, wait) => {
      log.push(`sent ${wanted.map(({ redeemId }) => redeemId).join(', ')} to ${base} ${sending} ${wait}`);
      return new Map(wanted.map(({ redeemId }, at): [string, PurchaseOutcome] => [redeemId, outcome({ charged: at })]));
    },
    quota: {
      within: async (_, work) => {
        log.push('counted');
        return hindrance ? { hindrance } : work(7);
      },
    },
    learnFrom: async (purchases) => void log.push(`learnt from ${purchases.length}`),
    now: () => 1,
  })(reveals);
}

const outcomes = (result: readonly PurchaseResult[]) =>
  result.map((one) => (one.kind === 'prevented' ? one.failure.kind : [one.purchase.charged, one.isNew]));

describe('reveals for many', () => {
  it('are one request, counted once, when the intent of each is on disk', async () => {
    expect(outcomes(await revealAll())).toEqual([
      [2, true],
      [0, true],
      [1, true],
    ]);
    const intents = ['b', 'c', 'a'].map((name) => `intent ${name} of run 4 with k over null`);
    const sent = `sent id of b, id of c, id of a to ${BASE} once 7`;
    expect(log).toEqual(['counted', ...intents, sent, 'learnt from 3']);
  });

  it('leave out whom the ledger knows, and whom a cap forbids', async () => {
    known = { a: purchase({ id: 5, charged: 9 }) };
    forbidden = ['c'];
    expect(outcomes(await revealAll())).toEqual([[9, false], [0, true], 'over-budget']);
    expect(log.filter((line) => line.startsWith('sent'))).toEqual([`sent id of b to ${BASE} once 7`]);
    expect(log.at(-1)).toBe('learnt from 1');
  });

  it('send nothing where nobody is left', async () => {
    forbidden = ['a', 'b', 'c'];
    expect(outcomes(await revealAll())).toEqual(['over-budget', 'over-budget', 'over-budget']);
    expect(log).toEqual(['counted', 'learnt from 0']);
  });

  it('go on without one whose entry can’t be written, and say so when the others are done', async () => {
    broken = ['b'];
    await expect(revealAll()).rejects.toThrow('damaged');
    expect(log.filter((line) => line.startsWith('sent'))).toEqual([`sent id of c, id of a to ${BASE} once 7`]);
    expect(log.at(-1)).toBe('learnt from 2');
  });

  it('of two who are one stored person are one purchase, and neither waits for the other', async () => {
    const held = new Set<string>();
    const ledgerStore = new MemoryBook();
    const hold = async <T>(name: string, work: () => Promise<T>) => {
      held.add(name);
      return work().finally(() => held.delete(name));
    };
    const locks = { hold, isHeld: async (name: string) => held.has(name) };
    const real = createLedger({
      ledgerStore,
      keptAnswers,
      locks,
      changed: () => {},
      now: () => 1,
      sleep: async () => {},
    });
    const result = await revealAll(PEOPLE.slice(0, 2), real);
    expect(result.map((one) => one.kind === 'purchase' && one.isNew)).toEqual([true, false]);
    expect(ledgerStore.entries).toMatchObject([{ state: 'settled' }]);
    expect(log.filter((line) => line.startsWith('sent'))).toEqual([`sent id of a to ${BASE} once 7`]);
  });

  it('are kept from all by what is known before', async () => {
    access = { kind: 'no-key', service: 'cognism' };
    expect(outcomes(await revealAll())).toEqual(['no-key', 'no-key', 'no-key']);
    [access, hindrance] = [null, { kind: 'rate-limited', service: 'cognism', until: 9 }];
    expect(outcomes(await revealAll())).toEqual(['rate-limited', 'rate-limited', 'rate-limited']);
    expect(log).toEqual(['counted']);
  });
});
