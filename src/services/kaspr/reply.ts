import type { PurchasedData, PurchaseOutcome } from '../../model/purchase-terms.ts';
import { type EmailPattern, emailPattern } from '../../model/schemas/people/company.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { refusalOf } from '../free-call.ts';
import type { Answer } from '../http/http.ts';
import { noReplyFailure } from '../http/no-reply-failure.ts';
import { answeredName, answeredSlug } from '../values/answered-person.ts';
import { contactOf, employeeOf, isContactBroken } from './contact.ts';
import { readAccounting } from './headers.ts';
import type { KasprOperation } from './operations.ts';
import { emptyPool } from './pools.ts';
import { KASPR_RULES } from './reply-rules.ts';
import { reportsOf } from './reported.ts';
import { envelope, patternBody, profileBody } from './schemas.ts';

const OF_KASPR = { service: 'kaspr' } as const;
const MINUTE = 60_000;
/** Web frameworks' wording: "Cannot POST /profile/linkedin", "No such endpoint". */
const NO_SUCH_ROUTE = /\bcannot (get|post)\b|\b(route|endpoint|path|url)\b/i;

type KasprReply = Extract<Answer, { kind: 'reply' }>;

type ReplyVerdict = Pick<PurchaseOutcome, 'state' | 'failure' | 'data'>;

const refused = (failure: Failure): ReplyVerdict => ({ state: 'refused', failure, data: null });
const unknown = (failure: Failure): ReplyVerdict => ({ state: 'unknown', failure, data: null });
const settled = (data: PurchasedData | null): ReplyVerdict => ({ state: 'settled', failure: null, data });
const unreadable = unknown({ kind: 'unreadable-reply', ...OF_KASPR });

/**
 * A 404 about the person, `{}` and an empty profile are "no data"; anything unreadable may have been charged;
 * `Decreased-Credits`, if present, has the last word. `wait`: pause (ms) after a 429 that states none.
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

/** Only Kaspr's own 404 is about the person; any other comes from a proxy or a wrong base address. */
function isPersonUnknown({ headers, body }: KasprReply, now: number): boolean {
  const { charged, remaining, balance } = readAccounting(headers, now);
  if (charged !== null || remaining !== null || balance?.pools) return true;
  const parsed = body.kind === 'json' ? envelope.safeParse(body.value) : null;
  const message = parsed?.success ? parsed.data.message : null;
  return typeof message === 'string' && !NO_SUCH_ROUTE.test(message);
}

function outOfCredits(body: KasprReply['body']): ReplyVerdict {
  const pool = body.kind === 'json' ? emptyPool(body.value) : {};
  return refused({ kind: 'out-of-credits', ...OF_KASPR, ...pool });
}

/** Only statuses that refuse free of charge (purchasing/README.md); null for every other. */
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
  // Observed: 200 with "No credits left" and no data.
  if (typeof reply.message === 'string') return outOfCredits(body);
  return Object.keys(reply).length === 0 ? settled(null) : unreadable;
}

type Reader = (reply: Record<string, unknown>, now: number) => ReplyVerdict | null;

const BODY_READERS: Record<KasprOperation, Reader> = {
  profile(reply, now) {
    if (!('profile' in reply)) return null;
    if (reply.profile === null) return settled(null);
    const parsed = profileBody.safeParse(reply.profile);
    if (!parsed.success) return unreadable;
    const contact = contactOf(parsed.data, { ...OF_KASPR, at: now });
    const hasContact = contact.emails.length > 0 || contact.phones.length > 0;
    // Failing is better than hiding that the paid part was unreadable.
    if (isContactBroken(parsed.data) && !hasContact) return unreadable;
    const isEmpty = !hasContact && !contact.unread && !contact.title && !contact.company && !contact.location;
    const { id, name, firstName, lastName } = parsed.data;
    const about = { name: answeredName(name, firstName, lastName), slug: answeredSlug(id), isOther: false };
    const reports = reportsOf(parsed.data, contact);
    return settled(isEmpty ? null : { operation: 'profile', contact, about, reports });
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
