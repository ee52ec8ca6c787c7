import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Offer } from '../../model/views/views.ts';

/**
 * Whether the ledger already tells how a click ended: if the background died without answering, it knows more about the
 * purchase. Without an entry nothing was sent, and the user sees an error.
 */
export function isInLedger(failure: Failure, offer: Offer | undefined): boolean {
  return (
    failure.kind === 'internal' &&
    offer !== undefined &&
    (offer.refusal !== null || offer.purchase?.failure != null || offer.purchase?.state === 'intent')
  );
}
