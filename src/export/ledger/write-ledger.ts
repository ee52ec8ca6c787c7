import type { LedgerEntry } from '../../model/schemas/purchases/ledger-views.ts';
import { cellsOf } from './ledger-cells.ts';
import { FIRST_PREVIOUS_HASH, linkEntry } from './ledger-chain.ts';
import { FORMATS } from './ledger-formats.ts';

export type WrittenLedger = { readonly file: Blob; readonly head: string; readonly entries: number };

/** In pieces: a ledger may exceed one string. @param readPiece entries after a number, in order; empty at the end */
export async function writeLedger(
  name: keyof typeof FORMATS,
  readPiece: (after: number) => Promise<readonly LedgerEntry[]>,
  tell: (entries: number) => void,
): Promise<WrittenLedger> {
  const { heading, write, comma, ending, type } = FORMATS[name];
  const pieces = [heading];
  let [head, entries, after] = [FIRST_PREVIOUS_HASH, 0, 0];
  for (let piece = await readPiece(after); piece.length > 0; piece = await readPiece(after)) {
    for (const entry of piece) {
      const cells = await linkEntry(cellsOf(entry), head);
      head = cells.at(-1) ?? head;
      pieces.push(`\n${entries > 0 ? comma : ''}${write(cells)}`);
      entries += 1;
      after = entry.purchase.id;
    }
    tell(entries);
  }
  pieces.push(...ending.map((line) => `\n${line}`));
  return { file: new Blob(pieces, { type }), head, entries };
}
