import type { FindReusable } from '../../model/purchase-terms.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';

/**
 * What the user agreed to pay over: the number of the entry that was on the screen when the button was pressed
 * ("Refresh" over an answer, "Try again" over an open question). An entry that the user has not seen is never paid
 * over. Null: nothing.
 */
export type ReplacesId = number | null;

/** The rule that keeps Leadlight from paying twice. */
export function findReusable(replacesId: ReplacesId): FindReusable {
  return (history) => {
    const currentPurchase = currentPurchaseOf(history);
    if (!currentPurchase || currentPurchase.state === 'intent') return currentPurchase;
    return currentPurchase.id === replacesId ? null : currentPurchase;
  };
}

/** The entry that counts: the newest that was, or may have been, paid for. @param history newest first */
export function currentPurchaseOf(history: readonly Purchase[]): Purchase | null {
  return history.find((purchase) => !isWithoutEffect(purchase)) ?? null;
}

/**
 * It cost nothing and brought nothing: it neither answers a wish nor forbids it, and hides no earlier entry. What was
 * answered about somebody else is there, and is the user's to decide on; what could not be stored may still be.
 */
function isWithoutEffect({ state, failure, charged, resolved }: Purchase): boolean {
  if (state === 'unknown') return resolved !== null && charged === 0;
  if (failure?.kind === 'wrong-person' || failure?.kind === 'not-stored') return false;
  return state === 'refused' || (state === 'settled' && failure !== null && charged === 0);
}
