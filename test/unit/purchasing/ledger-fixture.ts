import { vi } from 'vitest';
import type { PurchaseOutcome } from '../../../src/model/purchase-terms.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/schemas/purchases/settings.ts';
import type { Changed } from '../../../src/model/views/change.ts';
import { createLedger, type PurchaseResult } from '../../../src/purchasing/ledger/ledger.ts';
import type { KeptAnswer, KeptAnswers, LedgerStore, Locks } from '../../../src/purchasing/ports.ts';
import { NOW, outcome, purchase } from './examples.ts';

// The book's own promises are kept by the store and tested in a browser. Here: in which order the ledger calls on it.

/** What a test of the ledger looks at. */
export const fixture = fresh();

function fresh() {
  return {
    log: [] as string[],
    entries: [] as Purchase[],
    /** Locks that are held, by whomever. */
    held: new Set<string>(),
    /** Waits that were over at once. */
    naps: [] as number[],
    /** Whoever sleeps between two looks at locks; a test wakes them. */
    sleepers: [] as (() => void)[],
    isSpendingOff: false,
    /** Answers for which there was no room: they outlive a ledger. */
    kept: new Map<number, KeptAnswer>(),
  };
}

export function clearFixture(): void {
  Object.assign(fixture, fresh());
}

export const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A book as the ledger sees it; a test says what of it is broken. */
export function ledgerStoreOf(different: Partial<LedgerStore> = {}): LedgerStore {
  const newest = () => fixture.entries.toReversed();
  const put = (entry: Purchase) => {
    fixture.entries[fixture.entries.findIndex(({ id }) => id === entry.id)] = entry;
    return entry;
  };
  return {
    open: async (draft, { findReusable, maxCostOf: stakeOf, checkBudget }, at) => {
      fixture.log.push('opening');
      await pause();
      const found = findReusable(newest());
      if (found) return { kind: 'found', purchase: found };
      const { target: _, base: __, ...spec } = draft;
      const stake = stakeOf(draft, null);
      const settings = { ...DEFAULT_SETTINGS, spendNothing: fixture.isSpendingOff };
      const failure = checkBudget(stake, { service: 'kaspr', settings, day: 0, month: 0, run: null });
      if (failure) return { kind: 'forbidden', failure };
      const intent = purchase({
        ...spec,
        stake,
        id: fixture.entries.length + 1,
        state: 'intent',
        startedAt: at,
        endedAt: null,
      });
      fixture.entries.push(intent);
      fixture.log.push(`intent on disk${fixture.held.has(intent.lock) ? '' : ', unlocked'}`);
      return { kind: 'opened', purchase: intent };
    },
    close: async (id, { state, failure, charged, data }, _keep, at) => {
      const open = purchase(fixture.entries.find((entry) => entry.id === id));
      fixture.log.push(`closed as ${state}${fixture.held.has(open.lock) ? '' : ', unlocked'}`);
      return put({ ...open, state, failure, charged, found: data !== null, endedAt: at });
    },
    history: async () => {
      fixture.log.push('history');
      return newest();
    },
    intents: async () => {
      fixture.log.push('looking for intents');
      return newest().filter(({ state }) => state === 'intent');
    },
    giveUp: async (id, at) => {
      const open = fixture.entries.find((entry) => entry.id === id);
      if (open?.state !== 'intent') return false;
      fixture.log.push(`gave up ${id}`);
      put({ ...open, state: 'unknown', failure: { kind: 'interrupted', service: 'kaspr' }, endedAt: at });
      return true;
    },
    ...different,
  };
}

/** Locks as the browser keeps them, without a browser (locks.ts is tested in one). */
const locks: Locks = {
  hold: async (name, work) => {
    fixture.held.add(name);
    try {
      return await work();
    } finally {
      fixture.held.delete(name);
    }
  },
  isHeld: async (name) => fixture.held.has(name),
};

/** The memory of the browser, without a browser. */
export const keptAnswers: KeptAnswers = {
  all: async () => [...fixture.kept.values()],
  keep: async (answer) => void fixture.kept.set(answer.purchase.id, answer),
  drop: async (id) => void fixture.kept.delete(id),
};

export function perform(result: PurchaseOutcome = outcome()) {
  return vi.fn(async () => {
    fixture.log.push('sent');
    await pause();
    return result;
  });
}

const LOOK = 1000;
const DELIVERY = 15_000;
const sleep = async (time: number) => {
  if (time === LOOK || time === DELIVERY) return new Promise<void>((wake) => fixture.sleepers.push(wake));
  fixture.naps.push(time);
};

export const ledgerOf = (ledgerStore = ledgerStoreOf(), changed: Changed = () => void fixture.log.push('told')) =>
  createLedger({ ledgerStore, keptAnswers, locks, changed, now: () => NOW, sleep });

/** The entry that a purchase came to; a test that expects one fails where there is none. */
export async function entryOf(result: Promise<PurchaseResult>): Promise<Purchase> {
  const outcome = await result;
  if (outcome.kind !== 'purchase') throw new Error(`prevented: ${outcome.failure.kind}`);
  return outcome.purchase;
}
