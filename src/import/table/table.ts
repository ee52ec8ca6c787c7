import Papa from 'papaparse';
import { slugsIn } from '../find-addresses.ts';
import { type ColumnRole, roleOf } from './headings.ts';

export type Row = { readonly line: number; readonly text: string; readonly cells: readonly string[] };

export type Table = {
  /** Empty if the first line is already a person. */
  readonly headings: readonly string[];
  readonly rows: readonly Row[];
  readonly first: Row;
  /** By heading or, failing that, by content; null if unclear. */
  readonly roles: readonly (ColumnRole | null)[];
};

type Place = { readonly at: number; readonly delimiter: string };

const DELIMITERS = ['\t', ';', ',', '|'] as const;
/** Exports may have notes above the headings (LinkedIn's own: three lines). */
const MAX_NOTES = 10;
const LOOKED_AT = 30;
const MAX_HEADING_LENGTH = 80;
const MAX_COLUMNS = 500;

export function findTable(text: string): Table | null {
  const lines = text.split('\n');
  const said = saidDelimiter(lines[0] ?? '');
  const begin = said === null ? 0 : 1;
  const delimiters = said === null ? DELIMITERS : [said];
  const place = findHeadings(lines, begin, delimiters) ?? findShape(lines, begin, delimiters, said !== null);
  if (!place) return null;
  const rows = rowsOf(lines, place);
  const [first] = rows;
  if (!first) return null;
  const hasHeadings = first.cells.every((cell) => slugsIn(cell).length === 0);
  const headings = hasHeadings ? first.cells : [];
  if (!hasHeadings && first.cells.length < 2) return null;
  return {
    headings,
    first,
    rows: hasHeadings ? rows.slice(1) : rows,
    roles: first.cells.map((cell) => (hasHeadings ? roleOf(cell) : null)),
  };
}

/** From "sep=;", the line that Excel writes and reads above a table; null for other lines. */
export function saidDelimiter(line: string): string | null {
  return /^"?sep=(.|\\t)"?[\s,;]*$/i.exec(line)?.[1]?.replace('\\t', '\t') ?? null;
}

function findHeadings(lines: readonly string[], begin: number, delimiters: readonly string[]): Place | null {
  let isFirst = true;
  for (const [at, line] of lines.slice(0, begin + MAX_NOTES + 1).entries()) {
    if (at < begin || line.trim() === '') continue;
    if (slugsIn(line).length > 0) return null;
    const best = delimiters
      .map((delimiter) => ({ delimiter, score: headingScore(cellsOf(line, delimiter), isFirst, delimiter) }))
      .reduce((one, other) => (other.score > one.score ? other : one));
    if (best.score > 0) return { at, delimiter: best.delimiter };
    isFirst = false;
  }
  return null;
}

function headingScore(cells: readonly string[], isFirst: boolean, delimiter: string): number {
  const filled = cells.filter(Boolean);
  if (cells.length > MAX_COLUMNS || filled.some((cell) => cell.length > MAX_HEADING_LENGTH || cell.includes('@')))
    return 0;
  const roles = cells.map(roleOf).filter((role) => role !== null);
  const isPerson = (role: ColumnRole) => role === 'name' || role === 'first' || role === 'last';
  const isWho = (role: ColumnRole) => role === 'linkedin' || role === 'link';
  if (roles.length < filled.length / 2 && !roles.some(isWho)) return 0;
  const isSaid = roles.some(isWho)
    ? isFirst || roles.some(isPerson)
    : roles.some(isPerson) && (roles.length > 1 || (isFirst && delimiter !== ',' && filled.length > 1));
  return isSaid ? roles.length : 0;
}

/** For unknown headings: all lines have the same number of cells, with an address in the same one. */
function findShape(
  lines: readonly string[],
  begin: number,
  delimiters: readonly string[],
  isSaid: boolean,
): Place | null {
  const filled = lines.flatMap((line, at) => (at >= begin && line.trim() ? [at] : [])).slice(0, LOOKED_AT);
  const [at] = filled;
  if (at === undefined || filled.length < 2) return null;
  const delimiter = delimiters.find((one) => {
    const rows = filled.map((row) => cellsOf(lines[row] ?? '', one));
    return isSaid || isShaped(rows);
  });
  return delimiter === undefined ? null : { at, delimiter };
}

function isShaped(rows: readonly (readonly string[])[]): boolean {
  const [first = [], ...rest] = rows;
  const width = first.length;
  if (width < 2 || rows.some((row) => row.length !== width)) return false;
  const hasAddress = (row: readonly string[], at: number) => slugsIn(row[at] ?? '').length > 0;
  const columns = first.map((_, at) => rest.filter((row) => hasAddress(row, at)).length);
  const isColumn = columns.some((count) => count * 2 > rest.length);
  if (!first.some((_, at) => hasAddress(first, at))) return isColumn;
  // A single cell beside the address is the name; among several it can't be determined.
  const texts = first.filter((cell, at) => !hasAddress(first, at) && /\p{L}/u.test(cell) && !cell.includes('@'));
  return isColumn && texts.length > 1;
}

/** Quoted cells may span lines. Markdown's dashes are not a row. */
function rowsOf(lines: readonly string[], { at, delimiter }: Place): Row[] {
  const rest = lines.slice(at).join('\n');
  const rows: Row[] = [];
  let read = 0;
  let line = at + 1;
  Papa.parse<string[]>(rest, {
    delimiter,
    newline: '\n',
    step({ data, meta }) {
      const text = rest.slice(read, meta.cursor);
      const cells = data.map((cell) => cell.trim());
      if (cells.some(Boolean) && !isRule(cells)) rows.push({ line, text: text.trim(), cells });
      line += text.split('\n').length - 1;
      read = meta.cursor;
    },
  });
  return rows;
}

const isRule = (cells: readonly string[]) => cells.every((cell) => /^(?::?-{2,}:?)?$/.test(cell));

function cellsOf(line: string, delimiter: string): string[] {
  const [cells = []] = Papa.parse<string[]>(line, { delimiter, newline: '\n' }).data;
  return cells.map((cell) => cell.trim());
}
