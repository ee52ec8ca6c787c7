import type { IDBPTransaction } from 'idb';
import type { Tables } from '../database.ts';

export const REPAIRED_STORES = [
  'purchases',
  'leads',
  'domains',
  'days',
  'prices',
  'statements',
  'balances',
  'balancePoints',
  'runs',
  'damaged',
] as const;

export type RepairedStore = (typeof REPAIRED_STORES)[number];
export type RepairTransaction = IDBPTransaction<Tables, RepairedStore[], 'readwrite'>;

const CHUNK_SIZE = 500;

/** In key order. Awaiting anything else while iterating ends the transaction. */
export async function* eachRecord(
  transaction: RepairTransaction,
  name: RepairedStore,
): AsyncGenerator<{ readonly key: IDBValidKey; readonly record: unknown }> {
  const store = transaction.objectStore(name);
  for (let range: IDBKeyRange | null = null; ; ) {
    const [keys, records]: [IDBValidKey[], unknown[]] = await Promise.all([
      store.getAllKeys(range, CHUNK_SIZE),
      store.getAll(range, CHUNK_SIZE),
    ]);
    for (const [index, key] of keys.entries()) yield { key, record: records[index] };
    const last = keys.at(-1);
    if (last === undefined) return;
    range = IDBKeyRange.lowerBound(last, true);
  }
}
