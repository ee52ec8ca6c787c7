import type { ReceivedRequest, ReplyHeaders } from '../exchange.ts';
import type { Outcome } from '../service/outcome.ts';

export const API_HOST = 'api.cloud-elements.com';
export const BASE_PATH = '/elements/api-v2';

/** `write` is what it changes: done only where the behaviour of the request lets it come to that. */
export interface CloudOutcome extends Outcome {
  readonly write?: () => void;
}

export function found(body: unknown, headers: ReplyHeaders = {}): CloudOutcome {
  return { status: 200, body, credits: 0, subject: '', headers };
}

/** A reply to something that changes the state; POST is answered with 200 too, not 201. */
export function written(body: unknown, subject: string, write: () => void): CloudOutcome {
  return { status: 200, body, credits: 1, subject, write };
}

export function failed(status: number, message: string, providerMessage?: string): CloudOutcome {
  const body = { requestId: `sandbox-${status}`, message, ...(providerMessage ? { providerMessage } : {}) };
  return { status, body, credits: 0, subject: '', headers: { 'Elements-Error': 'true' } };
}

export const UNKNOWN = () => failed(401, 'Invalid Organization or User secret, or invalid Element token provided.');
export const UNSUPPORTED = () => failed(404, 'This API is not currently supported for this element');

/** How lists are paged: by token, or by `page` alone, as with old vendors. */
export type Paging = 'token' | 'page' | 'same-page';

/** A page of a list. @param usual its size where the request does not say */
export function listed(
  all: readonly object[],
  { query }: ReceivedRequest,
  { paging = 'token', most = 5000, usual = 200 }: { paging?: Paging; most?: number; usual?: number } = {},
): CloudOutcome {
  const size = Math.min(Number(query.get('pageSize') ?? usual), most);
  const token = query.get('nextPage');
  const start = token === null ? startByPage(query, paging, size) : startOf(token);
  if (!Number.isInteger(size) || size < 1 || start === null) return failed(400, 'Invalid page or page size');
  const items = all.slice(start, start + size);
  const isMore = paging === 'token' && start + size < all.length;
  return found(items, {
    'Elements-Returned-Count': String(items.length),
    ...(paging === 'token' ? { 'Elements-Total-Count': String(all.length) } : {}),
    ...(isMore ? { 'Elements-Next-Page-Token': tokenOf(start + size) } : {}),
  });
}

function startByPage(query: URLSearchParams, paging: Paging, size: number): number | null {
  const page = paging === 'same-page' ? 1 : Number(query.get('page') ?? 1);
  return Number.isInteger(page) && page >= 1 ? (page - 1) * size : null;
}

// Tokens are nothing that a client could make up.
const tokenOf = (start: number) => Buffer.from(`sandbox page ${start} +/=`).toString('base64');

function startOf(token: string): number | null {
  const [, start] = /^sandbox page (\d+) /.exec(Buffer.from(token, 'base64').toString('utf8')) ?? [];
  return start === undefined ? null : Number(start);
}
