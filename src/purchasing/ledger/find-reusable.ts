import type { FindReusable } from '../../model/purchase-terms.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';

/** The entry on screen that the user agreed to pay for again. An entry the user has not seen is never paid over. */
export type ReplacesId = number | null;

/** The rule that keeps Leadlight from paying twice. */
export function findReusable(replacesId: ReplacesId): FindReusable {
  return (history) => {
    const currentPurchase = currentPurchaseOf(history);
    if (!currentPurchase || currentPurchase.state === 'intent') return currentPurchase;
    return currentPurchase.id === replacesId ? null : currentPurchase;
  };
}

/** The newest entry that was, or may have been, paid for. @param history newest first */
export function currentPurchaseOf(history: readonly Purchase[]): Purchase | null {
  return history.find((purchase) => !isWithoutEffect(purchase)) ?? null;
}

/** Free and empty, so it neither answers nor blocks. A wrong person's data, and data not stored yet, are there. */
function isWithoutEffect({ state, failure, charged, resolved }: Purchase): boolean {
  if (state === 'unknown') return resolved !== null && charged === 0;
  if (failure?.kind === 'wrong-person' || failure?.kind === 'not-stored') return false;
  return state === 'refused' || (state === 'settled' && failure !== null && charged === 0);
}
