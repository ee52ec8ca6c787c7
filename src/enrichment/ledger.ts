import type { Purchase, Wish } from '../model/purchase.ts';
import type { Draft, Ending, Target } from '../model/trade.ts';
import { type Consent, decideUnder } from './decide.ts';
import { keepGoods } from './keep.ts';
import type { Book } from './ports.ts';

export type Ledger = {
  /** The entry that answers a wish without a new request, or the one under way; null where it would have to be bought. */
  readonly peek: (wish: Omit<Wish, 'subject'>, target: Target, over: Consent) => Promise<Purchase | null>;
  /**
   * Buys once. Writes the intent, calls `perform`, writes how it ended; or answers from what is stored; or joins the request
   * that is already under way. Nothing is sent unless the intent is on disk.
   * @param perform sends the request; called at most once, must not throw
   * @returns the ledger's entry: ended, or still `intent` if another context owns the request
   */
  readonly buy: (draft: Draft, over: Consent, perform: () => Promise<Ending>) => Promise<Purchase>;
};

/** What is known where the request itself broke: it may have left. */
function brokenOff({ service }: Purchase): Ending {
  const failure = { kind: 'maybe-charged', service } as const;
  return { state: 'unknown', failure, charged: null, remaining: null, balance: null, goods: null };
}

/** An ending as it stands when what was bought is lost. */
function withoutGoods(ending: Ending, { service }: Purchase): Ending {
  if (!ending.goods) return ending;
  const state = ending.charged === null ? 'unknown' : 'settled';
  return { ...ending, state, failure: { kind: 'not-stored', service }, balance: null, goods: null };
}

/**
 * @param changed is told whenever an entry was written
 * @param now epoch ms
 */
export function createLedger(book: Book, changed: () => void, now: () => number): Ledger {
  // Requests end with the worker that made them, so this map may live and die with it; the book is what lasts.
  const underWay = new Map<number, Promise<Purchase>>();
  // An intent found at start-up belongs to a worker that died: whether it was charged is not known.
  const recovered = book.recover(now());
  // A failure reaches whoever asks first; without the second function it would also be reported as nobody's.
  recovered.then(
    (count) => count > 0 && changed(),
    () => {},
  );

  async function complete(purchase: Purchase, perform: () => Promise<Ending>): Promise<Purchase> {
    // `perform` must not throw; if it does all the same, an intent left open would look like a request under way.
    const ending = await perform().catch(() => brokenOff(purchase));
    const at = now();
    try {
      return await book.close(purchase.id, ending, keepGoods(ending.goods, purchase, at), at);
    } catch {
      // What was bought can't be kept (a damaged record, a full disk): then at least the entry says what is known of the money.
      return book.close(purchase.id, withoutGoods(ending, purchase), keepGoods(null, purchase, at), at);
    }
  }

  return {
    async peek(wish, target, over) {
      await recovered;
      const found = decideUnder(over)(await book.history(wish, target));
      return found && (underWay.get(found.id) ?? found);
    },

    async buy(draft, over, perform) {
      await recovered;
      const { kind, purchase } = await book.open(draft, decideUnder(over), now());
      if (kind === 'found') return underWay.get(purchase.id) ?? purchase;
      changed();
      const ended = complete(purchase, perform);
      underWay.set(purchase.id, ended);
      try {
        return await ended;
      } finally {
        underWay.delete(purchase.id);
        changed();
      }
    },
  };
}
