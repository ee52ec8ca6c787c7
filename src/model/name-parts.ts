import { FAMILY_FIRST } from './names/family-names.ts';
import { DEGREES, GENERATIONS, plain, SLOGAN, TITLES } from './names/name-lists.ts';
import { readName } from './names/read-name.ts';

export type NameParts = {
  readonly given: string;
  /** Both of a double name; the whole name where `given` is empty, as most CRMs require a family name. */
  readonly family: string;
};

/** Nine in ten names, so lists of 100,000 people mostly skip the slow reader. */
const TWO_WORDS = /^(?=[A-Za-zÀ-ɏ ]+$)(\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}+)$/u;

const isPlain = (word: string): boolean =>
  !(
    FAMILY_FIRST.has(word) ||
    TITLES.has(word) ||
    GENERATIONS.has(word) ||
    DEGREES.has(word) ||
    SLOGAN.test(`x ${word}`)
  );

const HIDDEN = /^(?:[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]\p{M}*|.{1,3}\.)$/u;

export function splitName(name: string): NameParts {
  const [, given = '', family = ''] = TWO_WORDS.exec(name) ?? [];
  if (given !== '' && isPlain(plain(given)) && isPlain(plain(family))) return { given, family };
  const read = readName(name);
  return { given: read.given, family: read.family };
}

/** For asking a service: null unless both parts are shown and it is certain which is which. */
export function fullName(name: string): NameParts | null {
  const { given, family } = splitName(name);
  return given === '' || HIDDEN.test(family) ? null : { given, family };
}
