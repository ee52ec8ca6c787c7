import type { ProductCheck, Sync } from '../model/schemas/people/product-check.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A run is asked after 2 s, then ever more seldom up to every 15 s, for some three minutes (services/README.md M9). */
const FIRST_POLL_MS = 2 * SECOND;
const MAX_POLL_MS = 15 * SECOND;
/** Counted, and not by the clock: a machine that slept meanwhile did not wait. */
export const MAX_POLLS = 16;

/** After so many failures in a row a step is given up. */
const RETRY_DELAYS_MS = [5 * SECOND, 15 * SECOND, MINUTE] as const;

/** What may be otherwise a little later. All else waits for the user, or for the next refresh. */
const PASSING_FAILURES: ReadonlySet<Failure['kind']> = new Set([
  ...(['timeout', 'no-answer', 'service-down', 'unreadable-reply', 'rate-limited'] as const),
]);

/** How long (ms) to wait before a run is asked again. @param polls how often it was asked */
export function pollWait(polls: number): number {
  return Math.min(FIRST_POLL_MS * 1.5 ** polls, MAX_POLL_MS);
}

/** When (epoch ms) to try a failed step again; null: it is no use. */
export function retryAt(failure: Failure, tries: number, now: number): number | null {
  if (failure.kind === 'offline') return now + MINUTE;
  const wait = RETRY_DELAYS_MS[tries];
  if (!PASSING_FAILURES.has(failure.kind) || wait === undefined) return null;
  return failure.kind === 'rate-limited' ? Math.max(failure.until, now + SECOND) : now + wait;
}

/** Whether a sync has a next step. */
export function isUnderWay({ phase }: Sync): boolean {
  return phase !== 'done' && phase !== 'failed';
}

/** When the report is to be read next, or its reading goes on (epoch ms); null where there is no report. */
export function nextMoment({ watch, known, sync }: Pick<ProductCheck, 'watch' | 'known' | 'sync'>): number | null {
  if (!watch) return null;
  if (sync && isUnderWay(sync)) return sync.goOnAt;
  const period = watch.refreshHours * HOUR;
  if (sync?.phase === 'failed') {
    // What a query was refused for may be only that its results were too old to be read.
    const isPassing =
      sync.failure === null || PASSING_FAILURES.has(sync.failure.kind) || sync.failure.kind === 'refused';
    return (sync.endedAt ?? 0) + (isPassing ? Math.min(period, HOUR) : period);
  }
  return known ? known.asOf + period : 0;
}
