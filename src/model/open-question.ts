import type { Purchase } from './purchase.ts';

/** Whether a service has answered and did not say what that cost, but what is left: then the balances before and after tell. */
export function lacksCharge({ state, charged, remaining }: Pick<Purchase, 'state' | 'charged' | 'remaining'>): boolean {
  return state === 'settled' && charged === null && remaining !== null;
}

/** Whether it is still not known if an entry was charged. Apart from the schemas, so that pages can ask it without them. */
export function isOpen({ state, resolved }: Pick<Purchase, 'state' | 'resolved'>): boolean {
  return state === 'unknown' && resolved === null;
}
