import type { Page } from 'puppeteer';
import type { Stock } from './stock.ts';

const BATCH = 2500;

/** Writes a stock into the extension's own database, from one of its pages. */
export async function fill(desk: Page, { leads, purchases }: Stock): Promise<void> {
  for (let from = 0; from < leads.length; from += BATCH) {
    const batch = { leads: leads.slice(from, from + BATCH), purchases: purchases.slice(from, from + BATCH) };
    await desk.evaluate(put, batch);
  }
}

/** Empties the stores that a stock fills. */
export async function empty(desk: Page): Promise<void> {
  await desk.evaluate(put, { leads: [], purchases: [], isFresh: true });
}

/** Runs in the page. The database is there: the background has made it. */
async function put(batch: Stock & { isFresh?: boolean }): Promise<void> {
  const opening = indexedDB.open('leadlight');
  await new Promise((done) => {
    opening.onsuccess = done;
  });
  const database = opening.result;
  const transaction = database.transaction(['leads', 'purchases'], 'readwrite');
  for (const name of ['leads', 'purchases'] as const) {
    const store = transaction.objectStore(name);
    if (batch.isFresh) store.clear();
    for (const record of batch[name]) store.put(record);
  }
  await new Promise<void>((done, fail) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => fail(transaction.error);
  });
  database.close();
}
