import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { isOpen } from '../../model/schemas/purchases/purchase.ts';
import { isNoSuchAddress } from '../../model/service-addresses.ts';
import type { PurchaseResult } from '../ledger/ledger.ts';

/** Delays (ms) before retrying without a network or an answer, or while another context owns the request. */
const RETRY_AFTER_MS = { offline: 60_000, elsewhere: 3000 } as const;

/** Failures that say nothing about the other people. Any other stops the run. */
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

const OUTAGE_FAILURES: ReadonlySet<Failure['kind']> = new Set([
  'service-down',
  'timeout',
  'unreadable-reply',
  'maybe-charged',
]);

/** Failures of free requests: repeating one costs nothing. */
const UNANSWERED_FAILURES: ReadonlySet<Failure['kind']> = new Set(['no-answer', 'service-down', 'timeout']);

/** `service`: whether it was asked for this person, and answered. `refusal`: null where it was not asked. */
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

export function judge(result: PurchaseResult, runId: number, now: number): TaskVerdict {
  if (result.kind === 'prevented') return judgePrevented(result.failure, now);
  const { purchase, isNew } = result;
  const { state, found, failure } = purchase;
  if (state === 'intent') return { kind: 'later', until: now + RETRY_AFTER_MS.elsewhere, refusal: null };
  if (!failure) {
    // What this run paid for before an interruption is its own.
    const isOwn = isNew || purchase.run === runId;
    const service = isNew ? 'answered' : 'not-asked';
    return { kind: 'done', state: !isOwn ? 'known' : found ? 'found' : 'nothing', failure: null, service };
  }
  if (!isNew) return { kind: 'done', state: 'failed', failure, service: 'not-asked' };
  // A 404 about a person never becomes a failure.
  if (isNoSuchAddress(failure)) return { kind: 'stop', why: failure };
  if (isOpen(purchase) || SINGLE_PERSON_FAILURES.has(failure.kind)) return failedAlone(failure);
  return judgeFailure(failure, now);
}

function judgePrevented(failure: Failure, now: number): TaskVerdict {
  if (isNoSuchAddress(failure)) return { kind: 'stop', why: failure };
  if (UNANSWERED_FAILURES.has(failure.kind)) {
    return { kind: 'later', until: now + RETRY_AFTER_MS.offline, refusal: failure };
  }
  return SINGLE_PERSON_FAILURES.has(failure.kind) ? failedAlone(failure) : judgeFailure(failure, now);
}

function judgeFailure(failure: Failure, now: number): TaskVerdict {
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

export const mayBeAboutPerson = ({ kind }: Failure): boolean => kind === 'service-down' || kind === 'timeout';
