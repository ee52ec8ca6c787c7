import { expect } from 'vitest';
import { isOpen, type Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import { itemsOf } from '../browser/screen.ts';
import type { Person } from '../sandbox/index.ts';
import type { Cell, Entry } from './cells.ts';
import type { FaultCase } from './fault-case.ts';
import { type Books, recordOf } from './fixture.ts';
import { somebody } from './people.ts';

/**
 * What has to be so after whatever went wrong: at most one charge, the ledger as the cell says, nothing bought again
 * without the user's word, what was stored still there at the next start, and nothing said of the money that is not so.
 */
export async function checkAftermath(
  faultCase: FaultCase,
  { entry, charges }: Pick<Cell, 'entry' | 'charges'>,
): Promise<void> {
  const { fixture, person } = faultCase;
  expect(newest(await fixture.books(), person)).toEqual(entry);
  expect(faultCase.atTheService).toMatchObject({ charges });

  const isBought = entry?.found === true;
  // Nothing was bought, and nothing can have been charged: then, and only then, the same click buys.
  const isForSale = entry === null || entry.state === 'refused' || (entry.failure !== null && entry.charged === 0);
  await checkPlainClick(faultCase, isForSale);
  expect(faultCase.atTheService.charges).toBeLessThanOrEqual(1);

  await fixture.leadlight.killWorker();
  await checkNextStart(faultCase, isBought || isForSale);
  await checkMoney(faultCase);
}

/** A plain click on "Find contact data". */
async function checkPlainClick(faultCase: FaultCase, isBuying: boolean): Promise<void> {
  await faultCase.fixture.isQuotaFree();
  const { requests } = faultCase.atTheService;
  await faultCase.clickAndWait();
  expect(faultCase.atTheService.requests).toBe(requests + (isBuying ? 1 : 0));
}

/** The books after the background was started anew. */
async function checkNextStart(faultCase: FaultCase, isBought: boolean): Promise<void> {
  await faultCase.reopen();
  if (isBought)
    expect(await itemsOf(faultCase.popup, 'Emails')).toEqual([expect.stringContaining('@kestrelfinch.example')]);
  const books = await faultCase.fixture.books();
  expect(books.purchases.filter(({ state }) => state === 'intent')).toEqual([]);
  expect(books.days).toEqual(sumsOf(books.purchases));
  expect(recordOf(books, faultCase.person).contact !== null).toBe(isBought);
}

/**
 * Buys somebody else, whose answer tells a balance; then what the ledger says of the money must be so, as far as it
 * says it.
 */
async function checkMoney(faultCase: FaultCase): Promise<void> {
  const { fixture, person } = faultCase;
  await fixture.isQuotaFree();
  const next = somebody();
  await fixture.buy(next);
  expect(newest(await fixture.books(), next)).toMatchObject({ state: 'settled', charged: 1 });
  const { entries } = recordOf(await fixture.books(), person);
  const known = entries.reduce((sum, { charged }) => sum + (charged ?? 0), 0);
  const open = entries.filter(isOpen).reduce((sum, { stake }) => sum + stake, 0);
  const { charges } = faultCase.atTheService;
  expect([known <= charges, charges <= known + open], JSON.stringify(entries)).toEqual([true, true]);
}

/** The sums per day as they follow from the entries. */
export function sumsOf(purchases: readonly Purchase[]): Books['days'] {
  const days = new Map<string, Books['days'][number]>();
  for (const one of purchases) {
    const { service, day, charged, stake, state, found } = one;
    const id = `${service}|${day}`;
    const sum = days.get(id) ?? { id, service, day, entries: 0, charged: 0, open: 0 };
    const isUnclear = state === 'intent' || isOpen(one) || (found && charged === null);
    const more = isUnclear ? { charged: 0, open: stake } : { charged: charged ?? 0, open: 0 };
    days.set(id, {
      ...sum,
      entries: sum.entries + 1,
      charged: sum.charged + more.charged,
      open: sum.open + more.open,
    });
  }
  return [...days.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The newest entry about a person, as cells say it. */
export function newest(books: Books, person: Person): Entry | null {
  const [entry] = recordOf(books, person).entries;
  if (!entry) return null;
  const { state, found, charged, failure } = entry;
  return { state, found, charged, failure: failure?.kind ?? null };
}
