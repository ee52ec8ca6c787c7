import { type Price, price as priceSchema } from '../../model/schemas/purchases/account.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import { MAX_CREDITS } from '../../model/schemas/purchases/service.ts';
import type { TransactionOn } from '../database.ts';
import { readOptional } from '../records.ts';

type PricedPurchase = Pick<Purchase, 'service' | 'operation' | 'keyId' | 'asked'>;

/**
 * Prices are kept apart by key, since another key may be on another plan, and by the kinds of data that were asked for,
 * where a service sells them apart.
 */
export function priceId({ service, operation, keyId, asked: { kinds } }: PricedPurchase): string {
  return [service, operation, keyId, ...(kinds ? [[...kinds].sort().join('+')] : [])].join('|');
}

/** What an operation has cost by this key so far. */
export async function priceOf(transaction: TransactionOn<'prices'>, of: PricedPurchase): Promise<Price | null> {
  return readOptional(priceSchema, await transaction.objectStore('prices').get(priceId(of)));
}

export async function addToPrice(
  transaction: TransactionOn<'prices'>,
  bought: PricedPurchase,
  charged: number,
): Promise<void> {
  await transaction.objectStore('prices').put(priceWith(await priceOf(transaction, bought), bought, charged));
}

/** What an operation has cost, with one more purchase. @param earlier null where it is the first */
export function priceWith(earlier: Price | null, bought: PricedPurchase, charged: number): Price {
  const { service, operation, keyId } = bought;
  return {
    id: priceId(bought),
    service,
    operation,
    keyId,
    count: (earlier?.count ?? 0) + 1,
    least: Math.min(earlier?.least ?? charged, charged),
    most: Math.max(earlier?.most ?? charged, charged),
    total: Math.min((earlier?.total ?? 0) + charged, MAX_CREDITS),
  };
}
