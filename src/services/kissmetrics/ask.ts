import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { freeCall } from '../free-call.ts';
import type { Request } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import type { Access } from '../question.ts';
import { allowedHref } from './address.ts';

const OF_KISSMETRICS = { service: 'kissmetrics' } as const;

export type KissmetricsAccess = Pick<Access, 'base' | 'key'>;

export type KissmetricsAsker = {
  readonly request: Request;
  readonly access: KissmetricsAccess;
  readonly now: () => number;
};

export type KissmetricsReply = { readonly status: number; readonly headers: Headers; readonly body: unknown };

/** One free call. Sends the token only to the origins of model/service-addresses.ts; never throws. */
export async function askKissmetrics(
  { request, access, now }: KissmetricsAsker,
  href: string,
  json?: object,
): Promise<ServiceResult<KissmetricsReply>> {
  const url = allowedHref(href, access.base);
  if (!url) return refusal({ kind: 'bad-address', ...OF_KISSMETRICS });
  const call = {
    method: json ? 'POST' : 'GET',
    url,
    headers: { Authorization: `Bearer ${access.key}` },
    ...(json ? { json } : {}),
    mode: 'plain',
  } as const;
  return freeCall(request, OF_KISSMETRICS, call, now, (body, { status, headers }) =>
    body.kind === 'json' ? { value: { status, headers, body: body.value } } : 'unreadable',
  );
}

export const ok = <T>(value: T): ServiceResult<T> => ({ ok: true, value, balance: null });
export const refusal = (failure: Failure) => ({ ok: false, failure }) as const;
export const unreadable = refusal({ kind: 'unreadable-reply', ...OF_KISSMETRICS });
