import type { Purchase } from '../model/purchase.ts';
import type { Decide } from '../model/trade.ts';

/** What the user agreed to: `refresh` pays again for what is stored; `again` pays although an earlier try may have been charged. */
export type Consent = { readonly refresh: boolean; readonly again: boolean };

/** The rule that keeps Leadlight from paying twice. */
export function decideUnder(consent: Consent): Decide {
  return (history) => {
    const standing = standingOf(history);
    if (!standing || standing.state === 'intent') return standing;
    const isAnswer = standing.state === 'settled' && standing.failure === null;
    return (isAnswer ? consent.refresh : consent.again) ? null : standing;
  };
}

/** The entry that counts: the newest that was, or may have been, paid for. @param history newest first */
export function standingOf(history: readonly Purchase[]): Purchase | null {
  return history.find((purchase) => !isForNothing(purchase)) ?? null;
}

/** It cost nothing and brought nothing: it neither answers a wish nor forbids it, and hides no earlier entry. */
function isForNothing({ state, failure, charged }: Purchase): boolean {
  return state === 'refused' || (state === 'settled' && failure !== null && charged === 0);
}
