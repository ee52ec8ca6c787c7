import type { PurchaseOutcome } from '../../../model/purchase-terms.ts';
import type { Answer, Request, RequestMode } from '../../http/http.ts';
import type { AskedPerson, Question } from '../../question.ts';
import { factsOf } from '../account.ts';
import { authorization, type CognismAccess } from '../free-call.ts';
import { readBalance } from '../headers.ts';
import { accountBody } from '../schemas.ts';
import { NOTHING_FOUND, type RevealVerdict, readRedeemed, refused, settled, UNREADABLE } from '../verdict.ts';
import { assignContacts } from './assign-contacts.ts';
import { revealOutcome } from './reveal-outcome.ts';

const MINUTE = 60_000;
/** Vendor document. */
export const MAX_REVEALS_PER_REQUEST = 20;

/** With its owner, so that another person's data is never kept unmarked. */
export type RedeemRequest = { readonly redeemId: string; readonly person: Pick<AskedPerson, 'slug'> };

/** One paid request for a reveal or an account. Never repeats, never throws. `wait`: ms after a 429 that names none. */
export async function askCognism(
  request: Request,
  access: CognismAccess,
  question: Question,
  mode: RequestMode,
  now: () => number,
  wait = MINUTE,
): Promise<PurchaseOutcome> {
  if (question.operation !== 'reveal' && question.operation !== 'account') {
    return { ...refused({ kind: 'not-offered', service: 'cognism' }), remaining: null, balance: null };
  }
  const isReveal = question.operation === 'reveal';
  const id = isReveal ? question.redeemId : question.accountId;
  const answer = await redeem(request, access, isReveal ? '/contact/redeem' : '/account/redeem', [id], mode);
  const result = readRedeemed(answer, now(), wait);
  if ('verdict' in result) return ended(answer, result.verdict, now());
  const { entries } = result;
  const verdict = isReveal
    ? revealOutcome(assignContacts(entries, [id]).get(id) ?? 'absent', id, question.person.slug, now())
    : accountOf(entries, id, now());
  return ended(answer, verdict, now());
}

/** One paid request, an outcome for each distinct redeem id. @throws RangeError for more than 20, before sending */
export async function redeemMany(
  request: Request,
  access: CognismAccess,
  wanted: readonly RedeemRequest[],
  mode: RequestMode,
  now: () => number,
  wait = MINUTE,
): Promise<ReadonlyMap<string, PurchaseOutcome>> {
  const people = new Map(wanted.map(({ redeemId, person }) => [redeemId, person]));
  if (people.size > MAX_REVEALS_PER_REQUEST) throw new RangeError(`More than ${MAX_REVEALS_PER_REQUEST} redeem ids`);
  if (people.size === 0) return new Map();
  const redeemIds = [...people.keys()];
  const answer = await redeem(request, access, '/contact/redeem', redeemIds, mode);
  const result = readRedeemed(answer, now(), wait);
  const found = 'entries' in result ? assignContacts(result.entries, redeemIds) : null;
  const verdicts = [...people].map(([redeemId, person]): [string, PurchaseOutcome] => {
    const verdict =
      'verdict' in result
        ? ofMany(result.verdict, answer, people.size)
        : revealOutcome(found?.get(redeemId) ?? 'absent', redeemId, person.slug, now());
    return [redeemId, ended(answer, verdict, now())];
  });
  return new Map(verdicts);
}

/** After a 404, a batch can be asked for one by one; an empty success may have been charged: no automatic repeat. */
function ofMany(verdict: RevealVerdict, answer: Answer, count: number): RevealVerdict {
  if (verdict !== NOTHING_FOUND || count === 1) return verdict;
  const isNotFound = answer.kind === 'reply' && answer.status === 404;
  return isNotFound ? refused({ kind: 'refused', service: 'cognism', status: 404 }) : UNREADABLE;
}

function redeem(
  request: Request,
  access: CognismAccess,
  path: '/contact/redeem' | '/account/redeem',
  redeemIds: readonly string[],
  mode: RequestMode,
): Promise<Answer> {
  const headers = authorization(access);
  return request({
    service: 'cognism',
    method: 'POST',
    url: access.base + path,
    headers,
    json: { redeemIds },
    mode,
  });
}

function ended(answer: Answer, verdict: RevealVerdict, now: number): PurchaseOutcome {
  return { ...verdict, remaining: null, balance: answer.kind === 'reply' ? readBalance(answer.headers, now) : null };
}

/** Free by the vendor's help centre, paid by one client's account: the cost is unknown. */
function accountOf(entries: readonly unknown[], accountId: string, now: number): RevealVerdict {
  const [entry] = entries.filter((one) => one !== null);
  if (entry === undefined) return NOTHING_FOUND;
  const parsed = accountBody.safeParse(entry);
  if (!parsed.success || (typeof parsed.data.id === 'string' && parsed.data.id !== accountId)) return UNREADABLE;
  const facts = factsOf(parsed.data, { service: 'cognism', at: now });
  return settled(facts && { operation: 'account', facts }, facts ? null : 0);
}
