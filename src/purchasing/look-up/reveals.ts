import type { PurchaseOutcome } from '../../model/purchase-terms.ts';
import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import { MAX_REVEALS_PER_REQUEST, type RedeemRequest, type redeemMany } from '../../services/cognism/reveal/reveal.ts';
import type { Access, Question } from '../../services/question.ts';
import type { Ledger, PurchaseResult } from '../ledger/ledger.ts';
import type { QuotaKeeper } from '../limits/quota.ts';
import type { LookUp, NextStep, PayStep } from '../plan/next-step.ts';
import type { PaidAccess } from '../ports.ts';
import { type BatchSlot, batch } from './batch.ts';

export { MAX_REVEALS_PER_REQUEST };

export type Reveal = LookUp & {
  readonly question: Extract<Question, { operation: 'reveal' }>;
  readonly target: { readonly person: Subject };
  readonly run: number;
};

export type RevealStep = PayStep & { readonly lookUp: Reveal };

export function isRevealStep(step: NextStep): step is RevealStep {
  return step.kind === 'pay' && step.lookUp.question.operation === 'reveal';
}

type RevealsDeps = {
  readonly ledger: Ledger;
  readonly findAccess: (service: 'cognism', operation: 'reveal') => Promise<PaidAccess | { failure: Failure }>;
  readonly redeemMany: typeof redeemMany;
  readonly quota: Pick<QuotaKeeper, 'within'>;
  readonly learnFrom: (purchases: readonly Purchase[], access: Access) => Promise<void>;
  readonly now: () => number;
};

/** Many reveals in one request; each person's entry is on disk before it is sent. */
export function createReveals({ ledger, findAccess, redeemMany, quota, learnFrom, now }: RevealsDeps) {
  async function buy(
    reveal: Reveal,
    terms: PaidAccess['terms'],
    slot: BatchSlot<RedeemRequest, PurchaseOutcome>,
  ): Promise<PurchaseResult> {
    const { question, target, run } = reveal;
    const newPurchase = { ...specOf(reveal), ...terms, target, run };
    try {
      return await ledger.buy(newPurchase, null, () => slot.ask(question), slot.leave);
    } finally {
      // Already known, over a cap or not written: the others go ahead without it.
      slot.leave();
    }
  }

  async function buyAll(
    reveals: readonly Reveal[],
    { access, request, mode, terms }: PaidAccess,
    wait: number,
  ): Promise<PurchaseResult[]> {
    const slots = batch(reveals, async (wanted: readonly RedeemRequest[]) => {
      const outcomes = await redeemMany(request, access, wanted, mode, now, wait);
      return wanted.flatMap(({ redeemId }) => outcomes.get(redeemId) ?? []);
    });
    // They share one request, so wait for all of them even where one breaks.
    const all = await Promise.allSettled(slots.map(([reveal, slot]) => buy(reveal, terms, slot)));
    const result = all.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    const ended = result.flatMap((one) => (one.kind === 'purchase' && one.isNew ? one.purchase : []));
    await learnFrom(ended, access);
    const broken = all.find((one) => one.status === 'rejected');
    if (broken) throw broken.reason;
    return result;
  }

  /** Checked first, so that waiting for a request under way holds up no one else's entry. */
  async function known(reveal: Reveal): Promise<PurchaseResult | null> {
    const purchase = await ledger.peek(specOf(reveal), reveal.target, null);
    return purchase && { kind: 'purchase', purchase, isNew: false };
  }

  /** @param reveals up to 20, with distinct redeem ids. @returns results in their order */
  return async (reveals: readonly Reveal[]): Promise<PurchaseResult[]> => {
    const answers = await Promise.all(reveals.map(known));
    const open = reveals.filter((_, at) => answers[at] === null);
    const result = open.length > 0 ? await revealAll(open) : [];
    return answers.flatMap((answer) => answer ?? result.shift() ?? []);
  };

  async function revealAll(reveals: readonly Reveal[]): Promise<PurchaseResult[]> {
    const all = (failure: Failure): PurchaseResult[] => reveals.map(() => ({ kind: 'prevented', failure }));
    const found = await findAccess('cognism', 'reveal');
    if ('failure' in found) return all(found.failure);
    const result = await quota.within('cognism', (wait) => buyAll(reveals, found, wait));
    return 'hindrance' in result ? all(result.hindrance) : result;
  }
}

function specOf({ service, question: { operation, asked } }: Reveal) {
  return { service, operation, asked };
}
