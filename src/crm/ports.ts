import type { CrmPush, CrmRecord } from '../model/schemas/crm/crm.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';

/** Locks that the browser takes from a context that dies. */
export type PushLocks = {
  /** Does some work while a lock is held. @throws what the work throws */
  readonly hold: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  readonly isHeld: (name: string) => Promise<boolean>;
};

type FailedAnswer = { readonly kind: 'failed'; readonly failure: Failure };

/** May or may not have come about: cut, timed out, 5xx, an answer that could not be read. */
type UnclearAnswer = { readonly kind: 'unclear'; readonly failure: Failure };

/** The contacts of one CRM. Nothing throws. `failed`: surely nothing was written. */
export type CrmContacts = {
  /**
   * Contacts whose field is a value, as the CRM understands that: hits are compared with what was sought.
   * @param field CEQL
   */
  readonly search: (
    field: string,
    value: string,
  ) => Promise<{ readonly kind: 'found'; readonly records: readonly CrmRecord[] } | FailedAnswer>;
  readonly get: (
    id: string,
  ) => Promise<{ readonly kind: 'found'; readonly record: CrmRecord } | { readonly kind: 'gone' } | FailedAnswer>;
  /** Sent once, and never again by itself. `duplicate`: the CRM has such a one, and nothing was written (409). */
  readonly create: (
    body: object,
  ) => Promise<
    { readonly kind: 'created'; readonly id: string } | { readonly kind: 'duplicate' } | UnclearAnswer | FailedAnswer
  >;
  readonly update: (
    id: string,
    body: object,
  ) => Promise<{ readonly kind: 'updated' } | { readonly kind: 'gone' } | UnclearAnswer | FailedAnswer>;
  readonly remove: (
    id: string,
  ) => Promise<{ readonly kind: 'removed' } | { readonly kind: 'gone' } | UnclearAnswer | FailedAnswer>;
};

/** Where pushes go: a connection, and the object of it. */
export type PushTarget = Pick<CrmPush, 'instanceId' | 'element' | 'object'>;

/** The record of pushes, kept by the store. What writes resolves once it is on disk. */
export type PushStore = {
  /** Written before anything is sent. */
  readonly intent: (draft: Omit<CrmPush, 'id'>) => Promise<CrmPush>;
  /** Replaces the record of that id. */
  readonly end: (push: CrmPush) => Promise<void>;
  /**
   * Pushes to a place that may have left something there, newest first: of that lead, or that searched for one of the
   * values. None that has failed or was undone.
   */
  readonly earlier: (
    target: Pick<PushTarget, 'instanceId' | 'object'>,
    leadId: string,
    values: readonly string[],
  ) => Promise<readonly CrmPush[]>;
};

/** What a push works with. `sleep` and `now` in ms. */
export type PushDeps = {
  readonly crm: CrmContacts;
  readonly store: PushStore;
  readonly locks: Pick<PushLocks, 'hold'>;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
};
