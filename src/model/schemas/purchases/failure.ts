import { DATA_KINDS } from '../../data-kinds.ts';
import { UNREADABLE_REASONS } from '../people/reading.ts';
import { z } from '../schema.ts';
import { credits, moment, service } from './service.ts';

const ofService = { service };

/** What a cap of credits holds for. */
export const CAPS = ['day', 'month', 'run'] as const;

/**
 * All that can go wrong for a user: a closed set. One table (ui/purchase/failure-text.ts) turns each into a sentence
 * and a next step. That a service has nothing on a person is no failure but an answer (`found` of a purchase). No kind
 * carries raw text of a service: it could hold anything.
 */
export const failure = z.discriminatedUnion('kind', [
  // Found before anything was sent: nothing can have been charged.
  z.strictObject({ kind: z.literal('no-key'), ...ofService }),
  z.strictObject({ kind: z.literal('offline') }),
  /** `hosts`: the match pattern to ask permission for. */
  z.strictObject({ kind: z.literal('no-permission'), hosts: z.string() }),
  z.strictObject({ kind: z.literal('bad-address'), ...ofService }),
  z.strictObject({ kind: z.literal('bad-domain') }),
  /** The service, as it is set up, has no such look-up. */
  z.strictObject({ kind: z.literal('not-offered'), ...ofService }),
  /** The account may not do this (Cognism's entitlements). */
  z.strictObject({ kind: z.literal('not-entitled'), ...ofService }),
  /** The service has said for nothing that it has nothing, or whom it has is not certain to be the same person. */
  z.strictObject({ kind: z.literal('nothing-to-buy'), ...ofService }),
  /** The person does not want to be contacted: nothing is bought. */
  z.strictObject({ kind: z.literal('opted-out'), ...ofService }),
  /** The user's own word: "Spend nothing", or a cap that this would go beyond. */
  z.strictObject({ kind: z.literal('spend-nothing') }),
  z.strictObject({ kind: z.literal('over-budget'), ...ofService, cap: z.enum(CAPS), limit: credits }),
  /** The service failed five times in a row: nothing is sent before then, and then a free call first. */
  z.strictObject({ kind: z.literal('service-resting'), ...ofService, until: moment }),
  /** A free call got no answer. */
  z.strictObject({ kind: z.literal('no-answer'), ...ofService }),
  // The service refused: not charged.
  z.strictObject({ kind: z.literal('bad-key'), ...ofService }),
  /** `pool`: which kind of credits, where a service tells them apart. */
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
  /**
   * The service answered with somebody else than was asked for: it joins nobody's data. What there was is kept apart,
   * and asked about.
   */
  z.strictObject({ kind: z.literal('wrong-person'), ...ofService }),
  /** Leadlight's background died while it waited. */
  z.strictObject({ kind: z.literal('interrupted'), ...ofService }),
  /** The answer came, and could not be kept on this machine. */
  z.strictObject({ kind: z.literal('not-stored'), ...ofService }),
  /** The ledger's entry can't be read on this machine any more: it is not known what it cost and brought. */
  z.strictObject({ kind: z.literal('damaged-entry'), ...ofService }),
  // The page.
  z.strictObject({ kind: z.literal('not-linkedin') }),
  z.strictObject({ kind: z.literal('reload-page') }),
  z.strictObject({
    kind: z.literal('unreadable-page'),
    reason: z.enum(UNREADABLE_REASONS),
    missing: z.array(z.string()),
  }),
  // Leadlight itself.
  z.strictObject({ kind: z.literal('newer-data') }),
  z.strictObject({ kind: z.literal('internal') }),
]);

export type Failure = z.infer<typeof failure>;

/** Carries a failure through code that throws; caught where a message is answered. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}
