import { freeCall, type ReadReply } from '../free-call.ts';
import type { Call, Request } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import type { Access } from '../question.ts';
import { COGNISM_RULES, isRouteUnknown } from './refusals.ts';

export type CognismAccess = Pick<Access, 'base' | 'key'>;

type FreeCall = Pick<Call, 'method'> & {
  readonly path: string;
  readonly json?: unknown;
  /** Unless the path itself is unknown. */
  readonly knowsNotFound?: true;
};

/** Always a header: the alternative puts the key into the address. */
export function authorization({ key }: Pick<CognismAccess, 'key'>): Record<string, string> {
  return { Authorization: `Bearer ${key}` };
}

export function askCognismFree<T>(
  request: Request,
  access: CognismAccess,
  { method, path, json, knowsNotFound }: FreeCall,
  now: () => number,
  read: ReadReply<T>,
): Promise<ServiceResult<T>> {
  const call = { method, url: access.base + path, headers: authorization(access), json, mode: 'plain' } as const;
  return freeCall(request, COGNISM_RULES, call, now, read, {
    isAnswer: (reply) => knowsNotFound === true && reply.status === 404 && !isRouteUnknown(reply),
  });
}
