import { z } from '../schema.ts';
import type { Purchase } from './purchase.ts';
import { service } from './service.ts';
import type { DaySum, Statement } from './spending.ts';

export const LEDGER_STATES = ['intent', 'settled', 'refused', 'unknown', 'resolved'] as const;

export const ledgerFilter = z.strictObject({
  service: z.nullable(service),
  state: z.nullable(z.enum(LEDGER_STATES)),
  text: z.string().check(z.maxLength(200)),
});

export type LedgerFilter = z.infer<typeof ledgerFilter>;

export type LedgerEntry = { readonly purchase: Purchase; readonly name: string | null; readonly slug: string | null };

/** `next` is null at the end. A page may be short or empty although more follow. */
export type LedgerPage = { readonly entries: readonly LedgerEntry[]; readonly next: number | null };

export type SetAside = { readonly store: string; readonly count: number };

export type LedgerSums = {
  /** The latest, newest first: at least those of this month. */
  readonly days: readonly DaySum[];
  readonly earlierDays: number;
  /** About how many entries there are. */
  readonly entries: number;
  readonly statements: readonly StatementView[];
  readonly damaged: readonly SetAside[];
};

export type StatementView = Statement & { readonly isCurrent: boolean };
