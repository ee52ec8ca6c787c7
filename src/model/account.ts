import { z } from './schema.ts';
import { credits, moment, operation, service } from './service.ts';

/** How the key is written into the `Authorization` header; `auto` lets verification find out (contracts disagree). */
export const keyForm = z.enum(['auto', 'bearer', 'bare']);

/** What the user set up for one service. The key itself is kept apart (see `secret`). */
export const connection = z.strictObject({
  service,
  /** Base address, without a slash at the end. */
  base: z.url().check(z.maxLength(500)),
  keyForm,
  /** What verification found for `auto`. */
  foundForm: z.enum(['bearer', 'bare']),
  /** The last four characters of the key, for people. */
  keyTail: z.nullable(z.string().check(z.maxLength(4))),
  keyId: z.nullable(z.string()),
  /** Whose key it is, as the service says; null while it is not verified. */
  user: z.nullable(z.string().check(z.maxLength(320))),
  savedAt: moment,
});

/** Only the store and the request to its service ever hold this. */
export const secret = z.strictObject({ service, key: z.string().check(z.minLength(1), z.maxLength(500)) });

/** What the last reply's headers said. */
export const balance = z.strictObject({
  service,
  credits: z.nullable(credits),
  /** Requests per hour: allowed, left, and when (epoch ms) the count starts anew. */
  limit: z.nullable(z.number()),
  left: z.nullable(z.number()),
  resetAt: z.nullable(moment),
});

/** What one operation has cost by one key so far; kept as a sum, so that asking does not grow with the ledger. */
export const price = z.strictObject({
  id: z.string(),
  service,
  operation,
  keyId: z.string(),
  count: z.int(),
  least: credits,
  most: credits,
  total: credits,
});

export type KeyForm = z.infer<typeof keyForm>;
export type Connection = z.infer<typeof connection>;
export type Secret = z.infer<typeof secret>;
export type Balance = z.infer<typeof balance>;
export type Price = z.infer<typeof price>;

/** A newer balance over an older one: a reply that does not tell a number does not make it unknown. */
export function freshenBalance(earlier: Balance | null, fresh: Balance): Balance {
  if (!earlier) return fresh;
  const isHourKnown = fresh.left !== null;
  return {
    service: fresh.service,
    credits: fresh.credits ?? earlier.credits,
    limit: fresh.limit ?? earlier.limit,
    left: isHourKnown ? fresh.left : earlier.left,
    resetAt: isHourKnown ? fresh.resetAt : earlier.resetAt,
  };
}
