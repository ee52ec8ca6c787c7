import type { Price } from '../schemas/purchases/account.ts';
import type { PurchaseSpec } from '../schemas/purchases/purchase.ts';

/** The contracts name no price, and every service counts one credit per person. */
const USUAL_PRICE = 1;
/** What Kaspr returns without a limit (services/README.md). */
export const DEFAULT_EMPLOYEES = 5;

/** Credits, as far as can be known beforehand: counted by budgets and shown beside the button. */
export function maxCostOf(
  { operation, asked }: Pick<PurchaseSpec, 'operation' | 'asked'>,
  price: Pick<Price, 'most'> | null,
): number {
  if (operation === 'domain-employees') return Math.max(asked.limit ?? DEFAULT_EMPLOYEES, price?.most ?? 0);
  // Each kind is charged separately; what the same kinds cost before tells more.
  if (asked.kinds) return Math.max(asked.kinds.length * USUAL_PRICE, price?.most ?? 0);
  // Not finding anyone is free: a history of only such answers says nothing about the price.
  return price && price.most > 0 ? price.most : USUAL_PRICE;
}
