import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';

// An abandoned request can still be charged (measured: 15 s after the browser left). A balance asked for within this
// time (ms) of its end can prove a charge, but never that none will come.
const LATE_CHARGE_MS = 30_000;
/** Upper bound on a request's life (ms): an interruption may be noticed much later. */
const MAX_REQUEST_MS = 25_000;

/** Ends after which the service may still be working, and charge. */
const UNFINISHED: ReadonlySet<Failure['kind']> = new Set(['timeout', 'maybe-charged', 'interrupted']);

/** 408, and nginx's 499 (client closed request): the waiting ended, not the work. */
const GAVE_UP_STATUSES: ReadonlySet<number> = new Set([408, 499]);

/** Until when an entry may be charged (epoch ms): a late charge must not pass for another entry's. */
export function lastChargeAt(entry: Purchase): number {
  const { failure, startedAt, endedAt, resolved } = entry;
  if (endedAt === null) return Number.POSITIVE_INFINITY;
  const aftermath = lateChargeTime(entry);
  if (aftermath === 0) return endedAt;
  // A surviving worker saw the real end, even across a sleep of the machine.
  const end = failure?.kind === 'interrupted' ? Math.min(endedAt, startedAt + MAX_REQUEST_MS) : endedAt;
  const last = end + aftermath;
  // A balance that answered the question was read after the charge.
  return resolved?.by === 'balance' ? Math.min(last, Math.max(resolved.at, endedAt)) : last;
}

export function lateChargeTime({ state, failure }: Pick<Purchase, 'state' | 'failure'>): number {
  const isUnfinished = failure !== null && (UNFINISHED.has(failure.kind) || isOfGateway(failure));
  return state === 'unknown' && isUnfinished ? LATE_CHARGE_MS : 0;
}

/** A status above 500 may come from a gateway that gave up: the work behind it goes on. */
function isOfGateway(failure: Failure): boolean {
  return failure.kind === 'service-down' && (failure.status > 500 || GAVE_UP_STATUSES.has(failure.status));
}
