import Papa from 'papaparse';
import { BYTE_ORDER_MARK, FORMULA, writeRows } from '../csv-line.ts';
import { COLUMNS } from './ledger-chain.ts';

export type Format = {
  readonly type: string;
  readonly heading: string;
  readonly write: (cells: readonly string[]) => string;
  /** Null for a line that Leadlight did not write. Never throws. */
  readonly read: (line: string) => string[] | null;
  /** Before every entry but the first. */
  readonly comma: string;
  readonly ending: readonly string[];
};

const writeLine = (cells: readonly string[]) => writeRows([cells]);

const csv: Format = {
  type: 'text/csv',
  heading: BYTE_ORDER_MARK + writeLine(COLUMNS),
  write: writeLine,
  read(line) {
    const [cells = []] = Papa.parse<string[]>(line, { delimiter: ',' }).data;
    return cells.map((cell) => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell));
  },
  comma: '',
  ending: [''],
};

// Not translated: part of the file format.
const FILE_NOTES = {
  ledger: 'Leadlight',
  check:
    'hash is the SHA-256, in hexadecimal, of the UTF-8 text of the JSON array, without spaces, of the values before it in its entry; previous is the hash of the entry before, and 64 zeros in the first.',
};

const json: Format = {
  type: 'application/json',
  heading: `${JSON.stringify(FILE_NOTES).slice(0, -1)},"entries":[`,
  write: (cells) => JSON.stringify(Object.fromEntries(COLUMNS.map((column, at) => [column, cells[at]]))),
  read(line) {
    try {
      const entry: unknown = JSON.parse(line);
      return Object.values(Object(entry)).map(String);
    } catch {
      return null;
    }
  },
  comma: ',',
  ending: [']}', ''],
};

export const FORMATS = { csv, json };
