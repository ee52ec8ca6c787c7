import type { IDBPDatabase, IDBPTransaction } from 'idb';

/** One step; pure, and never importing live code: the stores it knows are those of its day. It may wait for its own transaction only. */
export type Migration = (
  database: IDBPDatabase,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
) => void | Promise<void>;
