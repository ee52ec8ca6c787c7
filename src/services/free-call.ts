import type { Balance } from '../model/schemas/purchases/account.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';
import type { Service } from '../model/schemas/purchases/service.ts';
import type { Answer, AnswerBody, Call, Request } from './http/http.ts';
import { noReplyFailure } from './http/no-reply-failure.ts';
import { retryMoment } from './http/retry-moment.ts';
import type { ServiceResult } from './http/service-result.ts';
import { kindOfStatus, type StatusKind } from './status-table.ts';

const MINUTE = 60_000;

export type Reply = Extract<Answer, { kind: 'reply' }>;

export type ReplyRules = {
  readonly service: Service;
  readonly statusOf?: (reply: Reply) => number;
  /** Overrides status-table.ts; null: no objection. */
  readonly kindOf?: (reply: Reply, status: number) => StatusKind | null;
  readonly resetMoment?: (headers: Headers, now: number) => number | null;
  readonly readBalance?: (headers: Headers, now: number) => Balance | null;
  readonly unfinished?: 'unreadable-reply';
};

export type FreeCallOptions = {
  /** Whether a reply is an answer whatever its status. */
  readonly isAnswer?: (reply: Reply) => boolean;
  /** For a call that changes something: the failure if the connection is cut. */
  readonly onCut?: 'maybe-written';
};

export type FreeReply =
  | { readonly ok: true; readonly reply: Reply }
  | { readonly ok: false; readonly failure: Failure; readonly reply: Reply | null };

export type ReadReply<T> = (body: AnswerBody, reply: Reply) => { readonly value: T } | 'unreadable';

/** Never repeats, never throws. `now` in epoch ms. */
export async function freeCall<T>(
  request: Request,
  rules: ReplyRules,
  call: Omit<Call, 'service'>,
  now: () => number,
  read: ReadReply<T>,
  options: FreeCallOptions = {},
): Promise<ServiceResult<T>> {
  const { readBalance } = rules;
  const answer = await request({ ...call, service: rules.service });
  const sent = classifyAnswer(rules, answer, now, options);
  const balance = answer.kind === 'reply' ? (readBalance?.(answer.headers, now()) ?? null) : null;
  const told = readBalance && answer.kind === 'reply' ? { balance } : {};
  if (!sent.ok) return { ok: false, failure: sent.failure, ...told };
  const found = read(sent.reply.body, sent.reply);
  if (found === 'unreadable') {
    return { ok: false, failure: { kind: 'unreadable-reply', service: rules.service }, ...told };
  }
  return { ok: true, value: found.value, balance };
}

export function classifyAnswer(
  rules: ReplyRules,
  answer: Answer,
  now: () => number,
  { isAnswer, onCut }: FreeCallOptions = {},
): FreeReply {
  const { service } = rules;
  const withoutReply = (missing: Exclude<Answer, { kind: 'reply' }>): FreeReply => {
    const isCut = missing.kind === 'no-reply' && missing.why === 'cut';
    const failure = onCut && isCut ? ({ kind: onCut, service } as const) : noReplyFailure(missing, service);
    return { ok: false, failure, reply: null };
  };
  if (answer.kind !== 'reply') return withoutReply(answer);
  const failure = isAnswer?.(answer) ? null : failureOf(rules, answer, now());
  if (failure) return { ok: false, failure, reply: answer };
  if (answer.body.kind !== 'unfinished') return { ok: true, reply: answer };
  if (rules.unfinished) return { ok: false, failure: { kind: rules.unfinished, service }, reply: null };
  return withoutReply({ kind: 'no-reply', why: answer.body.why });
}

/** Null for a success. `now` and `wait` (if a 429 names none): ms. */
export function failureOf(rules: ReplyRules, reply: Reply, now: number, wait = MINUTE): Failure | null {
  const { service } = rules;
  const { headers } = reply;
  const status = rules.statusOf?.(reply) ?? reply.status;
  if (status >= 200 && status < 300) return null;
  // A web page comes from a proxy that knows no such address, and says nothing about what was looked for.
  const isPage = status === 404 && reply.body.kind === 'unreadable';
  const kind = rules.kindOf?.(reply, status) ?? (isPage ? 'service-down' : kindOfStatus(service, status));
  if (kind === 'rate-limited') {
    const resetAt = rules.resetMoment?.(headers, now) ?? null;
    return { kind, service, until: retryMoment(headers, resetAt, now) ?? now + Math.max(wait, 1000) };
  }
  return kind === 'refused' || kind === 'service-down' ? { kind, service, status } : { kind, service };
}

/** Only refusals made before anything was charged; null for everything else. */
export function refusalOf(rules: ReplyRules, reply: Reply, now: number, wait?: number): Failure | null {
  const failure = failureOf(rules, reply, now, wait);
  return failure?.kind === 'service-down' ? null : failure;
}
