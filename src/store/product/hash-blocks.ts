import type { IDBPTransaction } from 'idb';
import type { Tables } from '../database.ts';
import { WORDS_PER_HASH } from './identity-hashes.ts';

/** 56 kB: Chromium keeps values above 64 kB in separate files. 29 such records read 3x as fast as 200 smaller ones. */
const HASHES_PER_BLOCK = 7000;

export const PRODUCT_STORES = ['productCheck', 'knownHashes', 'knownRows', 'forgottenIdentities'] as const;

type HashTransaction<Mode extends IDBTransactionMode> = IDBPTransaction<
  Tables,
  (typeof PRODUCT_STORES)[number][],
  Mode
>;
export type HashReader = HashTransaction<'readonly'> | HashTransaction<'readwrite'>;
export type HashWriter = HashTransaction<'readwrite'>;

export async function appendHashes(
  transaction: HashWriter,
  set: number,
  kept: number,
  hashes: Uint32Array,
): Promise<void> {
  const store = transaction.objectStore('knownHashes');
  const start = kept - (kept % HASHES_PER_BLOCK);
  const earlier = (await store.get([set, start]))?.hashes ?? [];
  const all = new Uint32Array(earlier.length + hashes.length);
  all.set(earlier);
  all.set(hashes, earlier.length);
  for (let at = 0; at * WORDS_PER_HASH < all.length; at += HASHES_PER_BLOCK) {
    await store.put({
      set,
      start: start + at,
      hashes: all.slice(at * WORDS_PER_HASH, (at + HASHES_PER_BLOCK) * WORDS_PER_HASH),
    });
  }
}

/** Null if a block is damaged. */
export async function readHashes(transaction: HashReader, set: number, kept: number): Promise<Uint32Array[] | null> {
  const starts = Array.from({ length: Math.ceil(kept / HASHES_PER_BLOCK) }, (_, at) => at * HASHES_PER_BLOCK);
  // Single gets arrive sooner than one for the whole range.
  const read = starts.map((start) => transaction.objectStore('knownHashes').get([set, start]));
  const blocks = (await Promise.all(read)).map((block) => block?.hashes);
  const sound = blocks.filter((hashes) => hashes instanceof Uint32Array);
  const length = sound.reduce((sum, hashes) => sum + hashes.length, 0);
  return sound.length === blocks.length && length === kept * WORDS_PER_HASH ? sound : null;
}

export function keysOf(set: number): IDBKeyRange {
  return IDBKeyRange.bound([set, 0], [set, Number.POSITIVE_INFINITY]);
}
