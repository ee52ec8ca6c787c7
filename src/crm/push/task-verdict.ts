import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { isNoSuchAddress } from '../../model/service-addresses.ts';

const RETRY_DELAYS_MS = [5_000, 20_000, 60_000] as const;
const OFFLINE_RETRY_MS = 60_000;
/** Without a time, "too often" may be a limit per day. */
const MAX_LIMITS_IN_ROW = 3;

const UNANSWERED_FAILURES: ReadonlySet<Failure['kind']> = new Set(['service-down', 'timeout', 'no-answer']);
const SINGLE_PERSON_FAILURES: ReadonlySet<Failure['kind']> = new Set(['refused', 'maybe-written']);

/**
 * `person`: the CRM has answered, about them. `not-asked`: it is theirs, and says nothing of the CRM. `either`: only an
 * answer about somebody else can tell whose it is. `isAgain`: it was of that kind before.
 */
export type PushVerdict =
  | { readonly kind: 'person' | 'not-asked' | 'stop' | 'limit' }
  | { readonly kind: 'either'; readonly isAgain: boolean }
  | { readonly kind: 'later'; readonly until: number; readonly isTry: boolean };

/** @param tries earlier failures of this person @param isOutage whether one is suspected already @param now epoch ms */
export function judgeFailure(failure: Failure, tries: number, isOutage: boolean, now: number): PushVerdict {
  if (failure.kind === 'offline') return { kind: 'later', until: now + OFFLINE_RETRY_MS, isTry: false };
  if (failure.kind === 'rate-limited') {
    const isLimit = (tries + 1) % MAX_LIMITS_IN_ROW === 0;
    return isLimit ? { kind: 'limit' } : { kind: 'later', until: failure.until, isTry: true };
  }
  if (failure.kind === 'unreadable-reply' || isNoSuchAddress(failure)) return { kind: 'either', isAgain: tries > 0 };
  if (UNANSWERED_FAILURES.has(failure.kind)) {
    const delay = isOutage ? undefined : RETRY_DELAYS_MS[tries];
    if (delay !== undefined) return { kind: 'later', until: now + delay, isTry: true };
    return { kind: 'either', isAgain: tries > RETRY_DELAYS_MS.length };
  }
  if (failure.kind === 'internal') return { kind: 'not-asked' };
  return { kind: SINGLE_PERSON_FAILURES.has(failure.kind) ? 'person' : 'stop' };
}
