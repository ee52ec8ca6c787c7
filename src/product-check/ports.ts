import type { KnownSet, Member, ProductCheck, Sync } from '../model/schemas/people/product-check.ts';
import type { KissmetricsAccess } from '../services/kissmetrics/ask.ts';

/**
 * The people of a report, kept by the store. Every function that writes is one transaction; those that are given a sync's set do
 * nothing, and resolve to null, once that sync is over or another report was chosen.
 */
export type KnownPeople = {
  readonly check: () => Promise<ProductCheck | null>;
  /** Begins a sync where none is under way. Null where no report was chosen. */
  readonly begin: (at: number) => Promise<Sync | null>;
  readonly step: (set: number, patch: Partial<Sync>) => Promise<Sync | null>;
  /** Keeps people under their hashes behind those of earlier pages, together with what the sync has come to; counts `kept`. */
  readonly keepPage: (set: number, members: readonly Member[], patch: Partial<Sync>) => Promise<Sync | null>;
  /** Ends a sync: from here on its set is looked up. The one before it is to be removed. */
  readonly swap: (known: KnownSet, at: number) => Promise<Sync | null>;
  /** Ends a sync without a set: what it wrote is to be removed. */
  readonly fail: (set: number, patch: Pick<Sync, 'failure' | 'endedAt'>) => Promise<Sync | null>;
  /** Removes a piece of a set that is not used any more. */
  readonly sweep: () => Promise<void>;
};

/** How KISSmetrics is reached; null where the user has given no token. */
export type FindKissmetricsAccess = () => Promise<KissmetricsAccess | null>;
