import type { IDBPDatabase } from 'idb';
import type { OldRecord, UpgradeTransaction } from './migration.ts';

type OldDaySum = { id: string; service: string; day: string; entries: number; charged: number; open: number };

const CHUNK_SIZE = 500;

/** Until now the day of an entry was worked out wherever the user was: sums are made from the days kept here. */
export async function addDaysOfEntries(_: IDBPDatabase, transaction: UpgradeTransaction): Promise<void> {
  const sums = new Map<string, OldDaySum>();
  transaction.objectStore('damaged').createIndex?.('store', 'store');
  const purchases = transaction.objectStore('purchases');
  // Holds only those that have one.
  purchases.createIndex?.('resolvedAt', 'resolved.at');
  for (let range: IDBKeyRange | null = null; ; ) {
    const entries: OldRecord[] = await purchases.getAll(range, CHUNK_SIZE);
    for (const entry of entries) {
      const day = dayOf(entry.startedAt);
      // Damaged: it is repaired where it is first read, and counted then.
      if (day === null || typeof entry.service !== 'string') continue;
      await purchases.put?.({ ...entry, day });
      addTo(sums, entry.service, day, entry);
    }
    const last = entries.at(-1);
    if (!last) break;
    range = IDBKeyRange.lowerBound(last.id, true);
  }
  const days = transaction.objectStore('days');
  await days.clear?.();
  for (const sum of sums.values()) await days.put?.(sum);
}

function addTo(sums: Map<string, OldDaySum>, service: string, day: string, entry: OldRecord): void {
  const id = `${service}|${day}`;
  const sum = sums.get(id) ?? { id, service, day, entries: 0, charged: 0, open: 0 };
  const isKnown = isChargeKnown(entry);
  sums.set(id, {
    ...sum,
    entries: sum.entries + 1,
    charged: sum.charged + (isKnown ? creditsOf(entry.charged, 0) : 0),
    open: sum.open + (isKnown ? 0 : creditsOf(entry.stake, 1)),
  });
}

/** In doubt it is not, so that a damaged entry counts with all that it may have cost. */
function isChargeKnown({ state, charged, found, resolved }: OldRecord): boolean {
  if (charged !== null && typeof charged !== 'number') return false;
  const isOver = state === 'settled' || state === 'refused' || (state === 'unknown' && resolved != null);
  return isOver && !(found && charged === null);
}

const creditsOf = (credits: unknown, otherwise: number): number =>
  typeof credits === 'number' && credits >= 0 ? credits : otherwise;

/** In the user's time zone, `2026-03-31`. */
function dayOf(at: unknown): string | null {
  const date = new Date(typeof at === 'number' ? at : Number.NaN);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return /^\d{4}-\d\d-\d\d$/.test(day) ? day : null;
}
