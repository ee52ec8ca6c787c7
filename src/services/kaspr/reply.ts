import type { PurchasedData, PurchaseOutcome } from '../../model/purchase-terms.ts';
import { type EmailPattern, emailPattern } from '../../model/schemas/people/company.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { refusalOf } from '../free-call.ts';
import type { Answer } from '../http/http.ts';
import { noReplyFailure } from '../http/no-reply-failure.ts';
import { answeredName, answeredSlug } from '../values/answered-person.ts';
import { contactOf, employeeOf, isBroken } from './contact.ts';
import { readAccounting } from './headers.ts';
import type { KasprOperation } from './operations.ts';
import { emptyPool } from './pools.ts';
import { KASPR_RULES } from './reply-rules.ts';
import { envelope, patternBody, profileBody } from './schemas.ts';

const OF_KASPR = { service: 'kaspr' } as const;
const MINUTE = 60_000;
/** How web frameworks answer where there is no such path: "Cannot POST /profile/linkedin", "No such endpoint". */
const NO_SUCH_ROUTE = /\bcannot (get|post)\b|\b(route|endpoint|path|url)\b/i;

type KasprReply = Extract<Answer, { kind: 'reply' }>;

/** How a reply reads before the money is looked at. */
type ReplyVerdict = Pick<PurchaseOutcome, 'state' | 'failure' | 'data'>;

const refused = (failure: Failure): ReplyVerdict => ({ state: 'refused', failure, data: null });
const unknown = (failure: Failure): ReplyVerdict => ({ state: 'unknown', failure, data: null });
const settled = (data: PurchasedData | null): ReplyVerdict => ({ state: 'settled', failure: null, data });
const unreadable = unknown({ kind: 'unreadable-reply', ...OF_KASPR });

/**
 * How a paid request ended, by the ledger's rules (purchasing/README.md): statuses that refuse cost nothing; a 404
 * about the person, `{}` and an empty profile are "no data"; whatever can't be read may have been charged; and
 * `Decreased-Credits`, where it came, has the last word.
 * @param now epoch ms
 * @param wait how long (ms) to stay away where a 429 does not say
 */
export function readOutcome(answer: Answer, operation: KasprOperation, now: number, wait = MINUTE): PurchaseOutcome {
  if (answer.kind !== 'reply') return { ...ofNoReply(answer), charged: null, remaining: null, balance: null };
  const { charged, remaining, balance } = readAccounting(answer.headers, now);
  const verdict = judge(answer, operation, now, wait);
  const isCertain = charged !== null && (verdict.state === 'unknown' || charged > 0);
  return { ...verdict, state: isCertain ? 'settled' : verdict.state, charged, remaining, balance };
}

function ofNoReply(answer: Exclude<Answer, { kind: 'reply' }>): ReplyVerdict {
  return answer.kind === 'no-reply' ? unfinished(answer.why) : refused(noReplyFailure(answer, 'kaspr'));
}

function unfinished(why: 'timeout' | 'cut'): ReplyVerdict {
  return unknown({ kind: why === 'timeout' ? 'timeout' : 'maybe-charged', ...OF_KASPR });
}

function judge(answer: KasprReply, operation: KasprOperation, now: number, wait: number): ReplyVerdict {
  const { status, headers, body } = answer;
  if (status >= 200 && status < 300) return judgeBody(body, operation, now);
  if (status === 404 && isPersonUnknown(answer, now)) return settled(null);
  const refusal = readRefusal(status, headers, now, wait);
  if (refusal?.kind === 'out-of-credits') return outOfCredits(body);
  if (refusal) return refused(refusal);
  return unknown({ kind: 'service-down', ...OF_KASPR, status });
}

/**
 * Whether a 404 is Kaspr's word on the person: in its JSON form, `{message}`, or with what a request cost or left. Any
 * other comes from something in front of Kaspr or from a wrong base address, and says nothing about anyone.
 */
function isPersonUnknown({ headers, body }: KasprReply, now: number): boolean {
  const { charged, remaining, balance } = readAccounting(headers, now);
  if (charged !== null || remaining !== null || balance?.pools) return true;
  const parsed = body.kind === 'json' ? envelope.safeParse(body.value) : null;
  const message = parsed?.success ? parsed.data.message : null;
  return typeof message === 'string' && !NO_SUCH_ROUTE.test(message);
}

/** v2 says which of its pools is empty, where it refuses one kind of data. */
function outOfCredits(body: KasprReply['body']): ReplyVerdict {
  const pool = body.kind === 'json' ? emptyPool(body.value) : {};
  return refused({ kind: 'out-of-credits', ...OF_KASPR, ...pool });
}

/** What refuses a request, free of charge (purchasing/README.md); null for every other status. @param now epoch ms */
export function readRefusal(status: number, headers: Headers, now: number, wait = MINUTE): Failure | null {
  return refusalOf(KASPR_RULES, { kind: 'reply', status, headers, body: { kind: 'empty' } }, now, wait);
}

function judgeBody(body: KasprReply['body'], operation: KasprOperation, now: number): ReplyVerdict {
  if (body.kind === 'unfinished') return unfinished(body.why);
  if (body.kind === 'empty') return settled(null);
  const parsed = body.kind === 'json' ? envelope.safeParse(body.value) : null;
  if (!parsed?.success) return unreadable;
  const reply = parsed.data;
  const found = BODY_READERS[operation](reply, now);
  if (found) return found;
  // Observed: 200 with "No credits left" and no goods.
  if (typeof reply.message === 'string') return outOfCredits(body);
  return Object.keys(reply).length === 0 ? settled(null) : unreadable;
}

type Reader = (reply: Record<string, unknown>, now: number) => ReplyVerdict | null;

/** Each gives null where the reply does not hold what was asked for. */
const BODY_READERS: Record<KasprOperation, Reader> = {
  profile(reply, now) {
    if (!('profile' in reply)) return null;
    if (reply.profile === null) return settled(null);
    const parsed = profileBody.safeParse(reply.profile);
    if (!parsed.success) return unreadable;
    const contact = contactOf(parsed.data, { ...OF_KASPR, at: now });
    const hasContact = contact.emails.length > 0 || contact.phones.length > 0;
    // Better no answer than one that hides that the paid part could not be read.
    if (isBroken(parsed.data) && !hasContact) return unreadable;
    const isEmpty = !hasContact && !contact.title && !contact.company && !contact.location;
    const { id, name, firstName, lastName } = parsed.data;
    const about = { name: answeredName(name, firstName, lastName), slug: answeredSlug(id), isOther: false };
    return settled(isEmpty ? null : { operation: 'profile', contact, about });
  },

  'domain-patterns'(reply) {
    // The document's prose says `pattern`, its example `patterns` (services/README.md K7).
    const list = reply.patterns === undefined ? reply.pattern : reply.patterns;
    if (list === undefined) return null;
    if (list === null) return settled(null);
    if (!Array.isArray(list)) return unreadable;
    const patterns = list.flatMap((entry): EmailPattern[] => {
      const parsed = patternBody.safeParse(entry);
      if (!parsed.success) return [];
      const { pattern, score } = parsed.data;
      const fitting = emailPattern.safeParse({ pattern, score: Math.min(Math.max(score, 0), 1) });
      return fitting.success ? [fitting.data] : [];
    });
    if (list.length > 0 && patterns.length === 0) return unreadable;
    patterns.sort((a, b) => b.score - a.score);
    return settled(patterns.length > 0 ? { operation: 'domain-patterns', patterns } : null);
  },

  'domain-employees'(reply, now) {
    const list = reply.employees;
    if (list === undefined) return null;
    if (list === null) return settled(null);
    if (!Array.isArray(list)) return unreadable;
    const employees = list.slice(0, 1000).flatMap((entry) => employeeOf(entry, { ...OF_KASPR, at: now }) ?? []);
    if (list.length > 0 && employees.length === 0) return unreadable;
    return settled(employees.length > 0 ? { operation: 'domain-employees', employees } : null);
  },
};
