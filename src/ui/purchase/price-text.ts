import { formatNumber, t, tn } from '../../i18n.ts';
import { maxCostOf } from '../../model/prices/max-cost.ts';
import type { PurchaseSpec } from '../../model/schemas/purchases/purchase.ts';
import type { Offer } from '../../model/views/views.ts';

/** What a button buys, whomever it is about. */
export type Wanted = Omit<PurchaseSpec, 'subject'>;

/** Kaspr's look-ups by a domain, as the buttons beside it ask for them. */
export const PATTERNS: Wanted = { service: 'kaspr', operation: 'domain-patterns', asked: {} };
export const employees = (asked: Wanted['asked']): Wanted => ({
  service: 'kaspr',
  operation: 'domain-employees',
  asked,
});
/** Kaspr's look-up of a person, where it does not sell kinds of data apart. */
export const PROFILE: Wanted = { service: 'kaspr', operation: 'profile', asked: {} };

export function priceText(wanted: Wanted, { price, purchase }: Pick<Offer, 'price' | 'purchase'>): string {
  if (purchase?.failure) return t('decideFirst');
  if (purchase?.state === 'settled') return t('priceFree');
  return pastPrice(wanted, price);
}

/** For kinds paid separately. @param count of kinds */
export function byKindPrice(count: number, price: Offer['price']): string {
  return tn('priceUpTo', Math.max(count, price?.most ?? 0));
}

/**
 * What a look-up may cost, and what it has cost with this key so far. Without a past what the contract says: how many
 * credits at most, and that the service charges by what it finds.
 */
export function pastPrice(wanted: Wanted, price: Offer['price']): string {
  const most = maxCostOf(wanted, price);
  const upTo = tn('priceUpTo', most);
  // A look-up that finds no one is free, so a history of only those says nothing about the price.
  if (!price || price.most === 0) return `${upTo} ${t('priceUnknown', t(wanted.service))}`;
  const past =
    price.least === price.most
      ? tn('priceSame', price.most)
      : t('priceRange', formatNumber(price.least), formatNumber(price.most));
  // More may be asked for than ever before.
  return most > price.most ? `${upTo} ${past}` : past;
}
