import type { IDBPDatabase, IDBPTransaction } from 'idb';

export type UpgradeTransaction = IDBPTransaction<unknown, string[], 'versionchange'>;

/** Pure, and never imports live code: it knows the stores of its day. It may await its own transaction only. */
export type Migration = (database: IDBPDatabase, transaction: UpgradeTransaction) => void | Promise<void>;

export type OldRecord = Record<string, unknown>;

/**
 * Changes every record of a store. One that is damaged costs neither the rest nor itself: it is set aside as it is, and
 * `salvage` says what stays in its place (null: nothing).
 */
export async function changeEach(
  database: IDBPDatabase,
  transaction: UpgradeTransaction,
  store: string,
  change: (record: OldRecord) => OldRecord,
  salvage: (record: OldRecord) => OldRecord | null,
): Promise<void> {
  const records = transaction.objectStore(store);
  for (let cursor = await records.openCursor(); cursor; cursor = await cursor.continue()) {
    const record: OldRecord = cursor.value;
    const changed = attempt(() => change(record));
    if (changed) {
      await cursor.update?.(changed);
      continue;
    }
    await damagedStore(database, transaction).put?.({ store, key: cursor.primaryKey, record });
    const kept = salvage(record);
    await (kept ? cursor.update?.(kept) : cursor.delete?.());
  }
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/**
 * Where records go that can't be read. An older database gets it as soon as it needs it, before the step that adds it.
 */
export function damagedStore(database: IDBPDatabase, transaction: UpgradeTransaction) {
  return database.objectStoreNames.contains('damaged')
    ? transaction.objectStore('damaged')
    : database.createObjectStore('damaged', { keyPath: 'id', autoIncrement: true });
}
