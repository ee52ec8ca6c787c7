import { formatNumber, t, tn } from '../../i18n.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import type { Offer } from '../../model/views/views.ts';

export function priceText(service: Service, { price, purchase }: Offer): string {
  if (purchase?.failure) return t('decideFirst');
  if (purchase?.state === 'settled') return t('priceFree');
  return pastPrice(service, price);
}

/** For kinds paid separately, as in purchasing/limits/budget.ts. @param count of kinds */
export function byKindPrice(count: number, price: Offer['price']): string {
  return tn('priceUpTo', Math.max(count, price?.most ?? 0));
}

/**
 * What this look-up has cost with this key so far. The contract names no price, so without a past only how it charges.
 */
export function pastPrice(service: Service, price: Offer['price']): string {
  // Finding nobody is free, so a past of only that says nothing about the price.
  if (!price || price.most === 0) return t('priceUnknown', t(service));
  if (price.least === price.most) return tn('priceSame', price.most);
  return t('priceRange', formatNumber(price.least), formatNumber(price.most));
}
