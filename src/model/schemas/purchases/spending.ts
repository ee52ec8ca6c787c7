import { z } from '../schema.ts';
import { credits, moment, service } from './service.ts';

export const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

export const daySum = z.strictObject({
  id: z.string(),
  service,
  day,
  entries: z.int(),
  charged: credits,
  /** What may be or become charged: requests under way, and open questions. */
  open: credits,
  /** The day on which it was first seen to be later than the user's clock; see `countsIn`. */
  aheadSince: z.optional(day),
});

/** `opening - closing` exceeds `charged` if the key was also used elsewhere, and falls short if credits were added. */
export const statement = z.strictObject({
  id: z.string(),
  service,
  keyId: z.string(),
  since: moment,
  until: moment,
  opening: credits,
  closing: credits,
  charged: credits,
});

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
