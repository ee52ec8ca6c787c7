import type { PurchasedData, PurchaseOutcome } from '../../model/purchase-terms.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Answer } from '../http/http.ts';
import { noReplyFailure } from '../http/no-reply-failure.ts';
import { type CognismReply, isRouteUnknown, readRefusal, statusOf } from './refusals.ts';
import { redeemed } from './schemas.ts';

/** How a paid request ended, but for what its headers say. */
export type RevealVerdict = Pick<PurchaseOutcome, 'state' | 'failure' | 'charged' | 'data'>;

/** Nothing was charged. */
export const refused = (failure: Failure): RevealVerdict => ({ state: 'refused', failure, charged: 0, data: null });
/** It may have been charged: Cognism has no header that tells. */
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

/** What redeeming brought: a verdict on the whole request, or its entries, of which none has been looked at. */
export type Redeemed = { readonly verdict: RevealVerdict } | { readonly entries: readonly unknown[] };

/**
 * Reads the answer to a redeem by the ledger's rules (purchasing/README.md): what refuses cost nothing; what can't be
 * read may have been charged.
 * @param now epoch ms
 * @param wait how long (ms) to stay away where a 429 does not say
 */
export function readRedeemed(answer: Answer, now: number, wait: number): Redeemed {
  if (answer.kind === 'no-reply') return { verdict: unfinished(answer.why) };
  if (answer.kind === 'not-sent') return { verdict: refused(noReplyFailure(answer, 'cognism')) };
  // A 404 of the path itself is a wrong address, and refused below; a page is not Cognism's word on anyone.
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

/**
 * `{totalResults, results}` of contacts, `{total, result}` of accounts (services/README.md C8): either is taken for
 * both.
 */
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
