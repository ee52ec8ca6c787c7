import { spellLatin } from '../../model/names/latin-letters.ts';

const plain = (text: string) => spellLatin(text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());

/** Germans write ü as "ue" where umlauts aren't accepted. */
const withUmlauts = (text: string) => text.normalize('NFC').replace(/[äöüÄÖÜ]/g, (letter) => `${plain(letter)}e`);

const lettersOf = (slug: string) =>
  plain(slug)
    .split(/[-_.]/)
    .map((word, at) => (at === 0 ? word.replace(/\d+$/, '') : word))
    .filter((word) => !/\p{N}/u.test(word))
    .join('');

const wordsOf = (name: string) =>
  plain(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Two words of the name, or one and an initial ("jdoe"). One alone is not enough: `/in/frank` is some Frank. */
export function slugFitsName(slug: string, name: string): boolean {
  const letters = lettersOf(slug);
  return [wordsOf(name), wordsOf(withUmlauts(name))].some((words) => isMadeOf(letters, words));
}

function isMadeOf(letters: string, words: readonly string[]): boolean {
  return words.some((one, at) =>
    words.some((other, beside) => {
      if (at === beside || one.length < 2) return false;
      if (letters === one + other || letters === other + one) return true;
      const [initial = ''] = other;
      if (letters === one + initial || letters === initial + one) return true;
      return other.length >= 2 && one.length + other.length >= 5 && holdsBoth(letters, one, other);
    }),
  );
}

const holdsBoth = (letters: string, one: string, other: string) =>
  letters.includes(one) && letters.replace(one, ' ').includes(other);

/** Enough to tell which of several texts beside an address is the name. */
export function slugHoldsWordOf(slug: string, name: string): boolean {
  const letters = lettersOf(slug);
  return [...wordsOf(name), ...wordsOf(withUmlauts(name))].some(
    (word) => letters.includes(word) && (word.length > 2 || /[^a-z]/.test(word) || letters === word),
  );
}

const MADE_OF_NAME = /^[a-z]{2,}(?:-[a-z]+)*-[a-z]{2,}-(?=[\da-f]*\d)[\da-f]{5,}$/i;

/** The slug's name shares no word with this one, as when one column was sorted alone. False if not in Latin script. */
export function isMadeOfAnother(slug: string, name: string): boolean {
  const isComparable = wordsOf(name).length > 1 && !/(?!\p{sc=Latin})\p{L}/u.test(name);
  return isComparable && MADE_OF_NAME.test(plain(slug)) && !slugHoldsWordOf(slug, name);
}
