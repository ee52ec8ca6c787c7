import type { PurchaseOutcome } from '../../../src/model/purchase-terms.ts';
import type { Answer, AnswerBody } from '../../../src/services/http/http.ts';
import type { KasprOperation } from '../../../src/services/kaspr/ask-kaspr.ts';
import { readOutcome } from '../../../src/services/kaspr/reply.ts';

export const NOW = Date.UTC(2026, 0, 15, 12);

export type Reply = Extract<Answer, { kind: 'reply' }>;
export type Headings = Record<string, string>;

export const EMPTY: AnswerBody = { kind: 'empty' };
/** HTML, a megabyte: what the request function could not read. */
export const UNREADABLE: AnswerBody = { kind: 'unreadable' };
export const json = (value: unknown): AnswerBody => ({ kind: 'json', value });
/** JSON as it comes over the wire: only there can `__proto__` be a key like any other. */
export const wire = (text: string): AnswerBody => json(JSON.parse(text));

export function reply(status: number, body: AnswerBody = EMPTY, headers: Headings = {}): Reply {
  return { kind: 'reply', status, headers: new Headers(headers), body };
}

/** What a test says of an ending: how it counts, why, what it cost, and whether something was brought. */
export function outcomeOf(answer: Answer, operation: KasprOperation = 'profile') {
  const { state, failure, charged, data }: PurchaseOutcome = readOutcome(answer, operation, NOW);
  return { state, failure: failure?.kind ?? null, charged, data: data?.operation ?? null };
}
