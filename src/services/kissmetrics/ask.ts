import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Request } from '../http/http.ts';
import { noReplyFailure } from '../http/no-reply-failure.ts';
import { retryMoment } from '../http/retry-moment.ts';
import type { ServiceResult } from '../http/service-result.ts';
import type { Access } from '../question.ts';
import { allowedHref } from './address.ts';

const OF_KISSMETRICS = { service: 'kissmetrics' } as const;
const MINUTE = 60_000;

/** Where the Core API is, and the personal token. */
export type KissmetricsAccess = Pick<Access, 'base' | 'key'>;

/** What every call needs. `now`: epoch ms. */
export type KissmetricsAsker = {
  readonly request: Request;
  readonly access: KissmetricsAccess;
  readonly now: () => number;
};

/** A reply that brought JSON and no failure. */
export type KissmetricsReply = { readonly status: number; readonly headers: Headers; readonly body: unknown };

/**
 * One call, which costs nothing. Sends the token nowhere but to `kissmetricsOrigins`; never throws.
 * @param json the body of a POST; absent: a GET
 */
export async function askKissmetrics(
  { request, access, now }: KissmetricsAsker,
  href: string,
  json?: object,
): Promise<ServiceResult<KissmetricsReply>> {
  const url = allowedHref(href, access.base);
  if (!url) return refusal({ kind: 'bad-address', ...OF_KISSMETRICS });
  const answer = await request({
    ...OF_KISSMETRICS,
    method: json ? 'POST' : 'GET',
    url,
    headers: { Authorization: `Bearer ${access.key}` },
    ...(json ? { json } : {}),
    mode: 'plain',
  });
  if (answer.kind !== 'reply') return refusal(noReplyFailure(answer, 'kissmetrics'));
  const { status, headers, body } = answer;
  const failure = failureOf(status, headers, now());
  if (failure) return refusal(failure);
  if (body.kind === 'unfinished') return refusal(noReplyFailure({ kind: 'no-reply', why: body.why }, 'kissmetrics'));
  return body.kind === 'json' ? ok({ status, headers, body: body.value }) : unreadable;
}

/** What a status says; null for one of success. @param now epoch ms */
function failureOf(status: number, headers: Headers, now: number): Failure | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401) return { kind: 'bad-key', ...OF_KISSMETRICS };
  if (status === 403) return { kind: 'not-entitled', ...OF_KISSMETRICS };
  if (status === 429) {
    return { kind: 'rate-limited', ...OF_KISSMETRICS, until: retryMoment(headers, null, now) ?? now + MINUTE };
  }
  const isDown = status >= 500 || status < 400;
  return { kind: isDown ? 'service-down' : 'refused', ...OF_KISSMETRICS, status };
}

export const ok = <T>(value: T): ServiceResult<T> => ({ ok: true, value, balance: null });
export const refusal = (failure: Failure) => ({ ok: false, failure }) as const;
export const unreadable = refusal({ kind: 'unreadable-reply', ...OF_KISSMETRICS });
