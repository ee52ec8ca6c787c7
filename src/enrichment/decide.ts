import type { Purchase } from '../model/purchase.ts';
import type { Decide } from '../model/trade.ts';

/** What the user agreed to: `refresh` pays again for what is stored; `again` pays although an earlier try may have been charged. */
export type Consent = { readonly refresh: boolean; readonly again: boolean };

/** The rule that keeps Leadlight from paying twice. */
export function decideUnder(consent: Consent): Decide {
  return (history) => {
    // A refusal cost nothing and brought nothing: it neither answers a wish nor forbids it.
    const latest = history.find((purchase) => purchase.state !== 'refused');
    if (!latest || isFreeToRepeat(latest)) return 'open';
    if (latest.state === 'intent') return 'join';
    if (latest.state === 'unknown' || latest.failure) return consent.again ? 'open' : 'answer';
    return consent.refresh ? 'open' : 'answer';
  };
}

/** The service itself said that a failed request was not charged. */
function isFreeToRepeat(purchase: Purchase): boolean {
  return purchase.state === 'settled' && purchase.failure !== null && purchase.charged === 0;
}
