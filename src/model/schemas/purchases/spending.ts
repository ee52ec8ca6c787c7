import { z } from '../schema.ts';
import { credits, moment, service } from './service.ts';

/** The user's day in which a request was sent: `2026-03-31`. */
export const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/**
 * What one service cost on one day; kept with the ledger, in the same transactions, so that asking does not grow with
 * it.
 */
export const daySum = z.strictObject({
  /** `kaspr|2026-03-31` */
  id: z.string(),
  service,
  day,
  /** Entries of the ledger that were begun on that day, refused ones too. */
  entries: z.int(),
  /** Credits that are known to be charged. */
  charged: credits,
  /** Credits that may be or become charged: requests under way, and questions that are open. */
  open: credits,
});

/**
 * What one key's account says beside what the ledger says, from the first reply that told a balance on. Spent
 * elsewhere, with the same key, makes `opening - closing` more than `charged`; credits that were added make it less.
 */
export const statement = z.strictObject({
  /** `kaspr|<keyId>` */
  id: z.string(),
  service,
  keyId: z.string(),
  since: moment,
  until: moment,
  /** Credits before the first reply, and after the latest. */
  opening: credits,
  closing: credits,
  /** Credits that the ledger says were charged between the two. */
  charged: credits,
});

/** A balance that a free call told (credits), for the reconciliation of open questions. */
export const balancePoint = z.strictObject({
  id: z.int(),
  service,
  keyId: z.string(),
  remaining: credits,
  startedAt: moment,
  endedAt: moment,
});

export type DaySum = z.infer<typeof daySum>;
export type Statement = z.infer<typeof statement>;
export type BalancePoint = z.infer<typeof balancePoint>;

export { dayOf } from '../../day.ts';
