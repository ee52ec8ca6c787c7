import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Decide } from '../../model/trade.ts';

/**
 * What the user agreed to pay over: the number of the entry that was on the screen when the button was pressed ("Refresh" over an
 * answer, "Try again" over an open question). An entry that the user has not seen is never paid over. Null: nothing.
 */
export type Consent = number | null;

/** The rule that keeps Leadlight from paying twice. */
export function decideUnder(over: Consent): Decide {
  return (history) => {
    const standing = standingOf(history);
    if (!standing || standing.state === 'intent') return standing;
    return standing.id === over ? null : standing;
  };
}

/** The entry that counts: the newest that was, or may have been, paid for. @param history newest first */
export function standingOf(history: readonly Purchase[]): Purchase | null {
  return history.find((purchase) => !isForNothing(purchase)) ?? null;
}

/** It cost nothing and brought nothing: it neither answers a wish nor forbids it, and hides no earlier entry. */
function isForNothing({ state, failure, charged, resolved }: Purchase): boolean {
  if (state === 'unknown') return resolved !== null && charged === 0;
  return state === 'refused' || (state === 'settled' && failure !== null && charged === 0);
}
