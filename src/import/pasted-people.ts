import { cleanName } from '../linkedin/names.ts';
import { MAX_PEOPLE_PER_RUN } from '../model/max-people-per-run.ts';
import type { Subject } from '../model/schemas/people/lead.ts';
import { type ListLine, readLines } from './list-lines.ts';
import { nameFromSlug } from './name-from-slug.ts';
import { type AddressFault, type AddressResult, personAt, personBySlug } from './person-address.ts';

/** Somebody who can be looked up. */
export type PastedPerson = {
  readonly line: number;
  readonly person: Subject;
  /** The line names nobody: the name is what the address is made of. */
  readonly isNameFromAddress: boolean;
};

export type LineFault = AddressFault | 'no-name' | 'too-long' | 'double';

/** A line that can't be used. `earlier` is the line that has the same person. */
export type BadLine = {
  readonly line: number;
  readonly text: string;
  readonly why: LineFault;
  readonly earlier?: number;
};

/** `tooMany`: how many people beyond `MAX_PEOPLE_PER_RUN` were left out. */
export type PastedList = {
  readonly people: readonly PastedPerson[];
  readonly bad: readonly BadLine[];
  readonly tooMany: number;
};

const MAX_NAME_LENGTH = 300;
const MAX_LINE_LENGTH = 4000;

/** Whom a pasted list, or a file, is about, one line after the other; nothing is asked, and nobody is guessed. */
export function readPeople(list: string): PastedList {
  const people: PastedPerson[] = [];
  const bad: BadLine[] = [];
  const seen = new Map<string, number>();
  for (const line of readLines(list)) {
    const read = readPerson(line);
    if ('why' in read) {
      bad.push({ line: line.line, text: line.text, why: read.why });
      continue;
    }
    // LinkedIn does not look at the case of a slug.
    const key = read.person.slug.toLowerCase();
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      bad.push({ line: line.line, text: line.text, why: 'double', earlier });
      continue;
    }
    seen.set(key, line.line);
    people.push({ line: line.line, ...read });
  }
  return { people: people.slice(0, MAX_PEOPLE_PER_RUN), bad, tooMany: Math.max(0, people.length - MAX_PEOPLE_PER_RUN) };
}

function readPerson({ text, who, isAddress, name: given }: ListLine): Omit<PastedPerson, 'line'> | { why: LineFault } {
  if (text.length > MAX_LINE_LENGTH || given.length > MAX_NAME_LENGTH) return { why: 'too-long' };
  const named = namedBy(who);
  if ('fault' in named) return { why: named.fault };
  const { slug } = named;
  const said = /\p{L}/u.test(given) ? cleanName(given) : null;
  const name = said ?? (isAddress ? nameFromSlug(slug) : null);
  if (!name) return { why: 'no-name' };
  const nothing = { token: null, memberId: null, headline: null, company: null, location: null };
  const origin = { aliases: 'typed', name: said === null ? 'guessed' : 'typed' } as const;
  return { person: { slug, name, ...nothing, origin }, isNameFromAddress: said === null };
}

function namedBy(who: string): AddressResult {
  const isAddress = /[/.]/.test(who);
  return isAddress ? personAt(who) : personBySlug(who);
}
