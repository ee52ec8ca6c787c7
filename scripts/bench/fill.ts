import type { Page } from 'puppeteer';
import type { DaySum } from '../../src/model/schemas/purchases/spending.ts';
import type { Stock } from './stock.ts';

const BATCH = 2500;

type Batch = Stock & { readonly days: readonly DaySum[]; readonly isFresh?: boolean };

export async function fill(ownPage: Page, { leads, purchases }: Stock): Promise<void> {
  for (let from = 0; from < leads.length; from += BATCH) {
    const batch = { leads: leads.slice(from, from + BATCH), purchases: purchases.slice(from, from + BATCH), days: [] };
    await ownPage.evaluate(put, batch);
  }
  await ownPage.evaluate(put, { leads: [], purchases: [], days: sumsOf(purchases) });
}

export async function empty(ownPage: Page): Promise<void> {
  await ownPage.evaluate(put, { leads: [], purchases: [], days: [], isFresh: true });
}

function sumsOf(purchases: Stock['purchases']): DaySum[] {
  const sums = new Map<string, DaySum>();
  for (const { service, day, charged } of purchases) {
    const id = `${service}|${day}`;
    const sum = sums.get(id) ?? { id, service, day, entries: 0, charged: 0, open: 0 };
    sums.set(id, { ...sum, entries: sum.entries + 1, charged: sum.charged + (charged ?? 0) });
  }
  return [...sums.values()];
}

/** Runs in the page. The background has created the database. */
async function put(batch: Batch): Promise<void> {
  const opening = indexedDB.open('leadlight');
  await new Promise((done) => {
    opening.onsuccess = done;
  });
  const database = opening.result;
  const transaction = database.transaction(['leads', 'purchases', 'days'], 'readwrite');
  for (const name of ['leads', 'purchases', 'days'] as const) {
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
