import { cleanName } from '../linkedin/names.ts';
import { MAX_PEOPLE_PER_RUN } from '../model/max-people-per-run.ts';
import { freeLine } from './free-line.ts';
import type { Doubt, LineFault, ListEntry } from './list-entry.ts';
import { isMissing, isMissingName } from './names/missing-value.ts';
import { nameFromSlug } from './names/name-from-slug.ts';
import { isMadeOfAnother, slugHoldsWordOf } from './names/slug-fits-name.ts';
import type { BadLine, ChosenColumns, PastedList, PastedPerson, PersonWithoutAddress } from './pasted-list.ts';
import { columnsOf } from './table/columns.ts';
import { findTable, saidDelimiter, type Table } from './table/table.ts';
import { tableRow } from './table/table-row.ts';

const MAX_EXAMPLES = 4;
const MAX_NAME_LENGTH = 300;
const MAX_LINE_LENGTH = 4000;

/** Invisible marks that copying leaves behind. The joiners U+200C and U+200D are part of spelling and stay. */
const UNSEEN = /[\u00AD\u200B\u2060-\u2064\uFEFF]/g;
/** Direction marks that spreadsheets copy around an address; inside one they could disguise it, so they stay there. */
const DIRECTION = String.raw`[\u200E\u200F\u202A-\u202E\u2066-\u2069]+`;
const AROUND = new RegExp(String.raw`(?<=^|[\s"'<([,;|])${DIRECTION}|${DIRECTION}(?=$|[\s"'>)\],;|])`, 'gm');

/** Asks no service and guesses no one. @param chosen what the columns hold, if the user has said so */
export function readPeople(list: string, chosen: ChosenColumns | null = null): PastedList {
  const text = list.replace(/\r\n?/g, '\n').replace(UNSEEN, '').replace(AROUND, '');
  const found = findTable(text);
  const table = found && withChoice(found, chosen);
  if (!table) return { ...sorted(freeLines(text)), table: null };
  const columns = chosen ? { roles: chosen.roles, isUnderstood: true } : columnsOf(table);
  const rows = columns.isUnderstood ? table.rows.map((row) => tableRow(row, columns.roles)) : [];
  const examples = table.rows.slice(0, MAX_EXAMPLES).map(({ cells }) => cells);
  return { ...sorted(rows), table: { ...columns, headings: table.headings, examples } };
}

function withChoice(table: Table, chosen: ChosenColumns | null): Table {
  if (!chosen || chosen.hasHeadings === table.headings.length > 0) return table;
  const { first, rows } = table;
  return chosen.hasHeadings
    ? { ...table, headings: first.cells, rows: rows.slice(1) }
    : { ...table, headings: [], rows: [first, ...rows] };
}

function freeLines(text: string): ListEntry[] {
  const isText = (line: string, at: number) => line.trim() !== '' && (at > 0 || saidDelimiter(line) === null);
  return text.split('\n').flatMap((line, at) => (isText(line, at) ? freeLine(line, at + 1) : []));
}

function sorted(entries: readonly ListEntry[]): Omit<PastedList, 'table'> {
  const people: PastedPerson[] = [];
  const withoutAddress: PersonWithoutAddress[] = [];
  const bad: BadLine[] = [];
  const seen = new Map<string, number>();
  for (const entry of entries) {
    const { line, text } = entry;
    const read = readEntry(entry);
    if ('why' in read) {
      bad.push({ line, text, why: read.why });
    } else if ('company' in read) {
      withoutAddress.push({ line, ...read });
    } else {
      // LinkedIn ignores the case of slugs.
      const key = read.person.slug.toLowerCase();
      const earlier = seen.get(key);
      if (earlier === undefined) {
        seen.set(key, people.length);
        people.push({ line, ...read });
        continue;
      }
      const first = people[earlier];
      bad.push({ line, text, why: 'double', earlier: first?.line ?? line });
      // A name that was read beats a guessed one, wherever it stands.
      if (first?.isNameFromAddress && !read.isNameFromAddress) people[earlier] = { ...read, line: first.line };
    }
  }
  return {
    people: people.slice(0, MAX_PEOPLE_PER_RUN),
    withoutAddress,
    bad,
    tooMany: Math.max(0, people.length - MAX_PEOPLE_PER_RUN),
  };
}

/** U+FFFD, control characters, and UTF-8 read as Windows-1252 ("JÃ¼rgen"). */
const GARBLED = /[\uFFFD\u0080-\u009F]|[\u00C2-\u00DF][\u00A1-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘“”•˜™š›œžŸ]|â€/u;

type Read = Omit<PastedPerson, 'line'> | Omit<PersonWithoutAddress, 'line'> | { readonly why: LineFault };

function readEntry(entry: ListEntry): Read {
  const { text, name: given } = entry;
  if (text.length > MAX_LINE_LENGTH || given.length > MAX_NAME_LENGTH) return { why: 'too-long' };
  const said = isMissingName(given) ? null : cleanName(given);
  if ('fault' in entry) {
    const { fault, company } = entry;
    return fault === 'no-address' && said !== null
      ? { name: said, company: company.slice(0, MAX_NAME_LENGTH) }
      : { why: fault };
  }
  const { slug } = entry;
  const doubt = GARBLED.test(slug + given) ? 'garbled' : (entry.doubt ?? slugDoubt(slug, said));
  const name = said ?? nameFromSlug(slug);
  if (!name) return { why: 'no-name' };
  const nothing = { token: null, memberId: null, headline: null, company: null, location: null };
  const origin = { aliases: 'typed', name: said === null ? 'guessed' : 'typed' } as const;
  return { person: { slug, name, ...nothing, origin }, isNameFromAddress: said === null, doubt };
}

/** A sheet that puts `/in/` before every cell makes addresses of "TBD" and "yes". */
function slugDoubt(slug: string, name: string | null): Doubt | null {
  if (name !== null && isMadeOfAnother(slug, name)) return 'slug-not-name';
  if (!isMissing(slug) || (name !== null && slugHoldsWordOf(slug, name))) return null;
  return name === null ? 'slug-alone' : 'slug-not-name';
}
