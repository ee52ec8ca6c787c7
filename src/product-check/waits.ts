import type { ProductCheck, Sync } from '../model/schemas/people/product-check.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** From 2 s rising to 15 s, for some three minutes (services/README.md M9). */
const FIRST_POLL_MS = 2 * SECOND;
const MAX_POLL_MS = 15 * SECOND;
/** Counted, because a clock would include the time that the machine slept. */
export const MAX_POLLS = 16;

const RETRY_DELAYS_MS = [5 * SECOND, 15 * SECOND, MINUTE] as const;

/** Temporary failures; any other waits for the user or the next refresh. */
const PASSING_FAILURES: ReadonlySet<Failure['kind']> = new Set([
  ...(['timeout', 'no-answer', 'service-down', 'unreadable-reply', 'rate-limited'] as const),
]);

export function pollWait(polls: number): number {
  return Math.min(FIRST_POLL_MS * 1.5 ** polls, MAX_POLL_MS);
}

export function retryAt(failure: Failure, tries: number, now: number): number | null {
  if (failure.kind === 'offline') return now + MINUTE;
  const wait = RETRY_DELAYS_MS[tries];
  if (!PASSING_FAILURES.has(failure.kind) || wait === undefined) return null;
  return failure.kind === 'rate-limited' ? Math.max(failure.until, now + SECOND) : now + wait;
}

export function isUnderWay({ phase }: Sync): boolean {
  return phase !== 'done' && phase !== 'failed';
}

export function nextMoment({ watch, known, sync }: Pick<ProductCheck, 'watch' | 'known' | 'sync'>): number | null {
  if (!watch) return null;
  if (sync && isUnderWay(sync)) return sync.goOnAt;
  const period = watch.refreshHours * HOUR;
  if (sync?.phase === 'failed') {
    // The query may have been refused only because its results had expired.
    const isPassing =
      sync.failure === null || PASSING_FAILURES.has(sync.failure.kind) || sync.failure.kind === 'refused';
    return (sync.endedAt ?? 0) + (isPassing ? Math.min(period, HOUR) : period);
  }
  // A column was ticked since, and nothing of it is kept.
  const lacksColumn = watch.ticked?.some((column) => !known?.ticked?.includes(column));
  return known && !lacksColumn ? known.asOf + period : 0;
}
