import type { BudgetStatus, NewPurchase } from '../../model/purchase-terms.ts';
import { run as runSchema } from '../../model/schemas/purchases/run.ts';
import { type DaySum, dayOf, daySum } from '../../model/schemas/purchases/spending.ts';
import { healSettings, SETTINGS_ID } from '../accounts/settings.ts';
import type { TransactionOn } from '../database.ts';
import { readOptional, readRecord } from '../records.ts';
import { daySumId } from './day-sums.ts';

/** Day and month are in the user's time zone. */
export async function budgetStatusOn(
  transaction: TransactionOn<'settings' | 'days' | 'runs'>,
  { service, run: runId }: NewPurchase,
  at: number,
): Promise<BudgetStatus> {
  const settings = healSettings(await transaction.objectStore('settings').get(SETTINGS_ID));
  const today = dayOf(at);
  const month = today.slice(0, 7);
  const ofMonth = IDBKeyRange.bound(daySumId(service, `${month}-00`), daySumId(service, `${month}-99`));
  const sums = (await transaction.objectStore('days').getAll(ofMonth)).map((sum) => readRecord(daySum, sum));
  const run = runId === null ? null : readOptional(runSchema, await transaction.objectStore('runs').get(runId));
  return {
    service,
    settings,
    day: spent(sums.filter(({ day }) => day === today)),
    month: spent(sums),
    run: run && { spent: run.charged + run.open, ofService: run.spent[service] ?? 0, stopAfter: run.stopAfter },
  };
}

function spent(sums: readonly DaySum[]): number {
  return sums.reduce((sum, { charged, open }) => sum + charged + open, 0);
}
