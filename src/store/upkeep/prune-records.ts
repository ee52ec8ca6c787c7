import { preview as previewSchema } from '../../model/schemas/people/preview.ts';
import { type OpenDatabase, runTransaction } from '../database.ts';
import { KEPT_FOR_MS } from './kept-for.ts';

const RECORDS_PER_TRANSACTION = 200;
/** A seal shows that a file is as it was exported, however old. */
const MAX_SEALS = 200;

/** What services said free of charge, except of those who opted out: that holds for ever. Damaged ones stay. */
export async function prunePreviews(openDatabase: OpenDatabase, at: number): Promise<void> {
  const isOld = (record: unknown) => {
    const preview = previewSchema.safeParse(record).data;
    return preview !== undefined && !preview.isOptedOut && preview.at < at - KEPT_FOR_MS;
  };
  const database = await openDatabase();
  for (let after = 0, isMore = true; isMore; ) {
    const transaction = database.transaction('previews', 'readwrite');
    isMore = await runTransaction(transaction, async ({ store }) => {
      const range = IDBKeyRange.lowerBound(after, true);
      const [keys, records] = await Promise.all([
        store.getAllKeys(range, RECORDS_PER_TRANSACTION),
        store.getAll(range, RECORDS_PER_TRANSACTION),
      ]);
      await Promise.all(keys.filter((_, place) => isOld(records[place])).map((key) => store.delete(key)));
      after = keys.at(-1) ?? after;
      return keys.length === RECORDS_PER_TRANSACTION;
    });
  }
}

export async function pruneSeals(openDatabase: OpenDatabase): Promise<void> {
  const transaction = (await openDatabase()).transaction('seals', 'readwrite');
  await runTransaction(transaction, async ({ store }) => {
    const newestFirst = (await store.getAll()).sort((a, b) => b.at - a.at);
    await Promise.all(newestFirst.slice(MAX_SEALS).map(({ head }) => store.delete(head)));
  });
}

/** Pushes of which it is certain that they wrote nothing. */
export async function pruneFailedPushes(openDatabase: OpenDatabase, at: number): Promise<void> {
  const transaction = (await openDatabase()).transaction('pushes', 'readwrite');
  await runTransaction(transaction, async ({ store }) => {
    const failed = await store.index('state').getAll('failed', RECORDS_PER_TRANSACTION);
    const old = failed.filter((push) => push.at < at - KEPT_FOR_MS);
    await Promise.all(old.map(({ id }) => store.delete(id)));
  });
}
