import { isOpen, type Purchase } from '../../model/schemas/purchases/purchase.ts';
import { type Run, run as runSchema } from '../../model/schemas/purchases/run.ts';
import { MAX_CREDITS } from '../../model/schemas/purchases/service.ts';
import { type DaySum, daySum } from '../../model/schemas/purchases/spending.ts';
import type { TransactionOn } from '../database.ts';
import { readOptional } from '../records.ts';

type DaySumDelta = Pick<DaySum, 'entries' | 'charged' | 'open'>;

const NO_DELTA: DaySumDelta = { entries: 0, charged: 0, open: 0 };

/** Must share the entry's transaction; `before` is null for a new entry. */
export async function updateDaySums(
  transaction: TransactionOn<'days' | 'runs'>,
  before: Purchase | null,
  after: Purchase,
): Promise<void> {
  const id = daySumId(after.service, after.day);
  const days = transaction.objectStore('days');
  await days.put(daySumWith(readOptional(daySum, await days.get(id)), before, after));
  if (after.run === null) return;
  const runs = transaction.objectStore('runs');
  const run = readOptional(runSchema, await runs.get(after.run));
  if (run) await runs.put(runWith(run, before, after));
}

export function daySumWith(earlier: DaySum | null, before: Purchase | null, after: Purchase): DaySum {
  const [was, is] = [before ? deltaOf(before) : NO_DELTA, deltaOf(after)];
  const { service, day } = after;
  const sum = earlier ?? { id: daySumId(service, day), service, day, ...NO_DELTA };
  return { ...sum, ...movedBy(sum, was, is), entries: sum.entries + is.entries - was.entries };
}

export function runWith(run: Run, before: Purchase | null, after: Purchase): Run {
  const [was, is] = [before ? deltaOf(before) : NO_DELTA, deltaOf(after)];
  const ofService = movedBy({ charged: run.spent[after.service] ?? 0, open: 0 }, sumOf(was), sumOf(is)).charged;
  return { ...run, ...movedBy(run, was, is), spent: { ...run.spent, [after.service]: ofService } };
}

export function daySumId(service: string, day: string): string {
  return `${service}|${day}`;
}

const sumOf = ({ entries, charged, open }: DaySumDelta): DaySumDelta => ({ entries, charged: charged + open, open: 0 });

const bounded = (credits: number): number => Math.min(Math.max(0, credits), MAX_CREDITS);

/** Clamped: sums of fractions need not cancel out exactly. */
function movedBy(
  sum: Pick<DaySumDelta, 'charged' | 'open'>,
  was: DaySumDelta,
  is: DaySumDelta,
): Pick<DaySumDelta, 'charged' | 'open'> {
  return {
    charged: bounded(sum.charged + is.charged - was.charged),
    open: bounded(sum.open + is.open - was.open),
  };
}

/** If the service didn't report the charge, the whole stake may have been spent. */
function deltaOf(entry: Purchase): DaySumDelta {
  const isUnclear = entry.state === 'intent' || isOpen(entry) || (entry.found && entry.charged === null);
  return { entries: 1, charged: isUnclear ? 0 : (entry.charged ?? 0), open: isUnclear ? entry.stake : 0 };
}
