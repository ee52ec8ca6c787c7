import { isOpen, type Purchase } from '../../model/schemas/purchases/purchase.ts';
import { run as runSchema } from '../../model/schemas/purchases/run.ts';
import { type DaySum, dayOf, daySum } from '../../model/schemas/purchases/spending.ts';
import type { TransactionOn } from '../database.ts';
import { readOptional } from '../records.ts';

/** What an entry adds to the sums (credits). */
type DaySumDelta = Pick<DaySum, 'entries' | 'charged' | 'open'>;

const NO_DELTA: DaySumDelta = { entries: 0, charged: 0, open: 0 };

/**
 * Brings the sums of the entry's day and of its bulk run in line with an entry that is written in the same transaction.
 * @param before the entry as it was; null for a new one
 */
export async function updateDaySums(
  transaction: TransactionOn<'days' | 'runs'>,
  before: Purchase | null,
  after: Purchase,
): Promise<void> {
  const [was, is] = [before ? deltaOf(before) : NO_DELTA, deltaOf(after)];
  const id = daySumId(after.service, dayOf(after.startedAt));
  const days = transaction.objectStore('days');
  const none = { id, service: after.service, day: dayOf(after.startedAt), ...NO_DELTA };
  const earlier = readOptional(daySum, await days.get(id)) ?? none;
  await days.put({ ...earlier, ...movedBy(earlier, was, is), entries: earlier.entries + is.entries - was.entries });
  if (after.run === null) return;
  const runs = transaction.objectStore('runs');
  const run = readOptional(runSchema, await runs.get(after.run));
  if (!run) return;
  const ofService = movedBy({ charged: run.spent[after.service] ?? 0, open: 0 }, sumOf(was), sumOf(is)).charged;
  await runs.put({ ...run, ...movedBy(run, was, is), spent: { ...run.spent, [after.service]: ofService } });
}

export function daySumId(service: string, day: string): string {
  return `${service}|${day}`;
}

const sumOf = ({ entries, charged, open }: DaySumDelta): DaySumDelta => ({ entries, charged: charged + open, open: 0 });

/** Never below nothing: sums of fractions need not come out even. */
function movedBy(
  sum: Pick<DaySumDelta, 'charged' | 'open'>,
  was: DaySumDelta,
  is: DaySumDelta,
): Pick<DaySumDelta, 'charged' | 'open'> {
  return {
    charged: Math.max(0, sum.charged + is.charged - was.charged),
    open: Math.max(0, sum.open + is.open - was.open),
  };
}

/** An answer whose charge the service did not tell may have cost what was at stake. */
function deltaOf(entry: Purchase): DaySumDelta {
  const isUnclear = entry.state === 'intent' || isOpen(entry) || (entry.found && entry.charged === null);
  return { entries: 1, charged: isUnclear ? 0 : (entry.charged ?? 0), open: isUnclear ? entry.stake : 0 };
}
