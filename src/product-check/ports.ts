import type { KnownSet, Member, ProductCheck, Sync } from '../model/schemas/people/product-check.ts';
import type { KissmetricsAccess } from '../services/kissmetrics/ask.ts';

/**
 * The people of a report, kept by the store. Each write is one transaction; a write for a sync's set does nothing, and
 * resolves to null, once that sync has ended or another report was chosen.
 */
export type KnownPeople = {
  readonly check: () => Promise<ProductCheck | null>;
  /** Null if no report is chosen. */
  readonly begin: (at: number) => Promise<Sync | null>;
  readonly step: (set: number, patch: Partial<Sync>) => Promise<Sync | null>;
  /** Appends people, as hashes, and saves the sync's progress with them. */
  readonly keepPage: (set: number, members: readonly Member[], patch: Partial<Sync>) => Promise<Sync | null>;
  /** Ends a sync: look-ups use its set from now on, and the previous one becomes stale. */
  readonly swap: (known: KnownSet, at: number) => Promise<Sync | null>;
  readonly fail: (set: number, patch: Pick<Sync, 'failure' | 'endedAt'>) => Promise<Sync | null>;
  /** Removes part of a stale set. */
  readonly sweep: () => Promise<void>;
};

export type FindKissmetricsAccess = () => Promise<KissmetricsAccess | null>;
