import { z } from '../schema.ts';
import { moment, service } from './service.ts';

/** How a service has taken the last requests. Its hourly allowance is in the balance (account.ts). */
export const quota = z.strictObject({
  service,
  /** Requests in a row that it failed to answer (5xx, time-out, cut, unreadable). */
  failures: z.int(),
  /** Refusals in a row for coming too often (429) that did not say when to come back. */
  refusals: z.int(),
  /** Nothing is sent before then (epoch ms); null where nothing stands against it. */
  notBefore: z.nullable(moment),
  /** Rests in a row: each is longer than the one before. */
  rests: z.int(),
});

export type Quota = z.infer<typeof quota>;
