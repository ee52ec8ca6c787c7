import { FAMILY_FIRST } from './names/family-names.ts';
import { DEGREES, GENERATIONS, plain, SLOGAN, TITLES } from './names/name-lists.ts';
import { readName } from './names/read-name.ts';

/** A name as address books and CRMs keep it. */
export type NameParts = {
  /** Given and middle names; empty where it is not clear which they are. */
  readonly given: string;
  /**
   * The family name with its particles, both of two. The whole name where `given` is empty, since most CRMs require a
   * family name.
   */
  readonly family: string;
};

/** Two plain words, as nine in ten names are: they need no reader, and lists are of 100,000 people. */
const TWO_WORDS = /^([A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+) ([A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+)$/;

const isPlain = (word: string): boolean =>
  !(
    FAMILY_FIRST.has(word) ||
    TITLES.has(word) ||
    GENERATIONS.has(word) ||
    DEGREES.has(word) ||
    SLOGAN.test(`x ${word}`)
  );

/** `D.`, `Sm.`: a member who hides the family name. */
const HIDDEN = /^(?:[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]\p{M}*|.{1,3}\.)$/u;

/** A person's name as given and family name: the same for CRMs, files, services and signals. */
export function splitName(name: string): NameParts {
  const [, given = '', family = ''] = TWO_WORDS.exec(name) ?? [];
  if (given !== '' && isPlain(plain(given)) && isPlain(plain(family))) return { given, family };
  const read = readName(name);
  return { given: read.given, family: read.family };
}

/** The same, for asking a service by it: null where the name does not show both, or not surely which is which. */
export function fullName(name: string): NameParts | null {
  const { given, family } = splitName(name);
  return given === '' || HIDDEN.test(family) ? null : { given, family };
}
