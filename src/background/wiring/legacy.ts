import { Failed } from '../../model/schemas/purchases/failure.ts';
import type { QuotaKeeper } from '../../purchasing/limits/quota.ts';
import { type EventPage, type Page, pageByPage } from '../../services/cognism-2016/events/event-pages.ts';
import { type EventSearch, eventPage } from '../../services/cognism-2016/events/events.ts';
import type { LegacyAccess } from '../../services/cognism-2016/legacy-call.ts';
import type { Request } from '../../services/http/http.ts';
import type { Told } from '../../services/http/told.ts';
import type { Accounts } from '../../store/accounts/accounts.ts';

type Parts = {
  readonly accounts: Pick<Accounts, 'connection' | 'secret'>;
  readonly request: Request;
  readonly quota: Pick<QuotaKeeper, 'within' | 'learnFrom'>;
  readonly now: () => number;
  readonly sleep: (time: number) => Promise<void>;
};

/** A service that was asked too often is waited for so long at most, and so many times for one page; then a bit more (ms). */
const LONGEST_WAIT = 5 * 60_000;
const MOST_WAITS = 3;
const BIT_MORE = 1000;

const SERVICE = 'cognism2016';
const NO_KEY = { kind: 'no-key', service: SERVICE } as const;

/** How Cognism's API of 2016 is asked: with the user's keys, and within what it says of its limits. All of it is free. */
export function createLegacy({ accounts, request, quota, now, sleep }: Parts) {
  /** Null: it is not connected. */
  async function access(): Promise<LegacyAccess | null> {
    const [connection, secret] = await Promise.all([accounts.connection(SERVICE), accounts.secret(SERVICE)]);
    if (!connection?.keyId || !secret) return null;
    return { base: connection.base, key: secret.key, secretKey: secret.secretKey };
  }

  async function told<T>(call: (access: LegacyAccess) => Promise<Told<T>>): Promise<Told<T>> {
    const found = await access();
    if (!found) return { ok: false, failure: NO_KEY };
    const answer = await quota.within(SERVICE, () => call(found));
    if ('hindrance' in answer) return { ok: false, failure: answer.hindrance };
    await quota.learnFrom({ service: SERVICE, failure: answer.ok ? null : answer.failure, endedAt: now() });
    return answer;
  }

  /**
   * One page of events. "Too often" is waited for here: whoever reads many pages would have to begin with the first again, and would
   * come no further than before.
   */
  async function patientPage(search: EventSearch, page: Page): Promise<Told<EventPage>> {
    for (let waits = 0; ; waits += 1) {
      const answer = await told((found) => eventPage(request, found, search, page, now));
      if (answer.ok || answer.failure.kind !== 'rate-limited' || waits === MOST_WAITS) return answer;
      const wait = Math.max(0, answer.failure.until - now());
      if (wait > LONGEST_WAIT) return answer;
      await sleep(wait + BIT_MORE);
    }
  }

  return {
    access,
    told,

    /** @throws Failed with what a call failed with */
    async ask<T>(call: (access: LegacyAccess) => Promise<Told<T>>): Promise<T> {
      const answer = await told(call);
      if (!answer.ok) throw new Failed(answer.failure);
      return answer.value;
    },

    /** Pages of events since a moment (epoch ms), each a request of its own, until there are no more or one fails. */
    events: (rule: string, from: number, to: number) => pageByPage((page) => patientPage({ rule, from, to }, page)),
  };
}

export type Legacy = ReturnType<typeof createLegacy>;
