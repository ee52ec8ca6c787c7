import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { classifyAnswer, type ReplyRules } from '../free-call.ts';
import type { AnswerBody, Call, Request, RequestMode } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { type AuthorizationScope, authorization, type CloudAccess } from './authorization.ts';
import { messageOf } from './replies.ts';

const OF_CLOUD_ELEMENTS = { service: 'cloudElements' } as const;
const UNREADABLE = { kind: 'unreadable-reply', ...OF_CLOUD_ELEMENTS } as const;
const UNSUPPORTED = /not currently supported for this element/i;

const CLOUD_RULES: ReplyRules = {
  ...OF_CLOUD_ELEMENTS,
  kindOf({ body }, status) {
    const isAboutAsker = status < 400 || [401, 403, 429].includes(status);
    return !isAboutAsker && UNSUPPORTED.test(messageOf(body) ?? '') ? 'not-offered' : null;
  },
};

export type CloudAsker = {
  readonly request: Request;
  readonly access: CloudAccess;
  readonly mode: RequestMode;
  readonly now: () => number;
};

export type CloudCall = Pick<Call, 'method' | 'json' | 'file'> & {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly by: AuthorizationScope;
  readonly effect?: 'creates' | 'changes';
};

export type CloudReply = { readonly headers: Headers; readonly body: AnswerBody };

/** `status` and `message` tell empty sets, duplicates and missing records from failures; they don't leave this room. */
export type CloudResult =
  | ({ readonly ok: true } & CloudReply)
  | {
      readonly ok: false;
      readonly failure: Failure;
      readonly status: number | null;
      readonly message: string | null;
    };

/** Never repeats, never throws. After a failure of `mayBeWritten`, an effect may have happened. */
export async function askCloudElements(
  { request, access, mode, now }: CloudAsker,
  call: CloudCall,
): Promise<CloudResult> {
  const { method, path, query = {}, json, file, by, effect } = call;
  // An empty id, or one of dots, would lead to another address.
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
  // A maintenance page answers 200, too.
  return body.kind === 'unreadable' ? failed(UNREADABLE) : { ok: true, headers: found, body };
}

/** Whether the effect may have happened: then search before creating again. */
export function mayBeWritten({ kind }: Failure): boolean {
  return ['timeout', 'maybe-written', 'service-down', 'unreadable-reply'].includes(kind);
}

function queryOf(query: NonNullable<CloudCall['query']>): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${encoded(String(value))}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** A lone surrogate, which can't be encoded, becomes U+FFFD. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'));
}

const failed = (failure: Failure) => ({ ok: false, failure, status: null, message: null }) as const;

export const ok = <T>(value: T): ServiceResult<T> => ({ ok: true, value, balance: null });
export const refusal = (failure: Failure) => ({ ok: false, failure }) as const;
export const unreadable = refusal(UNREADABLE);
