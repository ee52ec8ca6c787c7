import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Purchase, Wish } from '../../model/schemas/purchases/purchase.ts';
import type { Draft, Ending, Target } from '../../model/trade.ts';
import { forbid, stakeOf } from '../limits/budget.ts';
import type { Book, Locks } from '../ports.ts';
import { type Consent, decideUnder } from './decide.ts';
import { keepGoods } from './keep.ts';

/** An entry that counts; or what the user's own caps said, and nothing was written. */
export type Bought =
  | { readonly kind: 'purchase'; readonly purchase: Purchase; readonly isNew: boolean }
  | { readonly kind: 'prevented'; readonly failure: Failure };

export type Ledger = {
  /** The entry that answers a wish without a new request, or the one under way; null where it would have to be bought. */
  readonly peek: (wish: Omit<Wish, 'subject'>, target: Target, over: Consent) => Promise<Purchase | null>;
  /**
   * Buys once. Writes the intent, calls `perform`, writes how it ended; or answers from what is stored; or joins the request
   * that is already under way. Nothing is sent unless the intent is on disk.
   * @param perform sends the request; called at most once, must not throw
   * @param joins told before it waits for a request that is under way: then `perform` is not called
   * @returns the ledger's entry: ended, or still `intent` if another context owns the request
   */
  readonly buy: (
    draft: Omit<Draft, 'lock'>,
    over: Consent,
    perform: () => Promise<Ending>,
    joins?: () => void,
  ) => Promise<Bought>;
  /** Resolves when the entries whose owners died before this start are `unknown`. */
  readonly ready: () => Promise<void>;
};

type Parts = {
  readonly book: Book;
  readonly locks: Locks;
  /** Told whenever an entry was written. */
  readonly changed: () => void;
  /** Epoch ms. */
  readonly now: () => number;
  /** Waits for so long (ms). */
  readonly sleep: (time: number) => Promise<void>;
};

/** How long to wait before an end that could not be written is tried again (ms): the disk may be full, the database closed. */
const AGAIN = [100, 500, 2000];

/** A dead owner's lock is free a little later (measured: 300 ms). Looked at so often, with so much time between (ms). */
const LOOKS = 30;
const BETWEEN_LOOKS = 1000;

/** What is known where the request itself broke: it may have left. */
function brokenOff({ service }: Purchase): Ending {
  const failure = { kind: 'interrupted', service } as const;
  return { state: 'unknown', failure, charged: null, remaining: null, balance: null, goods: null };
}

/** An ending as it stands when what was bought is lost. */
function withoutGoods(ending: Ending, { service }: Purchase): Ending {
  if (!ending.goods) return ending;
  const state = ending.charged === null ? 'unknown' : 'settled';
  return { ...ending, state, failure: { kind: 'not-stored', service }, balance: null, goods: null };
}

export function createLedger({ book, locks, changed, now, sleep }: Parts): Ledger {
  // Requests end with the worker that made them, so this map may live and die with it; the book is what lasts.
  const underWay = new Map<number, Promise<Purchase>>();
  let recovered = recover();
  // A failure reaches whoever asks first; without this it would also be reported as nobody's.
  recovered.catch(() => {});

  /** A free lock beside an intent says that whoever waited for its answer is dead. One that is held is looked at again. */
  async function recover(looks = LOOKS): Promise<void> {
    let count = 0;
    let held = 0;
    for (const { id, lock } of await book.intents()) {
      if (underWay.has(id)) continue;
      if (await locks.isHeld(lock)) held += 1;
      else if (await book.giveUp(id, now())) count += 1;
    }
    if (count > 0) changed();
    if (held > 0 && looks > 1) void sleep(BETWEEN_LOOKS).then(() => recover(looks - 1).catch(() => {}));
  }

  async function ready(): Promise<void> {
    try {
      await recovered;
    } catch (error) {
      // The next one who asks tries again.
      recovered = recover();
      recovered.catch(() => {});
      throw error;
    }
  }

  /** Writes an end, again and again: what was paid for is lost only if the store stays broken for all that time. */
  async function close(purchase: Purchase, ending: Ending, at: number): Promise<Purchase> {
    for (const wait of AGAIN) {
      try {
        return await book.close(purchase.id, ending, keepGoods(ending.goods, purchase, at), at);
      } catch {
        await sleep(wait);
      }
    }
    // What was bought can't be kept (a damaged record, a full disk): then at least the entry says what is known of the money.
    return book.close(purchase.id, withoutGoods(ending, purchase), keepGoods(null, purchase, at), at);
  }

  async function complete(purchase: Purchase, perform: () => Promise<Ending>): Promise<Purchase> {
    // `perform` must not throw; if it does all the same, an intent left open would look like a request under way.
    const ending = await perform().catch(() => brokenOff(purchase));
    return close(purchase, ending, now());
  }

  return {
    async peek(wish, target, over) {
      await ready();
      let found = decideUnder(over)(await book.history(wish, target));
      if (found?.state === 'intent' && !underWay.has(found.id)) {
        await recover(1);
        found = decideUnder(over)(await book.history(wish, target));
      }
      return found && (underWay.get(found.id) ?? found);
    },

    async buy(wanted, over, perform, joins) {
      await ready();
      const lock = crypto.randomUUID();
      // Held before the intent is on disk: from its first moment on, the entry can be told from one whose owner died.
      return locks.hold(lock, async (): Promise<Bought> => {
        const draft = { ...wanted, lock };
        const opening = await book.open(draft, { decide: decideUnder(over), stake: stakeOf, forbid }, now());
        if (opening.kind === 'forbidden') return { kind: 'prevented', failure: opening.failure };
        const { purchase } = opening;
        if (opening.kind === 'found') {
          joins?.();
          return { kind: 'purchase', purchase: await (underWay.get(purchase.id) ?? purchase), isNew: false };
        }
        changed();
        const ended = complete(purchase, perform);
        underWay.set(purchase.id, ended);
        try {
          return { kind: 'purchase', purchase: await ended, isNew: true };
        } finally {
          underWay.delete(purchase.id);
          changed();
        }
      });
    },

    ready,
  };
}
