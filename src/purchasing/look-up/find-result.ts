import { isOpen } from '../../model/schemas/purchases/purchase.ts';
import type { Bought } from '../ledger/ledger.ts';

/** Previews have said so: nobody was kept from anything. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['nothing-to-buy', 'opted-out']);

/** What a click on several sources has come to so far. */
export type FindResult = { readonly best: Bought | null; readonly hindered: Bought | null };

export const NO_RESULT: FindResult = { best: null, hindered: null };

/** With one more answer: who was found stays found, whatever the next source has. */
export function withAnswer({ best, hindered }: FindResult, answer: Bought): FindResult {
  if (answer.kind === 'prevented') {
    return { best, hindered: hindered ?? (SAYS_NOTHING.has(answer.failure.kind) ? null : answer) };
  }
  const isBetter = best?.kind !== 'purchase' || answer.purchase.found || !best.purchase.found;
  return { best: isBetter ? answer : best, hindered };
}

/** That one source was not asked at all says more than that another has nothing. Null where nobody was asked. */
export function resultOf({ best, hindered }: FindResult): Bought | null {
  const isFound = best?.kind === 'purchase' && best.purchase.found;
  return isFound ? best : (hindered ?? best);
}

/**
 * Whether an answer ends it. Where money may be gone, or a request of another context is under way, what comes next is the user's word.
 * A run waits for the cheaper source, or stops, rather than go on to a dearer one; whoever clicks wants the data now.
 */
export function endsIt(answer: Bought, isRun: boolean): boolean {
  if (answer.kind === 'prevented') return isRun && !SAYS_NOTHING.has(answer.failure.kind);
  const { purchase } = answer;
  return isOpen(purchase) || purchase.state === 'intent' || (isRun && purchase.failure !== null);
}
