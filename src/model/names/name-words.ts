import { credentialKey, isCredential } from './credentials.ts';
import {
  DEGREES,
  DOTTED_TITLES,
  GENERATIONS,
  NOT_A_NAME,
  PORTUGUESE_GENERATIONS,
  SLOGAN,
  TITLE_PARTS,
  TITLES,
} from './name-lists.ts';

// More words than this are a sentence.
const MAX_WORDS = 12;

const letters = (token: string): string => token.replace(/[^\p{L}\p{M}]/gu, '');
const keyOf = (token: string): string => letters(token).toLowerCase();

/** Written in capitals throughout, two letters at least; `McSAMPLE` counts. */
export const isCapital = (text: string): boolean => {
  const word = text.replace(/^(?:Mc|Mac|De|Di|Du|La|Le)(?=\p{Lu}{2})/u, '');
  return letters(word).length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
};

/** One letter only, dot or no dot. */
export const isInitial = (word: string): boolean => [...letters(word.normalize('NFC'))].length === 1;

/**
 * Without a comma before it, only capitals show that the last of three words is a degree: `Jane Example MA`, not `Maria
 * Rosa Ma`.
 */
function isBareCredential(token: string, before: readonly string[]): boolean {
  const key = credentialKey(token);
  if (DEGREES.has(key)) return true;
  if (before.length < 2 || !isCapital(token.replace(/\d/g, '')) || !isCredential(token, before.join(' '))) return false;
  // "Jane Example MBA PMP": what stands between may be another degree.
  const names = before.filter((word, at) => at < 2 || !isCapital(word) || !isCredential(word, 'a '));
  return !names.some(isCapital) || (key.length > 2 && names.every((word) => isCapital(word) || isInitial(word)));
}

function withoutSuffixes(tokens: readonly string[]): string[] {
  const kept = [...tokens];
  for (;;) {
    const token = kept.at(-1) ?? '';
    const before = kept.slice(0, -1);
    const key = keyOf(token);
    const generation = GENERATIONS.has(key) || (PORTUGUESE_GENERATIONS.has(key) && before.length > 1);
    const isName = !generation && !/^\d(?:nd|rd|th)$/i.test(token) && !isBareCredential(token, before);
    if (isName || before.length === 0) return kept;
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
    part.split(/[ &]+/).every((token) => GENERATIONS.has(keyOf(token)) || isCredential(token.replace(/\.$/, ''), head))
  );
}

/**
 * The words of a name without titles, suffixes and decoration; a hyphen or an apostrophe does not part words. `null` if
 * a word is masked, damaged or mixed with signs: leaving it out could make a family name of a middle name.
 */
export function wordsOf(line: string): string[] | null {
  const slogan = line.search(SLOGAN);
  const tokens = (slogan < 0 ? line : line.slice(0, slogan))
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
