import { failure } from './failure.ts';
import { z } from './schema.ts';
import { credits, moment, operation, service } from './service.ts';

/** What was asked for beyond the subject; part of the purchase's key. */
export const asked = z.strictObject({
  phoneRequired: z.optional(z.boolean()),
  limit: z.optional(z.int().check(z.gte(1), z.lte(1000))),
});

/**
 * One entry of the ledger. `intent` is written before the request leaves; it ends as
 * `refused` (not charged), `settled` (reply read, result stored in the same transaction) or `unknown` (may have been charged).
 */
export const purchase = z.strictObject({
  id: z.int(),
  /** service | operation | subject | asked: requests with the same key are the same purchase. */
  key: z.string(),
  service,
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
});

export type Asked = z.infer<typeof asked>;
export type Purchase = z.infer<typeof purchase>;

/** What is to be bought, before there is an entry. */
export type Wish = Pick<Purchase, 'service' | 'operation' | 'subject' | 'asked'>;

/** The key of a purchase. Absent and false are the same question. */
export function purchaseKey(wish: Wish): string {
  const { phoneRequired, limit } = wish.asked;
  const asks = [phoneRequired ? 'phone' : '', limit === undefined ? '' : `limit=${limit}`].filter(Boolean).join(',');
  return [wish.service, wish.operation, wish.subject, asks].join('|');
}
