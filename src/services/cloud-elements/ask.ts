import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Answer, AnswerBody, Call, Request, RequestMode } from '../http/http.ts';
import { noReplyFailure } from '../http/no-reply-failure.ts';
import { retryMoment } from '../http/retry-moment.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { type AuthorizationScope, authorization, type CloudAccess } from './authorization.ts';
import { messageOf } from './replies.ts';

const OF_CLOUD_ELEMENTS = { service: 'cloudElements' } as const;
const UNREADABLE = { kind: 'unreadable-reply', ...OF_CLOUD_ELEMENTS } as const;
const MINUTE = 60_000;
/** "This API is not currently supported for this element" (contract 4.4). */
const UNSUPPORTED = /not currently supported for this element/i;

/**
 * What every call needs. `mode`: how that goes out which makes something new, so that a browser cannot make it twice by itself (see
 * services/http/http.ts). `now`: epoch ms.
 */
export type CloudAsker = {
  readonly request: Request;
  readonly access: CloudAccess;
  readonly mode: RequestMode;
  readonly now: () => number;
};

export type CloudCall = Pick<Call, 'method' | 'json' | 'file'> & {
  /** Below the base. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly by: AuthorizationScope;
  /** What it does, where it is more than asking. */
  readonly effect?: 'creates' | 'changes';
};

export type CloudReply = { readonly headers: Headers; readonly body: AnswerBody };

/** `status` and `message` of a refusal tell an empty set, a duplicate and what is gone from failures; they go no further than this room. */
export type CloudResult =
  | ({ readonly ok: true } & CloudReply)
  | {
      readonly ok: false;
      readonly failure: Failure;
      readonly status: number | null;
      readonly message: string | null;
    };

/**
 * One call. Never repeats, never throws. Where it has an effect, `timeout`, `maybe-written` (the connection was cut), `service-down`
 * and `unreadable-reply` are failures after which that may have come about all the same (`mayBeWritten`).
 */
export async function askCloudElements(
  { request, access, mode, now }: CloudAsker,
  call: CloudCall,
): Promise<CloudResult> {
  const { method, path, query = {}, json, file, by, effect } = call;
  // An id of dots, or none, would lead to another address than was meant.
  if (/\/\.{0,2}(\/|$)/.test(path)) return failed({ kind: 'bad-address', ...OF_CLOUD_ELEMENTS });
  const headers = authorization(access, by);
  if (typeof headers === 'string') return failed({ kind: headers, ...OF_CLOUD_ELEMENTS });
  const answer = await request({
    ...OF_CLOUD_ELEMENTS,
    method,
    url: access.base + path + queryOf(query),
    headers,
    ...(json === undefined ? {} : { json }),
    ...(file === undefined ? {} : { file }),
    mode: effect === 'creates' ? mode : 'plain',
  });
  if (answer.kind !== 'reply') return failed(withoutReply(answer, effect));
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    if (body.kind === 'unfinished') return failed(withoutReply({ kind: 'no-reply', why: body.why }, effect));
    // A page in front of the service, as one about repairs, answers with 200 too.
    if (body.kind === 'unreadable') return failed(UNREADABLE);
    return { ok: true, headers: answer.headers, body };
  }
  const message = messageOf(body);
  return { ...failed(failureOf(status, message, answer.headers, now())), status, message };
}

/** Whether what was to be made or changed may be so in spite of a failure: then it is looked for before it is made again. */
export function mayBeWritten({ kind }: Failure): boolean {
  return ['timeout', 'maybe-written', 'service-down', 'unreadable-reply'].includes(kind);
}

function withoutReply(answer: Exclude<Answer, { kind: 'reply' }>, effect: CloudCall['effect']): Failure {
  const isCut = answer.kind === 'no-reply' && answer.why === 'cut';
  return effect && isCut ? { kind: 'maybe-written', ...OF_CLOUD_ELEMENTS } : noReplyFailure(answer, 'cloudElements');
}

/** What a status says (contract 4.4): 401 also for a connection that was deleted, 403 for one that is disabled. */
function failureOf(status: number, message: string | null, headers: Headers, now: number): Failure {
  if (status === 401) return { kind: 'bad-key', ...OF_CLOUD_ELEMENTS };
  if (status === 403) return { kind: 'not-entitled', ...OF_CLOUD_ELEMENTS };
  if (status === 429) {
    return { kind: 'rate-limited', ...OF_CLOUD_ELEMENTS, until: retryMoment(headers, null, now) ?? now + MINUTE };
  }
  if (status === 405 || (status >= 400 && UNSUPPORTED.test(message ?? ''))) {
    return { kind: 'not-offered', ...OF_CLOUD_ELEMENTS };
  }
  // Whoever gives up waiting (408) does not know how far the request went.
  const isDown = status >= 500 || status < 400 || status === 408;
  return { kind: isDown ? 'service-down' : 'refused', ...OF_CLOUD_ELEMENTS, status };
}

function queryOf(query: NonNullable<CloudCall['query']>): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${encoded(String(value))}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** Percent-encoded; half a surrogate pair, which has no encoding, becomes the mark for what is not readable. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'));
}

const failed = (failure: Failure) => ({ ok: false, failure, status: null, message: null }) as const;

export const ok = <T>(value: T): ServiceResult<T> => ({ ok: true, value, balance: null });
export const refusal = (failure: Failure) => ({ ok: false, failure }) as const;
export const unreadable = refusal(UNREADABLE);
