import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { classifyAnswer, type ReplyRules } from '../free-call.ts';
import type { AnswerBody, Call, Request, RequestMode } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { type AuthorizationScope, authorization, type CloudAccess } from './authorization.ts';
import { messageOf } from './replies.ts';

const OF_CLOUD_ELEMENTS = { service: 'cloudElements' } as const;
const UNREADABLE = { kind: 'unreadable-reply', ...OF_CLOUD_ELEMENTS } as const;
/** "This API is not currently supported for this element" (contract 4.4). */
const UNSUPPORTED = /not currently supported for this element/i;

const CLOUD_RULES: ReplyRules = {
  ...OF_CLOUD_ELEMENTS,
  kindOf({ body }, status) {
    const isAboutAsker = status < 400 || [401, 403, 429].includes(status);
    return !isAboutAsker && UNSUPPORTED.test(messageOf(body) ?? '') ? 'not-offered' : null;
  },
};

/**
 * What every call needs. `mode`: how that goes out which makes something new, so that a browser cannot make it twice by
 * itself (see services/http/http.ts). `now`: epoch ms.
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

/**
 * `status` and `message` of a refusal tell an empty set, a duplicate and what is gone from failures; they go no further
 * than this room.
 */
export type CloudResult =
  | ({ readonly ok: true } & CloudReply)
  | {
      readonly ok: false;
      readonly failure: Failure;
      readonly status: number | null;
      readonly message: string | null;
    };

/**
 * One call. Never repeats, never throws. Where it has an effect, `timeout`, `maybe-written` (the connection was cut),
 * `service-down` and `unreadable-reply` are failures after which that may have come about all the same
 * (`mayBeWritten`).
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
  const sent = classifyAnswer(CLOUD_RULES, answer, now, effect ? { onCut: 'maybe-written' } : {});
  if (!sent.ok) {
    const { failure, reply } = sent;
    return reply ? { ok: false, failure, status: reply.status, message: messageOf(reply.body) } : failed(failure);
  }
  const { headers: found, body } = sent.reply;
  // A page in front of the service, as one about repairs, answers with 200 too.
  return body.kind === 'unreadable' ? failed(UNREADABLE) : { ok: true, headers: found, body };
}

/**
 * Whether what was to be made or changed may be so in spite of a failure: then it is looked for before it is made
 * again.
 */
export function mayBeWritten({ kind }: Failure): boolean {
  return ['timeout', 'maybe-written', 'service-down', 'unreadable-reply'].includes(kind);
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
