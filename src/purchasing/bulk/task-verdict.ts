import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { isOpen } from '../../model/schemas/purchases/purchase.ts';
import type { PurchaseResult } from '../ledger/ledger.ts';

/** Without a network or an answer, or where another context owns a request, a run looks again after so long (ms). */
const RETRY_AFTER_MS = { offline: 60_000, elsewhere: 3000 } as const;

/** Failures of one person that say nothing about the others. All else stops a run, and tells why. */
const SINGLE_PERSON_FAILURES: ReadonlySet<Failure['kind']> = new Set([
  'refused',
  'service-down',
  'timeout',
  'unreadable-reply',
  'maybe-charged',
  'wrong-person',
  'interrupted',
  'not-stored',
  'damaged-entry',
]);

/** Of those, the ones that say something about the service where one person after the other meets with them. */
const OUTAGE_FAILURES: ReadonlySet<Failure['kind']> = new Set([
  'service-down',
  'timeout',
  'unreadable-reply',
  'maybe-charged',
]);

/** A free question that was not answered: nothing is lost by asking it again. */
const UNANSWERED_FAILURES: ReadonlySet<Failure['kind']> = new Set(['no-answer', 'service-down', 'timeout']);

/**
 * Statuses of an address that is none: they would meet everybody alike. A 404 about a person never becomes a failure.
 */
const NO_SUCH_ADDRESS: ReadonlySet<number> = new Set([404, 405, 410]);

/**
 * What a look-up means for its person: done, or asked again later, or the whole run stops. `service`: whether it was
 * asked for this person, and answered. `refusal`: what it said in place of an answer; null where it was not asked.
 */
export type TaskVerdict =
  | TaskDone
  | { readonly kind: 'later'; readonly until: number; readonly refusal: Failure | null }
  | { readonly kind: 'stop'; readonly why: Failure };

export type TaskDone = {
  readonly kind: 'done';
  readonly state: 'known' | 'found' | 'nothing' | 'failed';
  readonly failure: Failure | null;
  readonly service: 'not-asked' | 'answered' | 'failed';
};

/** @param now epoch ms */
export function judge(result: PurchaseResult, runId: number, now: number): TaskVerdict {
  if (result.kind === 'prevented') return judgePrevented(result.failure, now);
  const { purchase, isNew } = result;
  const { state, found, failure } = purchase;
  if (state === 'intent') return { kind: 'later', until: now + RETRY_AFTER_MS.elsewhere, refusal: null };
  if (!failure) {
    // What this very run has paid for before it was interrupted is its own.
    const isOwn = isNew || purchase.run === runId;
    const service = isNew ? 'answered' : 'not-asked';
    return { kind: 'done', state: !isOwn ? 'known' : found ? 'found' : 'nothing', failure: null, service };
  }
  // What an earlier click left behind says nothing about the others.
  if (!isNew) return { kind: 'done', state: 'failed', failure, service: 'not-asked' };
  if (isNoSuchAddress(failure)) return { kind: 'stop', why: failure };
  if (isOpen(purchase) || SINGLE_PERSON_FAILURES.has(failure.kind)) return failedAlone(failure);
  return judgeFailure(failure, now);
}

/** What kept a source from being asked, or what its free question met with. */
function judgePrevented(failure: Failure, now: number): TaskVerdict {
  if (isNoSuchAddress(failure)) return { kind: 'stop', why: failure };
  if (UNANSWERED_FAILURES.has(failure.kind)) {
    return { kind: 'later', until: now + RETRY_AFTER_MS.offline, refusal: failure };
  }
  return SINGLE_PERSON_FAILURES.has(failure.kind) ? failedAlone(failure) : judgeFailure(failure, now);
}

function judgeFailure(failure: Failure, now: number): TaskVerdict {
  // Free previews said so: nothing was spent on this person, and nothing keeps the others from being asked about.
  if (failure.kind === 'nothing-to-buy' || failure.kind === 'opted-out') {
    return { kind: 'done', state: 'nothing', failure: null, service: 'answered' };
  }
  if (failure.kind === 'rate-limited') return { kind: 'later', until: failure.until, refusal: failure };
  if (failure.kind === 'service-resting') return { kind: 'later', until: failure.until, refusal: null };
  if (failure.kind === 'offline') return { kind: 'later', until: now + RETRY_AFTER_MS.offline, refusal: null };
  return { kind: 'stop', why: failure };
}

function failedAlone(failure: Failure): TaskVerdict {
  const service = OUTAGE_FAILURES.has(failure.kind) ? 'failed' : 'answered';
  return { kind: 'done', state: 'failed', failure, service };
}

function isNoSuchAddress(failure: Failure): boolean {
  return (failure.kind === 'refused' || failure.kind === 'service-down') && NO_SUCH_ADDRESS.has(failure.status);
}

/**
 * Whether an answer that was refused again and again may be about its person after all. That it came too often never
 * is.
 */
export const mayBeAboutPerson = ({ kind }: Failure): boolean => kind === 'service-down' || kind === 'timeout';
