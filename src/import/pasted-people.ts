import { cleanName } from '../linkedin/names.ts';
import { MAX_PEOPLE_PER_RUN } from '../model/max-people-per-run.ts';
import type { Subject } from '../model/schemas/people/lead.ts';
import { freeLine } from './free-line.ts';
import type { Doubt, LineFault, ListEntry } from './list-entry.ts';
import { isMissingName } from './missing-value.ts';
import { nameFromSlug } from './name-from-slug.ts';
import { findTable } from './table.ts';
import { tableRow } from './table-row.ts';

export type { Doubt, LineFault } from './list-entry.ts';

/** Somebody who can be looked up. */
export type PastedPerson = {
  readonly line: number;
  readonly person: Subject;
  /** The line holds no name: it is guessed from the slug. */
  readonly isNameFromAddress: boolean;
  /** Why they are not chosen to begin with; null where nothing speaks against it. */
  readonly doubt: Doubt | null;
};

/** A line that can't be used. `earlier` is the line that has the same person. */
export type BadLine = {
  readonly line: number;
  readonly text: string;
  readonly why: LineFault;
  readonly earlier?: number;
};

/** Somebody of a table who has no address, and so can't be looked up. */
export type PersonWithoutAddress = { readonly line: number; readonly name: string; readonly company: string };

/** `tooMany`: how many people beyond `MAX_PEOPLE_PER_RUN` were left out. */
export type PastedList = {
  readonly people: readonly PastedPerson[];
  readonly withoutAddress: readonly PersonWithoutAddress[];
  readonly bad: readonly BadLine[];
  readonly tooMany: number;
};

const MAX_NAME_LENGTH = 300;
const MAX_LINE_LENGTH = 4000;

/**
 * Marks that are not seen and that copying leaves in texts. The joiners U+200C and U+200D spell words, so they stay.
 */
const UNSEEN = /[\u00AD\u200B\u2060-\u2064\uFEFF]/g;
/** Marks of direction around an address, as spreadsheets copy them; within one they would make it look like another. */
const AROUND =
  /(?<=^|[\s"'<([,;|])[\u200E\u200F\u202A-\u202E\u2066-\u2069]+|[\u200E\u200F\u202A-\u202E\u2066-\u2069]+(?=$|[\s"'>)\],;|])/gm;

/** Whom a pasted list, or a file, is about, one line after the other; nothing is asked, and nobody is guessed. */
export function readPeople(list: string): PastedList {
  const people: PastedPerson[] = [];
  const withoutAddress: PersonWithoutAddress[] = [];
  const bad: BadLine[] = [];
  const seen = new Map<string, number>();
  for (const entry of entriesOf(list)) {
    const { line, text } = entry;
    const read = readEntry(entry);
    if ('why' in read) {
      bad.push({ line, text, why: read.why });
    } else if ('company' in read) {
      withoutAddress.push({ line, ...read });
    } else {
      // LinkedIn does not look at the case of a slug.
      const key = read.person.slug.toLowerCase();
      const earlier = seen.get(key);
      if (earlier === undefined) people.push({ line, ...read });
      else bad.push({ line, text, why: 'double', earlier });
      seen.set(key, earlier ?? line);
    }
  }
  return {
    people: people.slice(0, MAX_PEOPLE_PER_RUN),
    withoutAddress,
    bad,
    tooMany: Math.max(0, people.length - MAX_PEOPLE_PER_RUN),
  };
}

function entriesOf(list: string): ListEntry[] {
  const text = list.replace(/\r\n?/g, '\n').replace(UNSEEN, '').replace(AROUND, '');
  const table = findTable(text);
  if (table) return table.rows.map((row) => tableRow(row, table.roles));
  return text.split('\n').flatMap((line, at) => (line.trim() ? freeLine(line, at + 1) : []));
}

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
  const { slug, doubt } = entry;
  const name = said ?? nameFromSlug(slug);
  if (!name) return { why: 'no-name' };
  const nothing = { token: null, memberId: null, headline: null, company: null, location: null };
  const origin = { aliases: 'typed', name: said === null ? 'guessed' : 'typed' } as const;
  return { person: { slug, name, ...nothing, origin }, isNameFromAddress: said === null, doubt };
}
