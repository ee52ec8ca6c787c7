import { formatNumber, t, tn } from '../../i18n.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import type { Offer } from '../../model/views/views.ts';

/** What pressing the button costs, as far as anybody knows before. */
export function priceText(service: Service, { price, purchase }: Offer): string {
  if (purchase?.failure) return t('decideFirst');
  if (purchase?.state === 'settled') return t('priceFree');
  return pastPrice(service, price);
}

/** The same where each kind of data is paid for apart, as purchasing/limits/budget.ts counts it. @param count of kinds */
export function byKindPrice(count: number, price: Offer['price']): string {
  return tn('priceUpTo', Math.max(count, price?.most ?? 0));
}

/** What this kind of look-up has cost by this key so far; the contract names no price, so else only how it charges. */
export function pastPrice(service: Service, price: Offer['price']): string {
  // That nobody was found costs nothing: a past of such answers only says nothing about the price.
  if (!price || price.most === 0) return t('priceUnknown', t(service));
  if (price.least === price.most) return tn('priceSame', price.most);
  return t('priceRange', formatNumber(price.least), formatNumber(price.most));
}
