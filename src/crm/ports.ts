import type { CrmPush, CrmRecord } from '../model/schemas/crm/crm.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';

/** The browser releases them when their context dies. */
export type PushLocks = {
  readonly hold: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  readonly isHeld: (name: string) => Promise<boolean>;
};

type FailedAnswer = { readonly kind: 'failed'; readonly failure: Failure };

/** May have been written: cut, timed out, 5xx, unreadable answer. */
type UnclearAnswer = { readonly kind: 'unclear'; readonly failure: Failure };

/** Never throws. `failed`: surely nothing was written. */
export type CrmContacts = {
  /** The CRM's own notion of equality: callers compare the hits. @param field CEQL */
  readonly search: (
    field: string,
    value: string,
  ) => Promise<{ readonly kind: 'found'; readonly records: readonly CrmRecord[] } | FailedAnswer>;
  readonly get: (
    id: string,
  ) => Promise<{ readonly kind: 'found'; readonly record: CrmRecord } | { readonly kind: 'gone' } | FailedAnswer>;
  /** Sent once, never retried. `duplicate`: the CRM answered 409, nothing was written. */
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

export type PushTarget = Pick<CrmPush, 'instanceId' | 'element' | 'object'>;

/** Writes resolve once they are on disk. */
export type PushStore = {
  readonly intent: (draft: Omit<CrmPush, 'id'>) => Promise<CrmPush>;
  readonly end: (push: CrmPush) => Promise<void>;
  /** Newest first, of that lead or by one of the values, excluding failed and undone ones. */
  readonly earlier: (
    target: Pick<PushTarget, 'instanceId' | 'object'>,
    leadId: string,
    values: readonly string[],
  ) => Promise<readonly CrmPush[]>;
};

export type PushDeps = {
  readonly crm: CrmContacts;
  readonly store: PushStore;
  readonly locks: Pick<PushLocks, 'hold'>;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
};
