import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Answer, Call, Request } from '../http/http.ts';
import { returnMoment } from '../http/return-moment.ts';
import type { Told } from '../http/told.ts';
import { unanswered } from '../http/unanswered.ts';
import type { Access } from '../question.ts';

export const LEGACY = { service: 'cognism2016' } as const;
const MINUTE = 60_000;

/** `key` is the access token. The secret key is sent wherever there is one: some calls want it (services/README.md C4). */
export type LegacyAccess = Pick<Access, 'base' | 'key'> & { readonly secretKey: string | null };

type Body = Extract<Answer, { kind: 'reply' }>['body'];
/** What of a reply's body a call is about; `unreadable` where it is none of that. */
export type Read<T> = (body: Body) => { readonly value: T } | 'unreadable';

/** A call whose keys go in headers. @param path with its query */
export function byHeaders(access: LegacyAccess, path: string): Call {
  const { base, key, secretKey } = access;
  const headers = { 'X-API-AccessToken': key, ...(secretKey === null ? {} : { 'X-API-SecretKey': secretKey }) };
  return { ...LEGACY, method: 'GET', url: base + path, headers, sending: 'plain' };
}

/** A call, of which all cost nothing. Never throws; no failure carries an address, since some of those hold keys. */
export async function askLegacy<T>(request: Request, call: Call, now: () => number, read: Read<T>): Promise<Told<T>> {
  const answer = await request(call);
  if (answer.kind !== 'reply') return { ok: false, failure: unanswered(answer, LEGACY.service) };
  const { status, headers, body } = answer;
  if (status < 200 || status > 299) return { ok: false, failure: failureOf(status, headers, now()) };
  if (body.kind === 'unfinished') {
    return { ok: false, failure: { kind: body.why === 'timeout' ? 'timeout' : 'no-answer', ...LEGACY } };
  }
  const found = read(body);
  if (found === 'unreadable') return { ok: false, failure: { kind: 'unreadable-reply', ...LEGACY } };
  return { ok: true, value: found.value, balance: null };
}

/** A reply that has, or should have, nothing in it: the document says "no content", or shows none. A page is somebody else's answer. */
export function readNothing<T>(value: T): Read<T> {
  return ({ kind }) => (kind === 'empty' || kind === 'json' ? { value } : 'unreadable');
}

/** The document's table of errors (contracts 2.1); what their bodies are is not known. */
function failureOf(status: number, headers: Headers, now: number): Failure {
  if (status === 401) return { kind: 'bad-key', ...LEGACY };
  if (status === 403) return { kind: 'not-entitled', ...LEGACY };
  // "Requested API has been removed from server."
  if (status === 410) return { kind: 'not-offered', ...LEGACY };
  if (status === 429) {
    return { kind: 'rate-limited', ...LEGACY, until: returnMoment(headers, null, now) ?? now + MINUTE };
  }
  if (status >= 400 && status < 500) return { kind: 'refused', ...LEGACY, status };
  return { kind: 'service-down', ...LEGACY, status };
}
