import type { KnownSet, Member, ProductCheck, Sync } from '../model/schemas/people/product-check.ts';
import type { KissmetricsAccess } from '../services/kissmetrics/ask.ts';

/** Writes are single transactions, and do nothing (null) for a set whose sync has ended or was replaced. */
export type KnownPeople = {
  readonly check: () => Promise<ProductCheck | null>;
  readonly begin: (at: number) => Promise<Sync | null>;
  readonly step: (set: number, patch: Partial<Sync>) => Promise<Sync | null>;
  /** As hashes, with the cells of ticked columns, in one transaction with the sync's progress. */
  readonly keepPage: (set: number, members: readonly Member[], patch: Partial<Sync>) => Promise<Sync | null>;
  /** From now on, look-ups use this set; the previous one becomes stale. */
  readonly swap: (known: KnownSet, at: number) => Promise<Sync | null>;
  readonly fail: (set: number, patch: Pick<Sync, 'failure' | 'endedAt'>) => Promise<Sync | null>;
  readonly sweep: () => Promise<void>;
};

export type FindKissmetricsAccess = () => Promise<KissmetricsAccess | null>;
