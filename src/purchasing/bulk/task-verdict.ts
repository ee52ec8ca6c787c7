import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { isOpen } from '../../model/schemas/purchases/purchase.ts';
import type { PurchaseResult } from '../ledger/ledger.ts';

/** Without a network, or where another context owns a request, a run looks again after so long (ms). */
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

/** What a look-up means for its person: done, or asked again later, or the whole run stops. */
export type TaskVerdict =
  | {
      readonly kind: 'done';
      readonly state: 'known' | 'found' | 'nothing' | 'failed';
      readonly failure: Failure | null;
    }
  | { readonly kind: 'later'; readonly until: number; readonly isRefusal: boolean }
  | { readonly kind: 'stop'; readonly why: Failure };

/** @param now epoch ms */
export function judge(result: PurchaseResult, runId: number, now: number): TaskVerdict {
  if (result.kind === 'prevented') return judgeFailure(result.failure, now);
  const { purchase, isNew } = result;
  const { state, found, failure } = purchase;
  if (state === 'intent') return { kind: 'later', until: now + RETRY_AFTER_MS.elsewhere, isRefusal: false };
  if (!failure) {
    // What this very run has paid for before it was interrupted is its own.
    const isOwn = isNew || purchase.run === runId;
    return { kind: 'done', state: !isOwn ? 'known' : found ? 'found' : 'nothing', failure: null };
  }
  // What an earlier click left behind says nothing about the others.
  if (!isNew || isOpen(purchase) || SINGLE_PERSON_FAILURES.has(failure.kind))
    return { kind: 'done', state: 'failed', failure };
  if (failure.kind === 'rate-limited') return { kind: 'later', until: failure.until, isRefusal: true };
  return judgeFailure(failure, now);
}

function judgeFailure(failure: Failure, now: number): TaskVerdict {
  // Free previews said so: nothing was spent on this person, and nothing keeps the others from being asked about.
  if (failure.kind === 'nothing-to-buy' || failure.kind === 'opted-out') {
    return { kind: 'done', state: 'nothing', failure: null };
  }
  if (SINGLE_PERSON_FAILURES.has(failure.kind)) return { kind: 'done', state: 'failed', failure };
  if (failure.kind === 'rate-limited' || failure.kind === 'service-resting') {
    return { kind: 'later', until: failure.until, isRefusal: false };
  }
  if (failure.kind === 'offline' || failure.kind === 'no-answer') {
    return { kind: 'later', until: now + RETRY_AFTER_MS.offline, isRefusal: failure.kind === 'no-answer' };
  }
  return { kind: 'stop', why: failure };
}

export const failureOf = (result: PurchaseResult): Failure | null =>
  result.kind === 'prevented' ? result.failure : result.purchase.failure;
