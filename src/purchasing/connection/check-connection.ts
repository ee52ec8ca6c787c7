import type { PurchaseTerms } from '../../model/purchase-terms.ts';

/**
 * A look-up goes by the connection as it was when the user asked. What was changed or removed since is neither paid
 * with nor sent to.
 */
export const checkConnection: PurchaseTerms['checkConnection'] = ({ service, keyId, base }, stored) =>
  stored?.keyId === keyId && stored.base === base ? null : { kind: 'no-key', service };
