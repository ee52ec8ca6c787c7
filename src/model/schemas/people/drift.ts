import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';
import { LAYOUTS, PAGE_KINDS, UNREADABLE_REASONS } from './reading.ts';

export const drift = z.strictObject({
  kind: z.enum(PAGE_KINDS),
  layout: z.nullable(z.enum(LAYOUTS)),
  reason: z.enum(UNREADABLE_REASONS),
  missing: z.array(z.string()),
  since: moment,
});

export type Drift = z.infer<typeof drift>;
