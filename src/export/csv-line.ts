import Papa from 'papaparse';

/** Cells a spreadsheet would run get an apostrophe, as do those that already have one: this keeps it reversible. */
export const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** Spares a lone phone number with its extension: it is harmless, and importers would keep the apostrophe. */
export const FORMULA_BUT_NUMBERS = /^(?!\+\d[\d\s()./-]{5,39}(?:ext\. \d{1,7})?$)'*[=+\-@\t\r＝＋－＠]/;

/** Where the list separator is a semicolon (much of Europe), a cell starts after each. Phone numbers are harmless. */
const BEHIND_SEMICOLON = /;(\s*)(?=[=+\-@＝＋－＠])(?![+-][\d\s().-]*(?:;|$))/g;

export function withoutFormula(cell: string): string {
  return cell.includes(';') ? cell.replace(BEHIND_SEMICOLON, ";$1'") : cell;
}

/** Without it Excel assumes the local legacy encoding. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** No trailing newline; null cells are empty and skip the formula check. @param formula cells to escape */
export function writeRows(rows: readonly (readonly (string | null)[])[], formula = FORMULA, newline = '\r\n'): string {
  // Papa does not mutate the rows, but its type does not say so.
  return Papa.unparse(rows as (string | null)[][], { escapeFormulae: formula, newline });
}
