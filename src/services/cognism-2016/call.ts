import { freeCall, type ReadReply } from '../free-call.ts';
import type { Call, Request } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import type { Access } from '../question.ts';

export const OF_COGNISM_2016 = { service: 'cognism2016' } as const;

/** `key` is the access token. The secret key is sent whenever there is one (services/README.md C4). */
export type Cognism2016Access = Pick<Access, 'base' | 'key'> & { readonly secretKey: string | null };

export type ReadCognism2016Reply<T> = ReadReply<T>;

export function byHeaders(access: Cognism2016Access, path: string): Call {
  const { base, key, secretKey } = access;
  const headers = { 'X-API-AccessToken': key, ...(secretKey === null ? {} : { 'X-API-SecretKey': secretKey }) };
  return { ...OF_COGNISM_2016, method: 'GET', url: base + path, headers, mode: 'plain' };
}

/** All calls of this API are free. Never throws; failures carry no address, since some hold keys. */
export function askCognism2016<T>(
  request: Request,
  call: Call,
  now: () => number,
  read: ReadCognism2016Reply<T>,
): Promise<ServiceResult<T>> {
  return freeCall(request, OF_COGNISM_2016, call, now, read);
}

/** Skips unreadable entries, but a list of nothing else is unreadable, not empty. */
export function readEntries<T>(
  entries: readonly unknown[],
  most: number,
  read: (entry: unknown) => T | null,
): ReturnType<ReadReply<T[]>> {
  const found = entries.slice(0, most).flatMap((entry) => read(entry) ?? []);
  return entries.length > 0 && found.length === 0 ? 'unreadable' : { value: found };
}

/** For replies without content. A web page instead comes from something else. */
export function ignoreBody<T>(value: T): ReadCognism2016Reply<T> {
  return ({ kind }) => (kind === 'empty' || kind === 'json' ? { value } : 'unreadable');
}
