import { DATA_KINDS } from '../../data-kinds.ts';
import type { Contact } from '../people/contact.ts';
import { z } from '../schema.ts';
import { failure } from './failure.ts';
import { credits, MAX_EMPLOYEES, moment, operation, paidService } from './service.ts';
import { day } from './spending.ts';

export const asked = z.strictObject({
  kinds: z.optional(z.array(z.enum(DATA_KINDS))),
  phoneRequired: z.optional(z.boolean()),
  limit: z.optional(z.int().check(z.gte(1), z.lte(MAX_EMPLOYEES))),
});

/** `intent` precedes the request; `settled` shares a transaction with its result; `unknown` may have been charged. */
export const purchase = z.strictObject({
  id: z.int(),
  /** service | operation | subject | asked: the same key is the same purchase. */
  key: z.string(),
  service: paidService,
  operation,
  subject: z.string(),
  asked,
  /** The first 12 hex digits of the API key's SHA-256, never the key. */
  keyId: z.string(),
  state: z.enum(['intent', 'refused', 'settled', 'unknown']),
  startedAt: moment,
  /** The user's day when the intent was written, `2026-03-31`: caps and sums go by it wherever the user is by now. */
  day,
  endedAt: z.nullable(moment),
  found: z.boolean(),
  failure: z.nullable(failure),
  charged: z.nullable(credits),
  remaining: z.nullable(credits),
  /** The request went out in a form that the browser may have sent twice by itself. */
  repeatable: z.boolean(),
  /** The most that it may cost (credits): what budgets count until its charge is known. */
  stake: credits,
  /** The Web Lock its request holds: if it is free beside an `intent`, the owner died. */
  lock: z.string(),
  run: z.nullable(z.int()),
  /** How an `unknown` entry was decided; `charged` then holds the answer. Null while it is open. */
  resolved: z.nullable(z.strictObject({ by: z.enum(['balance', 'user']), at: moment })),
});

export { isOpen, lacksCharge } from '../../open-question.ts';

export type Asked = z.infer<typeof asked>;
export type Purchase = z.infer<typeof purchase>;

export type PurchaseSpec = Pick<Purchase, 'service' | 'operation' | 'subject' | 'asked'>;

/** Absent and false are the same question. */
export function purchaseKey(spec: PurchaseSpec): string {
  const { phoneRequired, limit, kinds } = spec.asked;
  const asks = [
    kinds ? `kinds=${[...kinds].sort().join('+')}` : '',
    phoneRequired ? 'phone' : '',
    limit === undefined ? '' : `limit=${limit}`,
  ];
  return [subjectKey(spec), asks.filter(Boolean).join(',')].join('|');
}

export function subjectKey({ service, operation, subject }: Omit<PurchaseSpec, 'asked'>): string {
  return [service, operation, subject].join('|');
}

/** Whether `question` must not be paid for again: the entry answers it or, if its outcome is unknown, may. */
export function isAbout(entry: Purchase, question: Asked, contact: Contact | null): boolean {
  const isAnswer = entry.state === 'settled' && entry.failure === null;
  return (
    shareKind(entry.asked, question) &&
    (coversLimit(entry.asked, question) || (isAnswer && !entry.found)) &&
    (!isAnswer || answersOnPhone(entry, question, contact))
  );
}

/** Wanting the address too must not make anyone pay for the phone number again. */
function shareKind({ kinds: few }: Asked, { kinds: many }: Asked): boolean {
  return !few || !many || few.some((kind) => many.includes(kind));
}

function coversLimit({ limit: bought }: Asked, { limit: wanted }: Asked): boolean {
  return bought === wanted || (bought !== undefined && wanted !== undefined && bought > wanted);
}

function answersOnPhone({ asked, found, service }: Purchase, question: Asked, contact: Contact | null): boolean {
  if (Boolean(asked.phoneRequired) === Boolean(question.phoneRequired)) return true;
  // Only people with a phone were asked for: finding none says nothing about addresses.
  if (asked.phoneRequired) return found;
  return !found || Boolean(contact?.phones.some(({ sources }) => sources.some((source) => source.service === service)));
}
