import { FailureError } from '../../model/schemas/purchases/failure.ts';
import type { QuotaKeeper } from '../../purchasing/limits/quota.ts';
import type { Cognism2016Access } from '../../services/cognism-2016/call.ts';
import { type EventPage, type EventPageRequest, pageByPage } from '../../services/cognism-2016/events/event-pages.ts';
import { type EventSearch, eventPage } from '../../services/cognism-2016/events/events.ts';
import type { Request } from '../../services/http/http.ts';
import type { ServiceResult } from '../../services/http/service-result.ts';
import type { AccountStore } from '../../store/accounts/accounts.ts';

type Cognism2016Deps = {
  readonly accounts: Pick<AccountStore, 'connection' | 'secret'>;
  readonly request: Request;
  readonly quota: Pick<QuotaKeeper, 'within' | 'learnFrom'>;
  readonly now: () => number;
  readonly sleep: (time: number) => Promise<void>;
};

/** Longest wait after "too many requests" (ms), how often per page, and what is added to it (ms). */
const MAX_WAIT_MS = 5 * 60_000;
const MAX_WAITS_PER_PAGE = 3;
const EXTRA_WAIT_MS = 1000;

const SERVICE = 'cognism2016';
const NO_KEY = { kind: 'no-key', service: SERVICE } as const;

/** Calls with the user's keys, within the limits that the service states. All are free. */
export function createCognism2016({ accounts, request, quota, now, sleep }: Cognism2016Deps) {
  async function access(): Promise<Cognism2016Access | null> {
    const [connection, secret] = await Promise.all([accounts.connection(SERVICE), accounts.secret(SERVICE)]);
    if (!connection?.keyId || !secret) return null;
    return { base: connection.base, key: secret.key, secretKey: secret.secretKey };
  }

  async function askWithinQuota<T>(
    call: (access: Cognism2016Access) => Promise<ServiceResult<T>>,
  ): Promise<ServiceResult<T>> {
    const found = await access();
    if (!found) return { ok: false, failure: NO_KEY };
    const answer = await quota.within(SERVICE, () => call(found));
    if ('hindrance' in answer) return { ok: false, failure: answer.hindrance };
    await quota.learnFrom({ service: SERVICE, failure: answer.ok ? null : answer.failure, endedAt: now() });
    return answer;
  }

  /** One page of events. Waits for the limit here, because a reader that failed would start over and get no further. */
  async function pageWithRetries(search: EventSearch, page: EventPageRequest): Promise<ServiceResult<EventPage>> {
    for (let waits = 0; ; waits += 1) {
      const answer = await askWithinQuota((found) => eventPage(request, found, search, page, now));
      if (answer.ok || answer.failure.kind !== 'rate-limited' || waits === MAX_WAITS_PER_PAGE) return answer;
      const wait = Math.max(0, answer.failure.until - now());
      if (wait > MAX_WAIT_MS) return answer;
      await sleep(wait + EXTRA_WAIT_MS);
    }
  }

  return {
    access,
    askWithinQuota,

    /** @throws FailureError with what a call failed with */
    async ask<T>(call: (access: Cognism2016Access) => Promise<ServiceResult<T>>): Promise<T> {
      const answer = await askWithinQuota(call);
      if (!answer.ok) throw new FailureError(answer.failure);
      return answer.value;
    },

    /** Pages of events since a moment (epoch ms), one request each, until there are no more or one fails. */
    events: (rule: string, from: number, to: number) => pageByPage((page) => pageWithRetries({ rule, from, to }, page)),
  };
}

export type Cognism2016 = ReturnType<typeof createCognism2016>;
