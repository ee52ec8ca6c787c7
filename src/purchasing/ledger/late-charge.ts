import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';

/**
 * A request whose answer nobody waits for any more may still be charged (measured: a service finished 15 s after the
 * browser had gone). A balance that was asked for earlier than so long after its end (ms) can prove a charge, but not
 * that there will be none.
 */
const LATE_CHARGE_MS = 30_000;
/** No request lives longer (ms), though it may be noticed much later that it was interrupted. */
const MAX_REQUEST_MS = 25_000;

/**
 * Ends at which the service may still be at work: the browser gave up, the connection is gone, or the background died.
 */
const UNFINISHED: ReadonlySet<Failure['kind']> = new Set(['timeout', 'maybe-charged', 'interrupted']);

/** "Request Timeout", and "Client Closed Request" of nginx: they are about the waiting, not about the work. */
const GAVE_UP_STATUSES: ReadonlySet<number> = new Set([408, 499]);

/**
 * Until when an entry may have been charged (epoch ms). The charge of a request that nobody waits for can come after a
 * balance that was told later, and must not pass for another's. A balance that has answered it was told after its
 * charge.
 */
export function lastChargeAt(entry: Purchase): number {
  const { failure, startedAt, endedAt, resolved } = entry;
  if (endedAt === null) return Number.POSITIVE_INFINITY;
  const aftermath = lateChargeTime(entry);
  if (aftermath === 0) return endedAt;
  // Whoever was there at its end knows it, also where the machine has slept meanwhile.
  const end = failure?.kind === 'interrupted' ? Math.min(endedAt, startedAt + MAX_REQUEST_MS) : endedAt;
  const last = end + aftermath;
  return resolved?.by === 'balance' ? Math.min(last, Math.max(resolved.at, endedAt)) : last;
}

/** How long after its end an entry may be charged (ms): 0 where the service itself has ended it. */
export function lateChargeTime({ state, failure }: Pick<Purchase, 'state' | 'failure'>): number {
  const isUnfinished = failure !== null && (UNFINISHED.has(failure.kind) || isOfGateway(failure));
  return state === 'unknown' && isUnfinished ? LATE_CHARGE_MS : 0;
}

/** A status above 500 may come from a gateway that has given up waiting: what it waited for goes on behind it. */
function isOfGateway(failure: Failure): boolean {
  return failure.kind === 'service-down' && (failure.status > 500 || GAVE_UP_STATUSES.has(failure.status));
}
