import type { IDBPDatabase, IDBPTransaction } from 'idb';

/** Pure, and never imports live code: it knows the stores of its day. It may await its own transaction only. */
export type Migration = (
  database: IDBPDatabase,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
) => void | Promise<void>;
