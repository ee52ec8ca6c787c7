import type { PurchaseOutcome } from '../../model/purchase-terms.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Changed } from '../../model/views/change.ts';
import type { KeptAnswer, KeptAnswers, LedgerStore } from '../ports.ts';
import { applyPurchase } from './apply-purchase.ts';

/** Delays (ms) before retrying to write an outcome: the disk may be full, the database closed. */
const RETRY_DELAYS_MS = [100, 500, 2000];
const DELIVERY_INTERVAL_MS = 15_000;

type DeliveryDeps = {
  readonly ledgerStore: LedgerStore;
  readonly keptAnswers: KeptAnswers;
  readonly changed: Changed;
  readonly sleep: (time: number) => Promise<void>;
};

/** Writes outcomes. One that can't be written waits outside the database, even for a later background. */
export function createDelivery({ ledgerStore, keptAnswers, changed, sleep }: DeliveryDeps) {
  const waiting = new Map<number, KeptAnswer>();
  let isWatching = false;

  const write = ({ purchase, outcome, at }: KeptAnswer) =>
    ledgerStore.close(purchase.id, outcome, applyPurchase(outcome.data, purchase, at), at);

  async function keep(answer: KeptAnswer): Promise<void> {
    waiting.set(answer.purchase.id, answer);
    await keptAnswers.keep(answer).catch(() => {});
  }

  async function drop(id: number): Promise<void> {
    if (!waiting.delete(id)) return;
    await keptAnswers.drop(id).catch(() => {});
  }

  /** Writes an outcome; data that can't be written waits, and the entry says what is known of the money. */
  async function close(purchase: Purchase, outcome: PurchaseOutcome, at: number): Promise<Purchase> {
    const answer = { purchase, outcome, at };
    const moneyOnly = { ...answer, outcome: withoutData(outcome, purchase) };
    let settled: Purchase | null = null;
    for (const wait of RETRY_DELAYS_MS) {
      try {
        const ended = await write(answer);
        await drop(purchase.id);
        return ended;
      } catch (error) {
        if (!waiting.has(purchase.id)) await keep(answer);
        // A small record may fit where a large one doesn't: settle the money before waiting for room.
        if (isDiskFull(error) && outcome.data) settled ??= await write(moneyOnly).catch(() => null);
        await sleep(wait);
      }
    }
    void watch();
    return settled ?? write(moneyOnly).catch((error) => unwritten(answer, error));
  }

  async function deliver(): Promise<void> {
    let count = 0;
    for (const answer of [...waiting.values()]) {
      const isWritten = await write(answer).then(
        () => true,
        () => false,
      );
      if (!isWritten) continue;
      await drop(answer.purchase.id);
      count += 1;
    }
    if (count > 0) changed();
  }

  async function watch(): Promise<void> {
    if (isWatching) return;
    isWatching = true;
    while (waiting.size > 0) {
      await sleep(DELIVERY_INTERVAL_MS);
      await deliver();
    }
    isWatching = false;
  }

  return {
    close,
    deliver,
    isWaiting: (id: number) => waiting.has(id),

    async takeOver(): Promise<void> {
      const left = await keptAnswers.all().catch(() => []);
      for (const answer of left) if (!waiting.has(answer.purchase.id)) waiting.set(answer.purchase.id, answer);
      await deliver();
      if (waiting.size > 0) void watch();
    },
  };
}

function withoutData(outcome: PurchaseOutcome, { service }: Purchase): PurchaseOutcome {
  if (!outcome.data) return outcome;
  const state = outcome.charged === null ? 'unknown' : 'settled';
  return { ...outcome, state, failure: { kind: 'not-stored', service }, balance: null, data: null };
}

/** How the entry will read once there is room. @throws any error but a full disk */
function unwritten({ purchase, outcome, at }: KeptAnswer, error: unknown): Purchase {
  if (!isDiskFull(error)) throw error;
  const { state, charged, remaining } = outcome;
  const failure = { kind: 'not-stored', service: purchase.service } as const;
  return { ...purchase, state, charged, remaining, failure, found: false, endedAt: at };
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
