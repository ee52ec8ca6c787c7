import { aliasesOf } from '../../model/identity/aliases.ts';
import type { NewPurchase, PurchaseOutcome, PurchaseTarget } from '../../model/purchase-terms.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Purchase, PurchaseSpec } from '../../model/schemas/purchases/purchase.ts';
import { type Changed, changeOf, type Topic } from '../../model/views/change.ts';
import { checkConnection } from '../connection/check-connection.ts';
import { checkBudget, maxCostOf } from '../limits/budget.ts';
import type { KeptAnswers, LedgerStore, Locks } from '../ports.ts';
import { createDelivery } from './deliver.ts';
import { findReusable, type ReplacesId } from './find-reusable.ts';

/** `prevented`: no entry was written, so nothing was paid for. */
export type PurchaseResult =
  | { readonly kind: 'purchase'; readonly purchase: Purchase; readonly isNew: boolean }
  | { readonly kind: 'prevented'; readonly failure: Failure };

export type Ledger = {
  /** The entry that makes a request unnecessary, finished or under way. */
  readonly peek: (
    spec: Omit<PurchaseSpec, 'subject'>,
    target: PurchaseTarget,
    replacesId: ReplacesId,
  ) => Promise<Purchase | null>;
  /**
   * Buys at most once: writes the intent, sends, writes the outcome; or returns what is stored or joins one under way.
   * Nothing is sent unless the intent is on disk. `perform` must not throw; `joins` replaces it, called before waiting.
   * @returns an ended entry, or an `intent` that another context owns
   */
  readonly buy: (
    newPurchase: Omit<NewPurchase, 'lock'>,
    replacesId: ReplacesId,
    perform: () => Promise<PurchaseOutcome>,
    joins?: () => void,
  ) => Promise<PurchaseResult>;
  /** Resolves once the entries of owners that died before this start are `unknown`. */
  readonly ready: () => Promise<void>;
};

type LedgerDeps = {
  readonly ledgerStore: LedgerStore;
  readonly keptAnswers: KeptAnswers;
  readonly locks: Locks;
  readonly changed: Changed;
  readonly now: () => number;
  readonly sleep: (time: number) => Promise<void>;
};

/** A dead owner's lock is released slightly late (measured: 300 ms), so held locks are checked again. */
const MAX_LOCK_CHECKS = 30;
const LOCK_CHECK_INTERVAL_MS = 1000;

/** The request may have left: never assume it was free. */
function interruptedOutcome({ service }: Purchase): PurchaseOutcome {
  const failure = { kind: 'interrupted', service } as const;
  return { state: 'unknown', failure, charged: null, remaining: null, balance: null, data: null };
}

function changeBy({ target, run }: Pick<NewPurchase, 'target' | 'run'>, { subject }: Purchase, topics: Topic[]) {
  const about = [...topics, 'domain' in target ? 'companies' : 'people', ...(run === null ? [] : ['runs'])] as Topic[];
  return changeOf(about, 'domain' in target ? null : [subject, ...aliasesOf(target.person)]);
}

export function createLedger({ ledgerStore, keptAnswers, locks, changed, now, sleep }: LedgerDeps): Ledger {
  const delivery = createDelivery({ ledgerStore, keptAnswers, changed, sleep });
  // Requests die with their worker, so this map may too; the store is what lasts.
  const underWay = new Map<number, Promise<Purchase>>();
  let recovered = recover();
  // The first caller gets the failure; this only prevents an unhandled rejection.
  recovered.catch(() => {});

  /** An intent whose lock is free has lost its owner: whether it was charged is unknown. */
  async function recover(checks = MAX_LOCK_CHECKS): Promise<void> {
    // First: an answer that arrived makes its entry settled, not unknown.
    await delivery.takeOver();
    let count = 0;
    let held = 0;
    for (const { id, lock } of await ledgerStore.intents()) {
      if (underWay.has(id) || delivery.isWaiting(id)) continue;
      if (await locks.isHeld(lock)) held += 1;
      // One that can't be written stays an intent, which blocks only its own purchase.
      else if (await ledgerStore.giveUp(id, now()).catch(() => false)) count += 1;
    }
    if (count > 0) changed();
    if (held > 0 && checks > 1) void sleep(LOCK_CHECK_INTERVAL_MS).then(() => recover(checks - 1).catch(() => {}));
  }

  async function ready(): Promise<void> {
    try {
      await recovered;
    } catch (error) {
      recovered = recover();
      recovered.catch(() => {});
      throw error;
    }
  }

  async function complete(purchase: Purchase, perform: () => Promise<PurchaseOutcome>): Promise<Purchase> {
    // `perform` must not throw; if it does, an intent left open would look like a request under way.
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
      // Its answer is here and will be written: it is not bought again, even with consent.
      const replacesId = agreedTo !== null && delivery.isWaiting(agreedTo) ? null : agreedTo;
      const lock = crypto.randomUUID();
      // Taken before the intent is on disk, so that a live owner is never mistaken for a dead one.
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
        changed(changeBy(wanted, purchase, ['ledger']));
        const ended = complete(purchase, perform);
        underWay.set(purchase.id, ended);
        try {
          return { kind: 'purchase', purchase: await ended, isNew: true };
        } finally {
          underWay.delete(purchase.id);
          // What it cost shows in balance and prices.
          changed(changeBy(wanted, purchase, ['ledger', 'accounts']));
        }
      });
    },

    ready,
  };
}
