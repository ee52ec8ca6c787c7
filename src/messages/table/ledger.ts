import {
  type LedgerEntry,
  type LedgerPage,
  type LedgerSums,
  ledgerFilter,
} from '../../model/schemas/purchases/ledger-views.ts';
import type { DaySum } from '../../model/schemas/purchases/spending.ts';
import { z } from '../../model/schemas/schema.ts';
import { numbered } from './fields.ts';
import { command, question, replies } from './message.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const ledgerMessages = {
  'view-ledger': question(z.strictObject({ filter: ledgerFilter, before: z.nullable(z.int()) }), replies<LedgerPage>()),
  'view-ledger-sums': question(z.null(), replies<LedgerSums>()),
  'view-ledger-days': question(z.null(), replies<readonly DaySum[]>()),
  'read-ledger': question(z.strictObject({ after: z.int() }), replies<readonly LedgerEntry[]>()),
  'count-as-charged': command(numbered, replies<null>()),
  'repair-ledger': command(z.null(), replies<{ damaged: number }>()),
  'keep-seal': command(z.strictObject({ head: hash, entries: z.int() }), replies<null>()),
  'view-seal': question(z.strictObject({ head: hash }), replies<{ entries: number; at: number } | null>()),
};
