import { spellLatin } from '../names/latin-letters.ts';
import { DEGREES, GENERATIONS, TITLES } from '../names/name-lists.ts';
import { fold } from './fold.ts';
import { COMMON_FAMILIES, isManAndWoman, isNickname } from './given-names.ts';

/** `different`: no name is shared that a person keeps. `unclear`: a changed family name, another script, initials. */
export type NameVerdict = 'same' | 'unclear' | 'different';

/** Fewer particles than a name has: "Mac", "Saint" and "Abdul" may be all that tells two people apart. */
const OTHER_NOISE = new Set(
  (
    'dipl ing dra sra sr ba ma md dds dmd jd pmp rn y e i ' +
    'van der den de ter ten von vom zu zum zur af av la le los las del della di da do dos das du el al bin ibn ben bint'
  ).split(' '),
);
const isNoise = (word: string) => [TITLES, GENERATIONS, DEGREES, OTHER_NOISE].some((noise) => noise.has(word));

/** Never `different` if one of them is empty, an initial, or in another script. */
export function compareNames(one: string, other: string): NameVerdict {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  if (fewer.length === 0 || scriptOf(a) !== scriptOf(b)) return 'unclear';
  if (scriptOf(a) === 'ideographs') return compareCharacters(a.join(''), b.join(''));
  if (fewer.join('') === more.join('')) return 'same';
  const pairs = pairUp(fewer, more);
  const told = pairs.filter(([x, y]) => x.length > 1 && y.length > 1);
  if (pairs.length === fewer.length) {
    return told.length > 0 && (fewer.length > 1 || more.length === 1) ? 'same' : 'unclear';
  }
  // People keep their given name; a family name alone may be a sister's or a stranger's.
  const isKept = ([x, y]: Pair) => (x === fewer[0] || y === more[0]) && !(COMMON_FAMILIES.has(x) && x === y);
  return told.some(isKept) ? 'unclear' : 'different';
}

type Pair = readonly [string, string];

function pairUp(fewer: readonly string[], more: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  const [left, right] = [[...fewer], [...more]];
  const placeIn = (words: readonly string[], word: string) => words.indexOf(word);
  for (const isMatch of [(x: string, y: string) => x === y, isVariant, isInitial]) {
    // "Peter" isn't short for "Peters" unless something else shows that a name has moved.
    const isMoved = isMatch === isVariant && pairs.length === 0;
    for (const word of [...left]) {
      const at = right.findIndex(
        (candidate) => isMatch(word, candidate) && !(isMoved && placeIn(fewer, word) !== placeIn(more, candidate)),
      );
      if (at < 0) continue;
      pairs.push([word, right[at] ?? '']);
      left.splice(left.indexOf(word), 1);
      right.splice(at, 1);
    }
  }
  return pairs;
}

const isInitial = (x: string, y: string) => (x.length === 1 || y.length === 1) && x[0] === y[0];

function isVariant(x: string, y: string): boolean {
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  if (isManAndWoman(x, y)) return false;
  if (short.length >= 3 && long.startsWith(short)) return true;
  return isNickname(x, y) || (short.length >= 5 && isOneLetterApart(short, long));
}

function isOneLetterApart(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = long.slice(at + 1);
  return rest === short.slice(long.length === short.length ? at + 1 : at);
}

function wordsOf(name: string): string[] {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/['’ʼ`]/gu, '');
  const words = spellLatin(letters).match(/[\p{L}\p{N}]+/gu) ?? [];
  const names = words.filter((word) => !isNoise(word));
  return (names.length > 0 ? names : words).map(fold);
}

const IDEOGRAPHS = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

function scriptOf(words: readonly string[]): string {
  const text = words.join('');
  if (IDEOGRAPHS.test(text)) return 'ideographs';
  return /^\p{sc=Latin}/u.test(text) ? 'Latin' : /^\p{sc=Cyrillic}/u.test(text) ? 'Cyrillic' : 'another';
}

const HANGUL = /\p{sc=Hangul}/u;

/** The family name comes first and nothing shows where it ends, so sharing only that proves nothing. */
function compareCharacters(one: string, other: string): NameVerdict {
  if (one.includes(other) || other.includes(one)) return 'same';
  const [a, b] = [one, other].map((name) => [...name.normalize('NFC')]) as [string[], string[]];
  const shared = a.findIndex((character, at) => character !== b[at]);
  const [mine, theirs] = [a.slice(shared), b.slice(shared)];
  if (mine.some((character) => theirs.includes(character))) return 'unclear';
  // One character may be the other in its traditional form.
  const isWritten = shared === 0 || Math.min(mine.length, theirs.length) > 1 || mine.every((one) => HANGUL.test(one));
  return isWritten ? 'different' : 'unclear';
}
