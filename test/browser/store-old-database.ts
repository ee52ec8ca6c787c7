import type { OldDatabase } from '../../scripts/old-databases/dump.ts';

/** Lays a database down as an earlier version left it: its own stores and indexes, its own records. */
export async function layDown(name: string, { version, stores }: OldDatabase): Promise<void> {
  const opening = indexedDB.open(name, version);
  opening.onupgradeneeded = () => {
    for (const [storeName, { keyPath, autoIncrement, indexes, records }] of Object.entries(stores)) {
      const store = opening.result.createObjectStore(storeName, { keyPath, autoIncrement });
      for (const { name: index, keyPath: path, ...options } of indexes) store.createIndex(index, path, options);
      for (const { key, value } of records) store.put(readable(value), keyPath === null ? key : undefined);
    }
  };
  await new Promise((resolve, reject) => {
    opening.onsuccess = resolve;
    opening.onerror = () => reject(opening.error);
  });
  opening.result.close();
}

function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  if ('uint32' in value) return new Uint32Array(value.uint32 as number[]);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, readable(part)]));
}
