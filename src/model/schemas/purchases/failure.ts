import { DATA_KINDS } from '../../data-kinds.ts';
import { UNREADABLE_REASONS } from '../people/reading.ts';
import { z } from '../schema.ts';
import { credits, moment, service } from './service.ts';

const ofService = { service };

export const CAPS = ['day', 'month', 'run'] as const;

/** Worded in ui/purchase/failure-text.ts. No kind carries a service's raw text, which could hold anything. */
export const failure = z.discriminatedUnion('kind', [
  // Found before anything was sent: nothing can have been charged.
  z.strictObject({ kind: z.literal('no-key'), ...ofService }),
  z.strictObject({ kind: z.literal('offline') }),
  z.strictObject({ kind: z.literal('no-permission'), hosts: z.string() }),
  z.strictObject({ kind: z.literal('bad-address'), ...ofService }),
  z.strictObject({ kind: z.literal('bad-domain') }),
  z.strictObject({ kind: z.literal('not-offered'), ...ofService }),
  z.strictObject({ kind: z.literal('not-entitled'), ...ofService }),
  /** A free preview found nothing, or someone who isn't certain to be the same person. */
  z.strictObject({ kind: z.literal('nothing-to-buy'), ...ofService }),
  z.strictObject({ kind: z.literal('opted-out'), ...ofService }),
  z.strictObject({ kind: z.literal('spend-nothing') }),
  z.strictObject({ kind: z.literal('over-budget'), ...ofService, cap: z.enum(CAPS), limit: credits }),
  /** Failed five times in a row: nothing is sent before `until`, and then a free call first. */
  z.strictObject({ kind: z.literal('service-resting'), ...ofService, until: moment }),
  /** A free call got no answer. */
  z.strictObject({ kind: z.literal('no-answer'), ...ofService }),
  // The service refused: not charged.
  z.strictObject({ kind: z.literal('bad-key'), ...ofService }),
  z.strictObject({ kind: z.literal('out-of-credits'), ...ofService, pool: z.optional(z.enum(DATA_KINDS)) }),
  z.strictObject({ kind: z.literal('rate-limited'), ...ofService, until: moment }),
  z.strictObject({ kind: z.literal('refused'), ...ofService, status: z.int() }),
  // It may have been charged: no readable answer came.
  z.strictObject({ kind: z.literal('service-down'), ...ofService, status: z.int() }),
  z.strictObject({ kind: z.literal('timeout'), ...ofService }),
  z.strictObject({ kind: z.literal('unreadable-reply'), ...ofService }),
  z.strictObject({ kind: z.literal('maybe-charged'), ...ofService }),
  /** Nothing costs anything there, but what was sent may have been written. */
  z.strictObject({ kind: z.literal('maybe-written'), ...ofService }),
  /** Added to no one's data; kept apart until the user decides. */
  z.strictObject({ kind: z.literal('wrong-person'), ...ofService }),
  z.strictObject({ kind: z.literal('interrupted'), ...ofService }),
  z.strictObject({ kind: z.literal('not-stored'), ...ofService }),
  z.strictObject({ kind: z.literal('damaged-entry'), ...ofService }),
  // The page, and Leadlight itself.
  z.strictObject({ kind: z.literal('not-linkedin') }),
  z.strictObject({ kind: z.literal('reload-page') }),
  z.strictObject({
    kind: z.literal('unreadable-page'),
    reason: z.enum(UNREADABLE_REASONS),
    missing: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('newer-data') }),
  z.strictObject({ kind: z.literal('internal') }),
]);

export type Failure = z.infer<typeof failure>;

export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}
