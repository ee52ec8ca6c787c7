import {
  CAPITAL_SUFFIXES,
  DOTTED_TITLES,
  GENERATIONS,
  NOT_A_NAME,
  SUFFIXES,
  TITLE_PARTS,
  TITLES,
} from './name-lists.ts';

// More words than this are a sentence.
const MAX_WORDS = 10;

const letters = (token: string): string => token.replace(/[^\p{L}\p{M}]/gu, '');
const keyOf = (token: string): string => letters(token).toLowerCase();

/** Written in capitals throughout, two letters at least; `McSAMPLE` counts. */
export const isCapital = (text: string): boolean => {
  const word = text.replace(/^(?:Mc|Mac|De|Di|Du|La|Le)(?=\p{Lu}{2})/u, '');
  return letters(word).length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
};

/** One letter only, dot or no dot. */
export const isInitial = (word: string): boolean => [...letters(word.normalize('NFC'))].length === 1;

function withoutSuffixes(tokens: readonly string[]): string[] {
  const kept = [...tokens];
  for (;;) {
    const token = kept.at(-1) ?? '';
    const key = keyOf(token);
    const capital =
      CAPITAL_SUFFIXES.has(key) && kept.length > 2 && isCapital(token) && !kept.slice(0, -1).some(isCapital);
    const generation = GENERATIONS.has(key) && kept.length > 2;
    if (!SUFFIXES.has(key) && !/^\d(?:nd|rd|th)$/i.test(token) && !capital && !generation) return kept;
    kept.pop();
  }
}

function withoutTitles(tokens: readonly string[]): string[] {
  let start = 0;
  for (; start < tokens.length; start++) {
    const token = tokens[start] ?? '';
    const key = keyOf(token);
    const isDotted = token.endsWith('.');
    const isTitle = TITLES.has(key) || (isDotted && DOTTED_TITLES.has(key)) || (token === 'CA' && tokens.length > 2);
    // `-Ing` is what is left of `Dipl.-Ing`.
    const goesOn = TITLE_PARTS.has(key) && (isDotted || token === token.toLowerCase() || token.startsWith('-'));
    if (!isTitle && !(start > 0 && goesOn)) break;
  }
  return tokens.slice(start);
}

/** Whether a part between commas is nothing but degrees and suffixes. */
export function isCredentials(part: string, head: string): boolean {
  return (
    (isCapital(part) && !isCapital(head)) ||
    part.split(' ').every((token) => SUFFIXES.has(keyOf(token)) || CAPITAL_SUFFIXES.has(keyOf(token)))
  );
}

/**
 * The words of a name without titles, suffixes and decoration; a hyphen or an apostrophe does not part words. `null` if a
 * word is masked, damaged or mixed with signs: leaving it out could make a family name of a middle name.
 */
export function wordsOf(line: string): string[] | null {
  const tokens = line
    .split(' ')
    .filter((token) => /\p{L}/u.test(token) && !/^[@#]/.test(token))
    .map((token) => token.replace(/^[!?.,*_"]+|[!?,_"]+$/g, ''));
  const named = withoutSuffixes(tokens).flatMap((token) => token.replace(/\.(?=[^.])/gu, '. ').split(' '));
  const words = withoutSuffixes(withoutTitles(named));
  const maiden = words.findIndex((word, at) => at > 1 && /^(?:n[ée]e?|geb|geborene|born|fka|aka)\.?$/u.test(word));
  if (maiden > 0) words.length = maiden;
  if (words.length > MAX_WORDS) return null;
  if (!words.every((word) => /^'?\p{L}[\p{L}\p{M}'·-]*\.?$/u.test(word) && !/-\.?$|--/.test(word))) return null;
  return inReadableScript(words);
}

// `Hanako Yamada 山田花子` is read by its Latin words, `Hanako 山田` and `山田Hanako` not at all.
function inReadableScript(words: string[]): string[] | null {
  const isForeign = (word: string): boolean => /(?![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{L}/u.test(word);
  const readable = words.filter((word) => !isForeign(word));
  if (readable.length === words.length) return words;
  const isMixed = words.some((word) => isForeign(word) && /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u.test(word));
  return isMixed || NOT_A_NAME.test(readable.join(' ')) ? null : readable;
}
