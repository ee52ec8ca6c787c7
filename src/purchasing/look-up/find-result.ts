import { isOpen } from '../../model/schemas/purchases/purchase.ts';
import type { PurchaseResult } from '../ledger/ledger.ts';

/** Previews have said so: nobody was kept from anything. */
const NOTHING_TO_BUY: ReadonlySet<string> = new Set(['nothing-to-buy', 'opted-out']);

/** What a click on several sources has come to so far. */
export type FindResult = { readonly best: PurchaseResult | null; readonly prevented: PurchaseResult | null };

export const NO_RESULT: FindResult = { best: null, prevented: null };

/** With one more answer: who was found stays found, whatever the next source has. */
export function withAnswer({ best, prevented }: FindResult, answer: PurchaseResult): FindResult {
  if (answer.kind === 'prevented') {
    return { best, prevented: prevented ?? (NOTHING_TO_BUY.has(answer.failure.kind) ? null : answer) };
  }
  const isBetter = best?.kind !== 'purchase' || answer.purchase.found || !best.purchase.found;
  return { best: isBetter ? answer : best, prevented };
}

/** That one source was not asked at all says more than that another has nothing. Null where nobody was asked. */
export function resultOf({ best, prevented }: FindResult): PurchaseResult | null {
  const isFound = best?.kind === 'purchase' && best.purchase.found;
  return isFound ? best : (prevented ?? best);
}

/**
 * Whether an answer ends it. Where money may be gone, or a request of another context is under way, what comes next is the user's word.
 * A run waits for the cheaper source, or stops, rather than go on to a dearer one; whoever clicks wants the data now.
 */
export function endsFind(answer: PurchaseResult, isRun: boolean): boolean {
  if (answer.kind === 'prevented') return isRun && !NOTHING_TO_BUY.has(answer.failure.kind);
  const { purchase } = answer;
  return isOpen(purchase) || purchase.state === 'intent' || (isRun && purchase.failure !== null);
}
