import fc from 'fast-check';
import { FORMATS } from '../../../src/export/ledger/ledger-formats.ts';
import { type WrittenLedger, writeLedger } from '../../../src/export/ledger/write-ledger.ts';
import type { LedgerEntry } from '../../../src/model/schemas/purchases/ledger-views.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import { purchase } from '../purchasing/examples.ts';

export const NAMES = ['csv', 'json'] as const;
export type Name = (typeof NAMES)[number];

/** An entry of the ledger about a person; a test says what is different. */
export function entry(different: Partial<Purchase> = {}, name: string | null = 'Jane Doe'): LedgerEntry {
  return { purchase: purchase(different), name, slug: name === null ? null : 'jane-doe' };
}

/** What pages and files can make a cell hold: quotes, formulas, line ends, halves of characters, all scripts. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'\'"=+-@,;\t\r\n\u2028 \ud800\udfff\u0000a1ＡéЯ田م😀＝'), maxLength: 12 }),
);

const credits = fc.option(fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 9, noNaN: true })));

const anyEntry: fc.Arbitrary<LedgerEntry> = fc
  .record({
    subject: text,
    name: fc.option(text),
    slug: fc.option(text),
    state: fc.constantFrom('intent', 'refused', 'settled', 'unknown'),
    charged: credits,
    remaining: credits,
    startedAt: fc.nat(2 ** 42),
    failure: fc.option(fc.constant({ kind: 'service-down', service: 'kaspr', status: 503 } as const)),
    isRepeatable: fc.boolean(),
  } as const)
  .map(({ name, slug, isRepeatable, ...rest }) => ({
    purchase: purchase({ ...rest, repeatable: isRepeatable }),
    name,
    slug,
  }));

/** Ledgers whose entries are numbered from 1. */
export function ledgers(least: number, most = 6): fc.Arbitrary<LedgerEntry[]> {
  return fc
    .array(anyEntry, { minLength: least, maxLength: most })
    .map((all) => all.map((one, at) => ({ ...one, purchase: { ...one.purchase, id: at + 1 } })));
}

/** Exports a ledger, which is read in pieces of so many entries. */
export function exported(name: Name, ledger: readonly LedgerEntry[], size = 2): Promise<WrittenLedger> {
  const piece = (after: number) => Promise.resolve(ledger.filter(({ purchase }) => purchase.id > after).slice(0, size));
  return writeLedger(name, piece, () => {});
}

/** The lines of a file: its heading, its entries and its ending, without commas. */
export async function linesOf(name: Name, { file }: WrittenLedger): Promise<string[]> {
  // A mark at the beginning would be eaten by `text()`.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());
  const { comma } = FORMATS[name];
  return text.split('\n').map((line, at) => (at > 1 && line.startsWith(comma) ? line.slice(comma.length) : line));
}

/** A file with such lines. */
export function fileOf(name: Name, [heading = '', ...lines]: readonly string[]): Blob {
  const { comma, ending } = FORMATS[name];
  const last = lines.length - ending.length;
  const written = lines.map((line, at) => (at > 0 && at < last ? comma + line : line));
  return new Blob([[heading, ...written].join('\n')]);
}
