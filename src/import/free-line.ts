import Papa from 'papaparse';
import { isMemberToken, sameSlug } from '../linkedin/urls/slug.ts';
import { type FoundAddress, findAddresses, isCutShort } from './find-addresses.ts';
import type { ListEntry } from './list-entry.ts';
import { nameBeside } from './names/name-in-text.ts';
import { slugFitsName } from './names/slug-fits-name.ts';

const DELIMITERS = ['\t', ';', ',', '|'] as const;

const MAX_LOOKED_AT = 20_000;

/** `address, name`, `name address`, `1. Name - address`, `[name](address)`, or several; a bare word is never a slug. */
export function freeLine(line: string, number: number): ListEntry[] {
  const text = line.trim();
  const found = findAddresses(line.slice(0, MAX_LOOKED_AT));
  const people = found.filter((one) => 'slug' in one);
  const [first] = people;
  if (!first) {
    const [fault = isMemberToken(text.split(/[\s,;|]/, 1)[0] ?? '') ? 'token' : 'no-address'] = found.flatMap((one) =>
      'fault' in one ? [one.fault] : [],
    );
    return [{ line: number, text, fault, name: '', company: '' }];
  }
  if (people.every(({ slug }) => sameSlug(slug, first.slug))) return [onePerson(line, text, number, found, first.slug)];
  return severalPeople(line, text, number, people);
}

/** Text after the address first: that is where `address, name` has the name. */
function onePerson(
  line: string,
  text: string,
  number: number,
  found: readonly FoundAddress[],
  slug: string,
): ListEntry {
  const before = line.slice(0, found[0]?.start ?? 0);
  const after = line.slice(found.at(-1)?.end ?? 0);
  const between = found.slice(1).map((one, at) => line.slice(found[at]?.end ?? 0, one.start));
  const [behind, ahead] = [cellsOf(after), cellsOf(before)];
  const isShortened = found.some((one) => one.isShortened);
  // An address wrapped at a hyphen continues on the next line.
  const isWrapped = /[-_]$/.test(slug) && after.trim() === '';
  const isCut = isShortened || isWrapped || (isCutShort(slug, after) && !slugFitsName(slug, behind[0] ?? ''));
  const { name, isSure } = nameBeside([...behind, ...between.flatMap(cellsOf), ...ahead], slug);
  return { line: number, text, slug, name, doubt: isCut ? 'cut' : isSure ? null : 'name-unclear' };
}

type Person = Extract<FoundAddress, { slug: string }>;

/** Each takes the text before its address or, if the line begins with an address, the text after it. */
function severalPeople(line: string, text: string, number: number, people: readonly Person[]): ListEntry[] {
  const gaps = [
    ...people.map(({ start }, at) => line.slice(people[at - 1]?.end ?? 0, start)),
    line.slice(people.at(-1)?.end ?? 0),
  ];
  const isBehind = !/\p{L}/u.test(gaps[0] ?? '') && /\p{L}/u.test(gaps.at(-1) ?? '');
  return people.flatMap(({ slug, isShortened }, at) => {
    if (people.slice(0, at).some((one) => sameSlug(one.slug, slug))) return [];
    const { name, isSure } = nameBeside([gaps[isBehind ? at + 1 : at] ?? ''], slug);
    return [{ line: number, text, slug, name, doubt: isShortened ? 'cut' : isSure ? null : 'name-unclear' }];
  });
}

function cellsOf(text: string): string[] {
  const bare = text.replace(/^[\s"'>)\]]*[\t;,|]|[\t;,|]\s*["'<([]*\s*$/gu, ' ').trim();
  const delimiter = DELIMITERS.find((one) => bare.includes(one)) ?? ',';
  const [cells = []] = Papa.parse<string[]>(bare, { delimiter, newline: '\n' }).data;
  return cells.map((cell) => cell.trim());
}
