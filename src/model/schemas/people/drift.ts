import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';
import { LAYOUTS, PAGE_KINDS, UNREADABLE_REASONS } from './reading.ts';

/** A kind of page that used to be readable, or should be, and is not. There is at most one record of each kind. */
export const drift = z.strictObject({
  kind: z.enum(PAGE_KINDS),
  layout: z.nullable(z.enum(LAYOUTS)),
  reason: z.enum(UNREADABLE_REASONS),
  /** The parts that failed, in the reader's terms. */
  missing: z.array(z.string()),
  /** When it failed for the first time since it was last read (epoch ms). */
  since: moment,
});

export type Drift = z.infer<typeof drift>;
