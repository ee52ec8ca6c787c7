import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Offer } from '../../model/views/views.ts';

/**
 * Whether the ledger already says how a click ended. A background that died gives no answer, and of a purchase the
 * ledger knows more than that; where it knows of none, nothing was sent, and the user is told that something went
 * wrong.
 */
export function isInLedger(failure: Failure, offer: Offer | undefined): boolean {
  return (
    failure.kind === 'internal' &&
    offer !== undefined &&
    (offer.refusal !== null || offer.purchase?.failure != null || offer.purchase?.state === 'intent')
  );
}
