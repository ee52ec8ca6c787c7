import { onOneLine } from '../cell-text.ts';
import { BYTE_ORDER_MARK, FORMULA_BUT_NUMBERS, withoutFormula, writeRows } from '../csv-line.ts';

export type EventCsvRow = { readonly id: string; readonly cells: readonly string[] };

/** A file of events that grows page by page. Each event is in it once. */
export function createEventsCsv() {
  const known = new Set<string>();
  const pieces: string[] = [];
  let columns: readonly string[] = [];
  let written = 0;

  const line = (rows: readonly (readonly string[])[]) =>
    `${writeRows(
      rows.map((cells) => cells.map((cell) => withoutFormula(onOneLine(cell)))),
      FORMULA_BUT_NUMBERS,
    )}\r\n`;

  return {
    written: () => written,

    /** @param isWanted which rows are written; the others count as known. @returns whether there was any new row */
    add(names: readonly string[], rows: readonly EventCsvRow[], isWanted: (row: EventCsvRow) => boolean): boolean {
      if (columns.length === 0 && names.length > 0) {
        columns = names;
        pieces.push(BYTE_ORDER_MARK, line([columns]));
      }
      const fresh = rows.filter(({ id }) => id === '' || !known.has(id));
      for (const { id } of fresh) known.add(id);
      const wanted = fresh.filter(isWanted);
      if (wanted.length > 0) pieces.push(line(wanted.map(({ cells }) => placed(cells, names, columns))));
      written += wanted.length;
      return fresh.length > 0;
    },

    file: () => new Blob(pieces, { type: 'text/csv' }),
  };
}

/** A later page may have its columns in another order. */
function placed(cells: readonly string[], names: readonly string[], columns: readonly string[]): readonly string[] {
  if (names.length === columns.length && names.every((name, at) => name === columns[at])) return cells;
  return columns.map((column) => cells[names.indexOf(column)] ?? '');
}
