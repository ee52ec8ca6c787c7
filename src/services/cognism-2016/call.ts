import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Answer, Call, Request } from '../http/http.ts';
import { noReplyFailure } from '../http/no-reply-failure.ts';
import { retryMoment } from '../http/retry-moment.ts';
import type { ServiceResult } from '../http/service-result.ts';
import type { Access } from '../question.ts';

export const OF_COGNISM_2016 = { service: 'cognism2016' } as const;
const MINUTE = 60_000;

/** `key` is the access token. The secret key is sent wherever there is one: some calls want it (services/README.md C4). */
export type Cognism2016Access = Pick<Access, 'base' | 'key'> & { readonly secretKey: string | null };

type ReplyBody = Extract<Answer, { kind: 'reply' }>['body'];
/** What of a reply's body a call is about; `unreadable` where it is none of that. */
export type ReadCognism2016Reply<T> = (body: ReplyBody) => { readonly value: T } | 'unreadable';

/** A call whose keys go in headers. @param path with its query */
export function byHeaders(access: Cognism2016Access, path: string): Call {
  const { base, key, secretKey } = access;
  const headers = { 'X-API-AccessToken': key, ...(secretKey === null ? {} : { 'X-API-SecretKey': secretKey }) };
  return { ...OF_COGNISM_2016, method: 'GET', url: base + path, headers, mode: 'plain' };
}

/** A call, of which all cost nothing. Never throws; no failure carries an address, since some of those hold keys. */
export async function askCognism2016<T>(
  request: Request,
  call: Call,
  now: () => number,
  read: ReadCognism2016Reply<T>,
): Promise<ServiceResult<T>> {
  const answer = await request(call);
  if (answer.kind !== 'reply') return { ok: false, failure: noReplyFailure(answer, OF_COGNISM_2016.service) };
  const { status, headers, body } = answer;
  if (status < 200 || status > 299) return { ok: false, failure: failureOf(status, headers, now()) };
  if (body.kind === 'unfinished') {
    return { ok: false, failure: { kind: body.why === 'timeout' ? 'timeout' : 'no-answer', ...OF_COGNISM_2016 } };
  }
  const found = read(body);
  if (found === 'unreadable') return { ok: false, failure: { kind: 'unreadable-reply', ...OF_COGNISM_2016 } };
  return { ok: true, value: found.value, balance: null };
}

/** A reply that has, or should have, nothing in it: the document says "no content", or shows none. A page is somebody else's answer. */
export function ignoreBody<T>(value: T): ReadCognism2016Reply<T> {
  return ({ kind }) => (kind === 'empty' || kind === 'json' ? { value } : 'unreadable');
}

/** The document's table of errors (contracts 2.1); what their bodies are is not known. */
function failureOf(status: number, headers: Headers, now: number): Failure {
  if (status === 401) return { kind: 'bad-key', ...OF_COGNISM_2016 };
  if (status === 403) return { kind: 'not-entitled', ...OF_COGNISM_2016 };
  // "Requested API has been removed from server."
  if (status === 410) return { kind: 'not-offered', ...OF_COGNISM_2016 };
  if (status === 429) {
    return { kind: 'rate-limited', ...OF_COGNISM_2016, until: retryMoment(headers, null, now) ?? now + MINUTE };
  }
  if (status >= 400 && status < 500) return { kind: 'refused', ...OF_COGNISM_2016, status };
  return { kind: 'service-down', ...OF_COGNISM_2016, status };
}
