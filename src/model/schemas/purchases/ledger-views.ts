import { z } from '../schema.ts';
import type { Purchase } from './purchase.ts';
import { service } from './service.ts';
import type { DaySum, Statement } from './spending.ts';

/** `resolved`: an `unknown` entry whose question was answered. */
export const LEDGER_STATES = ['intent', 'settled', 'refused', 'unknown', 'resolved'] as const;

/** Which entries are shown. `text` is part of the person's name or of the domain; null and '' let all pass. */
export const ledgerFilter = z.strictObject({
  service: z.nullable(service),
  state: z.nullable(z.enum(LEDGER_STATES)),
  text: z.string().check(z.maxLength(200)),
});

export type LedgerFilter = z.infer<typeof ledgerFilter>;

/** An entry with whom or what it was about: null where the person was forgotten. `slug` is a key, in lower case. */
export type LedgerEntry = { readonly purchase: Purchase; readonly name: string | null; readonly slug: string | null };

/** `next` is where to go on; null at the end. A page may be short, or empty, and there may be more all the same. */
export type LedgerPage = { readonly entries: readonly LedgerEntry[]; readonly next: number | null };

/** How many records of a store could not be read, and were set aside as they were. */
export type SetAside = { readonly store: string; readonly count: number };

/** Sums per day and service, newest day first, what the services' own balances say, and what could not be read. */
export type LedgerSums = {
  readonly days: readonly DaySum[];
  readonly statements: readonly StatementView[];
  readonly damaged: readonly SetAside[];
};

/** `isCurrent`: whether it is of the key that is in use. */
export type StatementView = Statement & { readonly isCurrent: boolean };
