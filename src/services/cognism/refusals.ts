import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { z } from '../../model/schemas/schema.ts';
import { type ReplyRules, refusalOf } from '../free-call.ts';
import type { Answer } from '../http/http.ts';
import { number, text } from '../values/tolerant.ts';
import { readBalance, resetMoment } from './headers.ts';

export type CognismReply = Extract<Answer, { kind: 'reply' }>;

/** In a 429 of the vendor's guide. */
const RATE_LIMIT_EXCEEDED = 88;

const errorBody = z.object({ key: text, code: number, msg: text, message: text });

export type Errors = { readonly code: number | null; readonly words: string };

/** A list `[{key, code, msg}]` or an object `{errors: [{code, message}]}` (services/README.md C9). */
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

/** Errors in a 200 count as what they say, unless there are results as well. */
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

export const COGNISM_RULES: ReplyRules = {
  service: 'cognism',
  statusOf,
  kindOf(reply, status) {
    if (status === 429 || status < 400 || status > 499) return null;
    const errors = errorsIn(reply.body);
    // Keys carry meaning too: "NoCreditsLeft".
    const words = (errors?.words ?? '').replace(/([a-z])([A-Z])/g, '$1 $2');
    // A search that the account may not make is answered with 400; hidden fields are just absent (vendor document).
    if (/entitle/i.test(words)) return 'not-entitled';
    // How Cognism reports missing credits is undocumented: the wording, or 402.
    if (/\bcredits?\b/i.test(words)) return 'out-of-credits';
    return status === 403 && errors ? 'bad-key' : null;
  },
  resetMoment,
  readBalance,
};

/** Only replies that refuse a request before anything was charged. `now` and `wait` (if a 429 names none): ms. */
export function readRefusal(reply: CognismReply, now: number, wait?: number): Failure | null {
  return refusalOf(COGNISM_RULES, reply, now, wait);
}

/** Whether the address is wrong rather than the person unknown (observed: 404 RouteNotFound). */
export function isRouteUnknown({ body }: CognismReply): boolean {
  return /RouteNotFound/i.test(errorsIn(body)?.words ?? '');
}
