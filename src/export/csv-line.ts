import Papa from 'papaparse';

/**
 * A cell with such a beginning would be run as a formula by a spreadsheet, and gets an apostrophe before it. So does
 * one that begins with apostrophes and then that, so that what was written can be read back.
 */
export const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/**
 * The same, but for a phone number alone, with its extension: it calls nothing, and an importer would take the
 * apostrophe for a part of it.
 */
export const FORMULA_BUT_NUMBERS = /^(?!\+[\d\s()./-]{3,40}(?:ext\. \d{1,7})?$)'*[=+\-@\t\r＝＋－＠]/;

/**
 * Where lists are parted by semicolons, as in much of Europe, a spreadsheet begins a cell behind each; a phone number
 * reckons nothing there either.
 */
const BEHIND_SEMICOLON = /;(\s*)(?=[=+\-@＝＋－＠])(?![+-][\d\s().-]*(?:;|$))/g;

/** A cell no part of which is run, whatever parts cells. */
export function withoutFormula(cell: string): string {
  return cell.includes(';') ? cell.replace(BEHIND_SEMICOLON, ";$1'") : cell;
}

/** Excel takes a file without this mark for one in the encoding of its country. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Rows as lines of a table, without the last line's end; null is an empty cell, at which nothing is looked for.
 * @param formula which cells would be run
 */
export function writeRows(rows: readonly (readonly (string | null)[])[], formula = FORMULA, newline = '\r\n'): string {
  // It changes no row, but its type does not say so.
  return Papa.unparse(rows as (string | null)[][], { escapeFormulae: formula, newline });
}
