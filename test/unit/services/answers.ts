import type { Ending } from '../../../src/model/trade.ts';
import type { Answer, Body } from '../../../src/services/http/http.ts';
import type { KasprOperation } from '../../../src/services/kaspr/client.ts';
import { readEnding } from '../../../src/services/kaspr/reply.ts';

export const NOW = Date.UTC(2026, 0, 15, 12);

export type Reply = Extract<Answer, { kind: 'reply' }>;
export type Headings = Record<string, string>;

export const EMPTY: Body = { kind: 'empty' };
/** HTML, a megabyte: what the request function could not read. */
export const UNREADABLE: Body = { kind: 'unreadable' };
export const json = (value: unknown): Body => ({ kind: 'json', value });
/** JSON as it comes over the wire: only there can `__proto__` be a key like any other. */
export const wire = (text: string): Body => json(JSON.parse(text));

export function reply(status: number, body: Body = EMPTY, headers: Headings = {}): Reply {
  return { kind: 'reply', status, headers: new Headers(headers), body };
}

/** What a test says of an ending: how it counts, why, what it cost, and whether something was brought. */
export function endingOf(answer: Answer, operation: KasprOperation = 'profile') {
  const { state, failure, charged, goods }: Ending = readEnding(answer, operation, NOW);
  return { state, failure: failure?.kind ?? null, charged, goods: goods?.operation ?? null };
}
