import type { DamagedRecord } from '../database.ts';

type WritesDamaged = {
  readonly objectStore: (name: 'damaged') => { readonly add: (record: DamagedRecord) => Promise<unknown> };
};

/** Keeps a record that can't be read as it is, in the transaction that puts something else in its place. */
export async function setAside(
  transaction: WritesDamaged,
  store: string,
  key: IDBValidKey,
  record: unknown,
): Promise<void> {
  // The store numbers its records itself.
  await transaction.objectStore('damaged').add({ store, key, record } as DamagedRecord);
}
