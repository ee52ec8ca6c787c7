import { vi } from 'vitest';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/schemas/purchases/settings.ts';
import type { Ending } from '../../../src/model/trade.ts';
import { type Bought, createLedger } from '../../../src/purchasing/ledger/ledger.ts';
import type { Book, Locks } from '../../../src/purchasing/ports.ts';
import { ending, NOW, purchase } from './examples.ts';

// The book's own promises are kept by the store and tested in a browser. Here: in which order the ledger calls on it.

/** What a test of the ledger looks at. */
export const desk = fresh();

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
  };
}

export function clearDesk(): void {
  Object.assign(desk, fresh());
}

export const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A book as the ledger sees it; a test says what of it is broken. */
export function bookOf(different: Partial<Book> = {}): Book {
  const newest = () => desk.entries.toReversed();
  const put = (entry: Purchase) => {
    desk.entries[desk.entries.findIndex(({ id }) => id === entry.id)] = entry;
    return entry;
  };
  return {
    open: async (draft, { decide, stake: stakeOf, forbid }, at) => {
      desk.log.push('opening');
      await pause();
      const found = decide(newest());
      if (found) return { kind: 'found', purchase: found };
      const { target: _, ...wish } = draft;
      const stake = stakeOf(draft, null);
      const settings = { ...DEFAULT_SETTINGS, spendNothing: desk.isSpendingOff };
      const failure = forbid(stake, { service: 'kaspr', settings, day: 0, month: 0, run: null });
      if (failure) return { kind: 'forbidden', failure };
      const intent = purchase({
        ...wish,
        stake,
        id: desk.entries.length + 1,
        state: 'intent',
        startedAt: at,
        endedAt: null,
      });
      desk.entries.push(intent);
      desk.log.push(`intent on disk${desk.held.has(intent.lock) ? '' : ', unlocked'}`);
      return { kind: 'opened', purchase: intent };
    },
    close: async (id, { state, failure, charged, goods }, _keep, at) => {
      const open = purchase(desk.entries.find((entry) => entry.id === id));
      desk.log.push(`closed as ${state}${desk.held.has(open.lock) ? '' : ', unlocked'}`);
      return put({ ...open, state, failure, charged, found: goods !== null, endedAt: at });
    },
    history: async () => {
      desk.log.push('history');
      return newest();
    },
    intents: async () => {
      desk.log.push('looking for intents');
      return newest().filter(({ state }) => state === 'intent');
    },
    giveUp: async (id, at) => {
      const open = desk.entries.find((entry) => entry.id === id);
      if (open?.state !== 'intent') return false;
      desk.log.push(`gave up ${id}`);
      put({ ...open, state: 'unknown', failure: { kind: 'interrupted', service: 'kaspr' }, endedAt: at });
      return true;
    },
    ...different,
  };
}

/** Locks as the browser keeps them, without a browser (locks.ts is tested in one). */
const locks: Locks = {
  hold: async (name, work) => {
    desk.held.add(name);
    try {
      return await work();
    } finally {
      desk.held.delete(name);
    }
  },
  isHeld: async (name) => desk.held.has(name),
};

export function perform(result: Ending = ending()) {
  return vi.fn(async () => {
    desk.log.push('sent');
    await pause();
    return result;
  });
}

const LOOK = 1000;
const sleep = async (time: number) => {
  if (time === LOOK) return new Promise<void>((wake) => desk.sleepers.push(wake));
  desk.naps.push(time);
};

export const ledgerOf = (book = bookOf(), changed = () => void desk.log.push('told')) =>
  createLedger({ book, locks, changed, now: () => NOW, sleep });

/** The entry that a purchase came to; a test that expects one fails where there is none. */
export async function entryOf(bought: Promise<Bought>): Promise<Purchase> {
  const outcome = await bought;
  if (outcome.kind !== 'purchase') throw new Error(`prevented: ${outcome.failure.kind}`);
  return outcome.purchase;
}
