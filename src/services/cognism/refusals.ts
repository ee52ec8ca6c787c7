import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { z } from '../../model/schemas/schema.ts';
import type { Answer } from '../http/http.ts';
import { retryMoment } from '../http/retry-moment.ts';
import { number, text } from '../values/tolerant.ts';
import { resetMoment } from './headers.ts';

export type CognismReply = Extract<Answer, { kind: 'reply' }>;

const OF_COGNISM = { service: 'cognism' } as const;
const MINUTE = 60_000;
/** `{code: 88}` in a 429 of the vendor's guide. */
const RATE_LIMIT_EXCEEDED = 88;

/** Beside those that are told apart below; a 404 of a redeem that found nobody is read before. */
const REFUSING_STATUSES = new Set([400, 403, 404, 411, 422]);

const errorBody = z.object({ key: text, code: number, msg: text, message: text });

/** What errors say. `code` repeats the HTTP status, or is a number of Cognism's own. */
export type Errors = { readonly code: number | null; readonly words: string };

/**
 * The errors of a body: a list `[{key, code, msg}]`, or an object `{errors: [{code, message}]}` (services/README.md C9).
 * @returns null where the body holds none
 */
export function errorsIn(body: CognismReply['body']): Errors | null {
  if (body.kind !== 'json') return null;
  const { value } = body;
  const isList = Array.isArray(value);
  const inside = !isList && typeof value === 'object' && value !== null && 'errors' in value ? value.errors : null;
  const entries: unknown[] = isList ? value : Array.isArray(inside) ? inside : [];
  const errors = entries.slice(0, 5).flatMap((entry) => {
    const parsed = errorBody.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
  const said = errors
    .flatMap(({ key, msg, message }) => [key, msg, message])
    .filter((word) => typeof word === 'string');
  const code = errors.map((error) => error.code).find((found) => typeof found === 'number') ?? null;
  return said.length === 0 && code === null ? null : { code, words: said.join(' ') };
}

/** The status that a reply amounts to: errors with a status of 200 count as what they say, unless there are results beside them. */
export function statusOf({ status, body }: CognismReply): number {
  const errors = status >= 200 && status < 300 && !hasResults(body) ? errorsIn(body) : null;
  if (!errors) return status;
  if (errors.code === RATE_LIMIT_EXCEEDED) return 429;
  const { code } = errors;
  return code !== null && Number.isInteger(code) && code >= 400 && code < 600 ? code : 400;
}

function hasResults(body: CognismReply['body']): boolean {
  const { results, result }: { results?: unknown; result?: unknown } = body.kind === 'json' ? Object(body.value) : {};
  return Array.isArray(results) || Array.isArray(result);
}

/**
 * The replies that refuse a request, before anything was charged; null for all others.
 * @param now epoch ms
 * @param wait how long (ms) to stay away where a 429 does not say
 */
export function readRefusal(reply: CognismReply, now: number, wait = MINUTE): Failure | null {
  const { headers } = reply;
  const status = statusOf(reply);
  const errors = errorsIn(reply.body);
  // Keys are words too: "NoCreditsLeft".
  const words = (errors?.words ?? '').replace(/([a-z])([A-Z])/g, '$1 $2');
  if (status === 429) {
    const until = retryMoment(headers, resetMoment(headers, now), now) ?? now + Math.max(wait, 1000);
    return { kind: 'rate-limited', ...OF_COGNISM, until };
  }
  if (status < 400 || status > 499) return null;
  // A search that the account may not make is answered by 400 (contracts 2.2), fields that it may not see by their absence.
  if (/entitle/i.test(words)) return { kind: 'not-entitled', ...OF_COGNISM };
  // How Cognism says that no credits are left is not known: by its words, or by the status that means it everywhere.
  if (status === 402 || /\bcredits?\b/i.test(words)) return { kind: 'out-of-credits', ...OF_COGNISM };
  // A 403 without a word of Cognism's is that of the network in front of it.
  if (status === 401 || (status === 403 && errors)) return { kind: 'bad-key', ...OF_COGNISM };
  return REFUSING_STATUSES.has(status) ? { kind: 'refused', ...OF_COGNISM, status } : null;
}

/** Whether the address itself is wrong, not what was looked for (observed: 404 RouteNotFound). */
export function isRouteUnknown({ body }: CognismReply): boolean {
  return /RouteNotFound/i.test(errorsIn(body)?.words ?? '');
}
