import type { PurchasedData, PurchaseOutcome } from '../../model/purchase-terms.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Answer } from '../http/http.ts';
import { noReplyFailure } from '../http/no-reply-failure.ts';
import { type CognismReply, isRouteUnknown, readRefusal, statusOf } from './refusals.ts';
import { redeemed } from './schemas.ts';

export type RevealVerdict = Pick<PurchaseOutcome, 'state' | 'failure' | 'charged' | 'data'>;

export const refused = (failure: Failure): RevealVerdict => ({ state: 'refused', failure, charged: 0, data: null });
/** It may have been charged: no header of Cognism's says. */
export const unknown = (failure: Failure): RevealVerdict => ({ state: 'unknown', failure, charged: null, data: null });
export const settled = (data: PurchasedData | null, charged: number | null): RevealVerdict => ({
  state: 'settled',
  failure: null,
  charged,
  data,
});

const OF_COGNISM = { service: 'cognism' } as const;
export const UNREADABLE = unknown({ kind: 'unreadable-reply', ...OF_COGNISM });
export const NOTHING_FOUND = settled(null, 0);

export type Redeemed = { readonly verdict: RevealVerdict } | { readonly entries: readonly unknown[] };

/** By the ledger's rules (purchasing/README.md): refusals cost nothing; an unreadable reply may have been charged. */
export function readRedeemed(answer: Answer, now: number, wait: number): Redeemed {
  if (answer.kind === 'no-reply') return { verdict: unfinished(answer.why) };
  if (answer.kind === 'not-sent') return { verdict: refused(noReplyFailure(answer, 'cognism')) };
  // A 404 of the path itself means a wrong address, refused below; a web page says nothing about the person.
  const isAboutThem = answer.body.kind !== 'unreadable' && !isRouteUnknown(answer);
  if (answer.status === 404 && isAboutThem) return { verdict: NOTHING_FOUND };
  const refusal = readRefusal(answer, now, wait);
  if (refusal) return { verdict: refused(refusal) };
  const status = statusOf(answer);
  if (status < 200 || status > 299) return { verdict: unknown({ kind: 'service-down', ...OF_COGNISM, status }) };
  return readEntries(answer.body);
}

function unfinished(why: 'timeout' | 'cut'): RevealVerdict {
  return unknown({ kind: why === 'timeout' ? 'timeout' : 'maybe-charged', ...OF_COGNISM });
}

/** Contacts come in `results`, accounts in `result` (services/README.md C8); either is accepted. */
function readEntries(body: CognismReply['body']): Redeemed {
  if (body.kind === 'unfinished') return { verdict: unfinished(body.why) };
  if (body.kind === 'empty') return { verdict: NOTHING_FOUND };
  const parsed = body.kind === 'json' ? redeemed.safeParse(body.value) : null;
  if (!parsed?.success) return { verdict: UNREADABLE };
  const { results, result } = parsed.data;
  const found = results ?? result;
  if (Array.isArray(found)) return { entries: found };
  if (typeof found === 'object' && found !== null) return { entries: [found] };
  const isEmpty =
    results === null || result === null || (body.kind === 'json' && Object.keys(Object(body.value)).length === 0);
  return { verdict: isEmpty ? NOTHING_FOUND : UNREADABLE };
}
