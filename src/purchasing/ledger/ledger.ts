import type { NewPurchase, PurchaseOutcome, PurchaseTarget } from '../../model/purchase-terms.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Purchase, PurchaseSpec } from '../../model/schemas/purchases/purchase.ts';
import { checkConnection } from '../connection/check-connection.ts';
import { checkBudget, maxCostOf } from '../limits/budget.ts';
import type { KeptAnswers, LedgerStore, Locks } from '../ports.ts';
import { createDelivery } from './deliver.ts';
import { findReusable, type ReplacesId } from './find-reusable.ts';

/** An entry that counts; or what kept it from being made, and nothing was written. */
export type PurchaseResult =
  | { readonly kind: 'purchase'; readonly purchase: Purchase; readonly isNew: boolean }
  | { readonly kind: 'prevented'; readonly failure: Failure };

export type Ledger = {
  /**
   * The entry that answers a wish without a new request, or the one under way; null where it would have to be bought.
   */
  readonly peek: (
    spec: Omit<PurchaseSpec, 'subject'>,
    target: PurchaseTarget,
    replacesId: ReplacesId,
  ) => Promise<Purchase | null>;
  /**
   * Buys once. Writes the intent, calls `perform`, writes how it ended; or answers from what is stored; or joins the
   * request that is already under way. Nothing is sent unless the intent is on disk.
   * @param perform sends the request; called at most once, must not throw
   * @param joins told before it waits for a request that is under way: then `perform` is not called
   * @returns the ledger's entry: ended, or still `intent` if another context owns the request
   */
  readonly buy: (
    newPurchase: Omit<NewPurchase, 'lock'>,
    replacesId: ReplacesId,
    perform: () => Promise<PurchaseOutcome>,
    joins?: () => void,
  ) => Promise<PurchaseResult>;
  /** Resolves when the entries whose owners died before this start are `unknown`. */
  readonly ready: () => Promise<void>;
};

type LedgerDeps = {
  readonly ledgerStore: LedgerStore;
  readonly keptAnswers: KeptAnswers;
  readonly locks: Locks;
  /** Told whenever an entry was written. */
  readonly changed: () => void;
  /** Epoch ms. */
  readonly now: () => number;
  /** Waits for so long (ms). */
  readonly sleep: (time: number) => Promise<void>;
};

/**
 * A dead owner's lock is free a little later (measured: 300 ms). Looked at so often, with so much time between (ms).
 */
const MAX_LOCK_CHECKS = 30;
const LOCK_CHECK_INTERVAL_MS = 1000;

/** What is known where the request itself broke: it may have left. */
function interruptedOutcome({ service }: Purchase): PurchaseOutcome {
  const failure = { kind: 'interrupted', service } as const;
  return { state: 'unknown', failure, charged: null, remaining: null, balance: null, data: null };
}

export function createLedger({ ledgerStore, keptAnswers, locks, changed, now, sleep }: LedgerDeps): Ledger {
  const delivery = createDelivery({ ledgerStore, keptAnswers, changed, sleep });
  // Requests end with the worker that made them, so this map may live and die with it; the book is what lasts.
  const underWay = new Map<number, Promise<Purchase>>();
  let recovered = recover();
  // A failure reaches whoever asks first; without this it would also be reported as nobody's.
  recovered.catch(() => {});

  /**
   * A free lock beside an intent says that whoever waited for its answer is dead. One that is held is looked at again.
   */
  async function recover(checks = MAX_LOCK_CHECKS): Promise<void> {
    // First of all: an answer that has come makes an entry settled, not unknown.
    await delivery.takeOver();
    let count = 0;
    let held = 0;
    for (const { id, lock } of await ledgerStore.intents()) {
      if (underWay.has(id) || delivery.isWaiting(id)) continue;
      if (await locks.isHeld(lock)) held += 1;
      // One that can't be written stays an intent, which forbids its own purchase again and no other.
      else if (await ledgerStore.giveUp(id, now()).catch(() => false)) count += 1;
    }
    if (count > 0) changed();
    if (held > 0 && checks > 1) void sleep(LOCK_CHECK_INTERVAL_MS).then(() => recover(checks - 1).catch(() => {}));
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

  async function complete(purchase: Purchase, perform: () => Promise<PurchaseOutcome>): Promise<Purchase> {
    // `perform` must not throw; if it does all the same, an intent left open would look like a request under way.
    const outcome = await perform().catch(() => interruptedOutcome(purchase));
    return delivery.close(purchase, outcome, now());
  }

  return {
    async peek(spec, target, replacesId) {
      await ready();
      let found = findReusable(replacesId)(await ledgerStore.history(spec, target));
      if (found?.state === 'intent' && !underWay.has(found.id)) {
        await recover(1);
        found = findReusable(replacesId)(await ledgerStore.history(spec, target));
      }
      return found && (underWay.get(found.id) ?? found);
    },

    async buy(wanted, agreedTo, perform, joins) {
      await ready();
      await delivery.deliver();
      // Its answer is here, and is written as soon as there is room: it is not bought again meanwhile, whoever agrees.
      const replacesId = agreedTo !== null && delivery.isWaiting(agreedTo) ? null : agreedTo;
      const lock = crypto.randomUUID();
      // Held before the intent is on disk: from its first moment on, the entry can be told from one whose owner died.
      return locks.hold(lock, async (): Promise<PurchaseResult> => {
        const newPurchase = { ...wanted, lock };
        const opened = await ledgerStore.open(
          newPurchase,
          { findReusable: findReusable(replacesId), checkConnection, maxCostOf, checkBudget },
          now(),
        );
        if (opened.kind === 'forbidden') return { kind: 'prevented', failure: opened.failure };
        const { purchase } = opened;
        if (opened.kind === 'found') {
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
