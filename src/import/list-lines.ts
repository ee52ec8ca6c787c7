import Papa from 'papaparse';
import { findAddress } from './person-address.ts';

/** What one line of a list says, before anything of it is believed. */
export type ListLine = {
  /** Counted from 1, as editors and spreadsheets do. */
  readonly line: number;
  readonly text: string;
  /** An address, or a slug alone; empty where there is none. */
  readonly who: string;
  readonly isAddress: boolean;
  readonly name: string;
};

/** Columns of a table, from 0. */
type Columns = { readonly who: readonly number[]; readonly name: readonly number[]; readonly parts: readonly number[] };
type Header = { readonly line: number; readonly delimiter: string; readonly columns: Columns };

const DELIMITERS = ['\t', ';', ',', '|'] as const;
/** Exports have some lines of notes before the line that names the columns (LinkedIn's own: three). */
const MAX_NOTES = 10;

// Compared without anything but letters and digits. "ID" and "Address" alone mean other things in most tables.
const PROFILE_COLUMN =
  /^(?:person|member|public|profile|contact|lead)*linkedin(?:public|profile|person|member)*(?:url|link|slug|id|identifier|address|vanity)?$|^(?:person|member|public|profile|contact|lead)*(?:url|link|slug|vanity|vanityname|profile|publicidentifier)$/;
const NAME_COLUMN = /^(?:full|contact|lead|person|profile|display)?name$/;
const FIRST_NAME_COLUMN = /^(?:first|given|fore)name$|^first$/;
const LAST_NAME_COLUMN = /^(?:last|family|sur)name$|^last$/;

/** Reads a list, line by line: a table with a line that names its columns, or one person per line. Empty lines are left out. */
export function readLines(list: string): ListLine[] {
  const text = list.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const lines = text.split('\n');
  const header = findHeader(lines);
  return header
    ? tableLines(lines, header)
    : lines.flatMap((line, at) => (line.trim() ? [freeLine(line, at + 1)] : []));
}

function findHeader(lines: readonly string[]): Header | null {
  for (const [at, line] of lines.slice(0, MAX_NOTES).entries()) {
    if (findAddress(line)) return null;
    for (const delimiter of DELIMITERS) {
      const columns = columnsOf(cellsOf(line, delimiter));
      if (columns.who.length > 0 && (at === 0 || columns.name.length + columns.parts.length > 0)) {
        return { line: at, delimiter, columns };
      }
    }
  }
  return null;
}

function columnsOf(cells: readonly string[]): Columns {
  const names = cells.map((cell) => cell.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const where = (pattern: RegExp) => names.flatMap((name, at) => (name !== '' && pattern.test(name) ? [at] : []));
  return {
    who: where(PROFILE_COLUMN),
    name: where(NAME_COLUMN),
    parts: [...where(FIRST_NAME_COLUMN), ...where(LAST_NAME_COLUMN)],
  };
}

function tableLines(lines: readonly string[], { line: at, delimiter, columns }: Header): ListLine[] {
  const rest = lines.slice(at + 1).join('\n');
  const found: ListLine[] = [];
  let read = 0;
  let line = at + 2;
  Papa.parse<string[]>(rest, {
    delimiter,
    newline: '\n',
    step({ data: cells, meta }) {
      // A quoted cell may go over several lines.
      const text = rest.slice(read, meta.cursor);
      if (cells.some((cell) => cell.trim())) found.push(tableLine(cells, columns, line, text.trim()));
      line += text.split('\n').length - 1;
      read = meta.cursor;
    },
  });
  return found;
}

function tableLine(cells: readonly string[], { who, name, parts }: Columns, line: number, text: string): ListLine {
  const filled = (columns: readonly number[]) => columns.map((at) => cells[at]?.trim() ?? '').filter(Boolean);
  const candidates = filled(who);
  const address = candidates.map((cell) => findAddress(cell)?.address).find(Boolean);
  return {
    line,
    text,
    who: address ?? candidates[0] ?? '',
    // The column says what it is: a slug alone is as good as an address.
    isAddress: true,
    name: filled(name)[0] ?? filled(parts).join(' '),
  };
}

/** `address`, `slug, name`, `address, name`, `name address`: cells of a line go by tab, semicolon or comma, the first that is there. */
function freeLine(text: string, line: number): ListLine {
  const delimiter = DELIMITERS.find((one) => text.includes(one)) ?? ',';
  const cells = cellsOf(text, delimiter);
  const at = cells.findIndex((cell) => findAddress(cell));
  const found = findAddress(cells[at] ?? '');
  if (!found) return { line, text: text.trim(), who: cells[0] ?? '', isAddress: false, name: cells[1] ?? '' };
  const others = [found.after, ...cells.slice(at + 1), found.before, ...cells.slice(0, at)].map(bare);
  return { line, text: text.trim(), who: found.address, isAddress: true, name: others.find(Boolean) ?? '' };
}

function cellsOf(line: string, delimiter: string): string[] {
  const [cells = []] = Papa.parse<string[]>(line, { delimiter, newline: '\n' }).data;
  return cells.map((cell) => cell.trim());
}

/** Without what people put between a name and an address: `Jane Doe – <…>`. */
function bare(text: string): string {
  return text.replace(/^[\s\-–—:|<>()[\]"']+|[\s\-–—:|<>([\]"']+$/gu, '');
}
