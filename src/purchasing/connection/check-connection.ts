import type { PurchaseTerms } from '../../model/purchase-terms.ts';

/** A connection changed or removed since the user's click is neither charged nor sent anything. */
export const checkConnection: PurchaseTerms['checkConnection'] = ({ service, keyId, base }, stored) =>
  stored?.keyId === keyId && stored.base === base ? null : { kind: 'no-key', service };
