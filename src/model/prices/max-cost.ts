import type { Price } from '../schemas/purchases/account.ts';
import type { PurchaseSpec } from '../schemas/purchases/purchase.ts';

/**
 * What one look-up costs where nothing is known: the contracts name no price, and every service counts one credit a
 * person.
 */
const USUAL_PRICE = 1;
/** How many employees Kaspr gives where it is not told a number (services/README.md). */
export const DEFAULT_EMPLOYEES = 5;

/**
 * The most that a purchase may cost (credits), as far as anybody can know before: what budgets count, and what is shown
 * beside the button. Where no charge was seen yet, the contract says: a credit for each person, or kind of data, that
 * is asked for.
 */
export function maxCostOf(
  { operation, asked }: Pick<PurchaseSpec, 'operation' | 'asked'>,
  price: Pick<Price, 'most'> | null,
): number {
  if (operation === 'domain-employees') return Math.max(asked.limit ?? DEFAULT_EMPLOYEES, price?.most ?? 0);
  // Each kind is paid for apart; the past of the very same kinds tells more.
  if (asked.kinds) return Math.max(asked.kinds.length * USUAL_PRICE, price?.most ?? 0);
  // That nobody was found costs nothing: a past of such answers only says nothing about the price.
  return price && price.most > 0 ? price.most : USUAL_PRICE;
}
