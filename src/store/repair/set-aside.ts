import type { DamagedRecord } from '../database.ts';

type WritesDamaged = {
  readonly objectStore: (name: 'damaged') => { readonly add: (record: DamagedRecord) => Promise<unknown> };
};

/** Must share the transaction that replaces the record. */
export async function setAside(
  transaction: WritesDamaged,
  store: string,
  key: IDBValidKey,
  record: unknown,
): Promise<void> {
  await transaction.objectStore('damaged').add({ store, key, record } as DamagedRecord);
}
