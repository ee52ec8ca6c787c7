import {
  type LedgerEntry,
  type LedgerPage,
  type LedgerSums,
  ledgerFilter,
} from '../../model/schemas/purchases/ledger-views.ts';
import { z } from '../../model/schemas/schema.ts';
import { numbered } from './fields.ts';
import { command, question, replies } from './message.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const ledgerMessages = {
  /** `before`: the `next` of the page before it; null for the newest. */
  'view-ledger': question(z.strictObject({ filter: ledgerFilter, before: z.nullable(z.int()) }), replies<LedgerPage>()),
  'view-ledger-sums': question(z.null(), replies<LedgerSums>()),
  /** The ledger in order, in chunks, for a file. `after`: the last number of the chunk before; 0 to begin. */
  'read-ledger': question(z.strictObject({ after: z.int() }), replies<readonly LedgerEntry[]>()),
  /** The user's answer to an open question. */
  'count-as-charged': command(numbered, replies<null>()),
  /** Sets aside what can't be read, and writes sums and prices from the entries. `damaged`: how many were. */
  'repair-ledger': command(z.null(), replies<{ damaged: number }>()),
  /** Remembers an exported ledger by the hash of its last entry, so that the file can be recognised. */
  'keep-seal': command(z.strictObject({ head: hash, entries: z.int() }), replies<null>()),
  'view-seal': question(z.strictObject({ head: hash }), replies<{ entries: number; at: number } | null>()),
};
