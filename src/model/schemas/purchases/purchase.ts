import { DATA_KINDS } from '../../data-kinds.ts';
import type { Contact } from '../people/contact.ts';
import { z } from '../schema.ts';
import { failure } from './failure.ts';
import { credits, MAX_EMPLOYEES, moment, operation, paidService } from './service.ts';

/** What was asked for beyond the subject; part of the purchase's key. */
export const asked = z.strictObject({
  /** The kinds of data, where the service sells them apart (Kaspr v2); absent: whatever it has. */
  kinds: z.optional(z.array(z.enum(DATA_KINDS))),
  phoneRequired: z.optional(z.boolean()),
  limit: z.optional(z.int().check(z.gte(1), z.lte(MAX_EMPLOYEES))),
});

/**
 * One entry of the ledger. `intent` is written before the request leaves; it ends as
 * `refused` (not charged), `settled` (reply read, result stored in the same transaction) or `unknown` (may have been
 * charged).
 */
export const purchase = z.strictObject({
  id: z.int(),
  /** service | operation | subject | asked: requests with the same key are the same purchase. */
  key: z.string(),
  service: paidService,
  operation,
  /** A lead's id, or a company domain. */
  subject: z.string(),
  asked,
  /** Which API key paid: the first 12 hex digits of its SHA-256, never the key. */
  keyId: z.string(),
  state: z.enum(['intent', 'refused', 'settled', 'unknown']),
  startedAt: moment,
  endedAt: z.nullable(moment),
  /** True where the service answered and had something. */
  found: z.boolean(),
  failure: z.nullable(failure),
  charged: z.nullable(credits),
  remaining: z.nullable(credits),
  /** True where the request went out in a form that the browser may have sent twice by itself. */
  repeatable: z.boolean(),
  /** The most that it may cost, as far as was known before (credits): what budgets count until its charge is known. */
  stake: credits,
  /**
   * The Web Lock that its request holds for as long as it lives: free beside an `intent`, it says that its owner died.
   */
  lock: z.string(),
  /** The bulk run that it was bought for. */
  run: z.nullable(z.int()),
  /**
   * Who answered the question that an `unknown` entry is, and when; then `charged` holds the answer. Null while it is
   * open.
   */
  resolved: z.nullable(z.strictObject({ by: z.enum(['balance', 'user']), at: moment })),
});

export { isOpen, lacksCharge } from '../../open-question.ts';

export type Asked = z.infer<typeof asked>;
export type Purchase = z.infer<typeof purchase>;

/** What is to be bought, before there is an entry. */
export type PurchaseSpec = Pick<Purchase, 'service' | 'operation' | 'subject' | 'asked'>;

/** The key of a purchase. Absent and false are the same question. */
export function purchaseKey(spec: PurchaseSpec): string {
  const { phoneRequired, limit, kinds } = spec.asked;
  const asks = [
    kinds ? `kinds=${[...kinds].sort().join('+')}` : '',
    phoneRequired ? 'phone' : '',
    limit === undefined ? '' : `limit=${limit}`,
  ];
  return [subjectKey(spec), asks.filter(Boolean).join(',')].join('|');
}

/** What the keys of all purchases about the same subject begin with, whatever was asked; a `|` follows. */
export function subjectKey({ service, operation, subject }: Omit<PurchaseSpec, 'asked'>): string {
  return [service, operation, subject].join('|');
}

/**
 * Whether an entry answers a question, or may: then the question is not paid for again. What was bought answers every
 * smaller question: of ten employees for five, one that asked for people with a phone only for whoever wants anything,
 * and the other way round where it brought a phone, or the service had nothing at all. One whose answer is not known
 * may have brought all that was asked for.
 * @param contact what is stored of the person, to tell whether the service gave a phone; null for a company
 */
export function isAbout(entry: Purchase, question: Asked, contact: Contact | null): boolean {
  const isAnswer = entry.state === 'settled' && entry.failure === null;
  return (
    shareKind(entry.asked, question) &&
    (coversLimit(entry.asked, question) || (isAnswer && !entry.found)) &&
    (!isAnswer || answersOnPhone(entry, question, contact))
  );
}

/** Who has the phone number already is not to pay for it again because this time the address is wanted too. */
function shareKind({ kinds: few }: Asked, { kinds: many }: Asked): boolean {
  return !few || !many || few.some((kind) => many.includes(kind));
}

function coversLimit({ limit: bought }: Asked, { limit: wanted }: Asked): boolean {
  return bought === wanted || (bought !== undefined && wanted !== undefined && bought > wanted);
}

function answersOnPhone({ asked, found, service }: Purchase, question: Asked, contact: Contact | null): boolean {
  if (Boolean(asked.phoneRequired) === Boolean(question.phoneRequired)) return true;
  // Nobody without a phone was asked for: that there was none says nothing of the addresses.
  if (asked.phoneRequired) return found;
  return !found || Boolean(contact?.phones.some(({ sources }) => sources.some((source) => source.service === service)));
}
