import { fold } from './fold.ts';
import { COMMON_FAMILIES, isManAndWoman, isNickname } from './given-names.ts';

/**
 * How two writings of a name go together. `same`: all words of the shorter one are in the longer one. `different`: they
 * share no name that one person keeps. `unclear`: a family name that changed, another script, a single word or
 * initials.
 */
export type NameVerdict = 'same' | 'unclear' | 'different';

/** Words that people put around their names; letters only. */
const NOISE = new Set(
  (
    'dr prof professor doctor mr mrs ms mx miss mme mlle herr frau sir rev dipl ing drs dott dra sra sr jr ii iii iv phd dphil md dds ' +
    'dmd mba emba msc bsc ba ma meng llm llb jd esq cpa cfa pmp rn ' +
    'van der den de ter ten von vom zu zum zur af av la le los las del della di da do dos das du el al bin ibn ben bint y e i'
  ).split(' '),
);

/** Letters that Unicode does not take apart into a base and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h' },
};

/**
 * Compares two names as they are written: case, accents, titles, particles and the order of the words do not count.
 * @returns never `different` where one of them is empty, an initial, or in another script
 */
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
  // A given name is kept; a family name alone is that of a sister or of a stranger.
  const isKept = ([x, y]: Pair) => (x === fewer[0] || y === more[0]) && !(COMMON_FAMILIES.has(x) && x === y);
  return told.some(isKept) ? 'unclear' : 'different';
}

type Pair = readonly [string, string];

/** Which words of one name are which of the other; each once, the plainest matches first. */
function pairUp(fewer: readonly string[], more: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  const [left, right] = [[...fewer], [...more]];
  const placeIn = (words: readonly string[], word: string) => words.indexOf(word);
  for (const isMatch of [(x: string, y: string) => x === y, isVariant, isInitial]) {
    // "Peter" is no short form of "Peters" where nothing else says that a name stands in another place.
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

/** "Alex" of "Alexander", "Bob" of "Robert", "Catherine" of "Katherine". */
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
    .replace(/['’ʼ`]/gu, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => LETTERS[letter] ?? letter);
  const words = letters.match(/[\p{L}\p{N}]+/gu) ?? [];
  const names = words.filter((word) => !NOISE.has(word));
  return (names.length > 0 ? names : words).map(fold);
}

/** Chinese, Japanese and Korean names are not written in words. */
const IDEOGRAPHS = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

/** Names in two scripts can't be compared letter by letter. */
function scriptOf(words: readonly string[]): string {
  const text = words.join('');
  if (IDEOGRAPHS.test(text)) return 'ideographs';
  return /^\p{sc=Latin}/u.test(text) ? 'Latin' : /^\p{sc=Cyrillic}/u.test(text) ? 'Cyrillic' : 'another';
}

const HANGUL = /\p{sc=Hangul}/u;

/** The family name comes first, with nothing to say where it ends: to share that alone says nothing. */
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
