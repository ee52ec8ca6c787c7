import type { IDBPDatabase, IDBPTransaction } from 'idb';

export type UpgradeTransaction = IDBPTransaction<unknown, string[], 'versionchange'>;

/** Pure, and never imports live code: it knows the stores of its day. It may await its own transaction only. */
export type Migration = (database: IDBPDatabase, transaction: UpgradeTransaction) => void | Promise<void>;

export type OldRecord = Record<string, unknown>;

/** Sets damaged records aside; `salvage` gives what stays in their place (null: nothing). */
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

/** Created on demand, since migrations before 06 may need it too. */
export function damagedStore(database: IDBPDatabase, transaction: UpgradeTransaction) {
  return database.objectStoreNames.contains('damaged')
    ? transaction.objectStore('damaged')
    : database.createObjectStore('damaged', { keyPath: 'id', autoIncrement: true });
}
