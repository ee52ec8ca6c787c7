import { dayOf } from '../../model/day.ts';
import { PAID_SERVICES } from '../../model/paid-services.ts';
import { type OpenDatabase, runTransaction } from '../database.ts';
import { daySumId } from '../ledger/day-sums.ts';

/** Notes on sums of days later than today since when they are; see `countsIn`. @param at epoch ms */
export async function markDaysAhead(openDatabase: OpenDatabase, at: number): Promise<void> {
  const today = dayOf(at);
  const transaction = (await openDatabase()).transaction('days', 'readwrite');
  await runTransaction(transaction, async ({ store }) => {
    for (const service of PAID_SERVICES) {
      const later = IDBKeyRange.bound(daySumId(service, today), daySumId(service, '\uffff'), true);
      for (const sum of await store.getAll(later)) {
        if (sum.aheadSince === undefined) await store.put({ ...sum, aheadSince: today });
      }
    }
  });
}
