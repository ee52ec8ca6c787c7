import type { Balance } from '../../model/schemas/purchases/account.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Call, Request } from '../http/http.ts';
import { noReplyFailure } from '../http/no-reply-failure.ts';
import type { ServiceResult } from '../http/service-result.ts';
import type { Access } from '../question.ts';
import { readBalance } from './headers.ts';
import { type CognismReply, isRouteUnknown, readRefusal, statusOf } from './refusals.ts';

export type CognismAccess = Pick<Access, 'base' | 'key'>;

type FreeCall = Pick<Call, 'method'> & {
  readonly path: string;
  readonly json?: unknown;
  /** Whether a 404 is an answer too, unless it is the path that is not found. */
  readonly knowsNotFound?: true;
};

/** What of a reply's body a call is about; `unreadable` where it is none of that. */
type ReadReply<T> = (body: CognismReply['body'], status: number) => { readonly value: T } | 'unreadable';

/** The header that carries the key; the other form, in the address, is never used. */
export function authorization({ key }: Pick<CognismAccess, 'key'>): Record<string, string> {
  return { Authorization: `Bearer ${key}` };
}

/**
 * A call that costs nothing. Never throws.
 * @param read is given the replies that are an answer
 */
export async function askCognismFree<T>(
  request: Request,
  access: CognismAccess,
  { method, path, json, knowsNotFound }: FreeCall,
  now: () => number,
  read: ReadReply<T>,
): Promise<ServiceResult<T>> {
  const url = access.base + path;
  const answer = await request({
    service: 'cognism',
    method,
    url,
    headers: authorization(access),
    json,
    mode: 'plain',
  });
  if (answer.kind !== 'reply') return { ok: false, failure: noReplyFailure(answer, 'cognism') };
  const balance = readBalance(answer.headers, now());
  const isNotFound = knowsNotFound === true && answer.status === 404 && !isRouteUnknown(answer);
  const refusal = isNotFound ? null : readRefusal(answer, now());
  if (refusal) return failed(refusal, balance);
  const status = statusOf(answer);
  if (!isNotFound && (status < 200 || status > 299)) {
    return failed({ kind: 'service-down', service: 'cognism', status }, balance);
  }
  if (answer.body.kind === 'unfinished') {
    return failed({ kind: answer.body.why === 'timeout' ? 'timeout' : 'no-answer', service: 'cognism' }, balance);
  }
  const found = read(answer.body, status);
  if (found === 'unreadable') return failed({ kind: 'unreadable-reply', service: 'cognism' }, balance);
  return { ok: true, value: found.value, balance };
}

function failed(failure: Failure, balance: Balance | null): ServiceResult<never> {
  return { ok: false, failure, balance };
}
