import { countsIn, dayOf } from '../../model/day.ts';
import type { BudgetStatus, NewPurchase } from '../../model/purchase-terms.ts';
import { run as runSchema } from '../../model/schemas/purchases/run.ts';
import { type DaySum, daySum } from '../../model/schemas/purchases/spending.ts';
import { healSettings, SETTINGS_ID } from '../accounts/settings.ts';
import type { TransactionOn } from '../database.ts';
import { readOptional, readRecord } from '../records.ts';
import { daySumId } from './day-sums.ts';

/** Today and this month are the user's own at this moment. Earlier entries count by the day stored with them. */
export async function budgetStatusOn(
  transaction: TransactionOn<'settings' | 'days' | 'runs'>,
  { service, run: runId }: NewPurchase,
  at: number,
): Promise<BudgetStatus> {
  const settings = healSettings(await transaction.objectStore('settings').get(SETTINGS_ID));
  const today = dayOf(at);
  const month = today.slice(0, 7);
  const sinceMonth = IDBKeyRange.bound(daySumId(service, month), daySumId(service, '\uffff'));
  const sums = (await transaction.objectStore('days').getAll(sinceMonth)).map((sum) => readRecord(daySum, sum));
  const run = runId === null ? null : readOptional(runSchema, await transaction.objectStore('runs').get(runId));
  return {
    service,
    settings,
    day: spent(sums.filter((sum) => countsIn(today, sum))),
    month: spent(sums.filter((sum) => countsIn(month, sum))),
    run: run && { spent: run.charged + run.open, ofService: run.spent[service] ?? 0, stopAfter: run.stopAfter },
  };
}

function spent(sums: readonly DaySum[]): number {
  return sums.reduce((sum, { charged, open }) => sum + charged + open, 0);
}
