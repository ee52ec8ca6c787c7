import { isSurelyNotJapanese, KOREAN, nativeFamilyOf } from './family-names.ts';

/** In these scripts the family name comes first, and often no space says where it ends. */
const EAST_ASIAN = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー々]+$/u;
const KATAKANA = /^[\p{sc=Katakana}ー]+$/u;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** "Son of", "servant of", "family of": they belong to the word behind them, in Arabic and in Hebrew. */
const PARTICLES = set('بن ابن بنت أبو ابو عبد آل ال بو בן בת אבן דה אבו');
const TITLES = set('د د. م م. أ أ. الدكتور الدكتورة دكتور دكتورة المهندس المهندسة الأستاذ الأستاذة');

/**
 * A name in a script that is not spelled in a–z here, as given and family name; null where it is not clear where one
 * ends. Both are there.
 */
export function splitNative(line: string): { readonly given: string; readonly family: string } | null {
  const words = line.split(' ').filter(Boolean);
  while (words.length > 2 && TITLES.has(words[0] ?? '')) words.shift();
  if (!words.every((word) => /^[\p{L}\p{M}ー々'-]+$/u.test(word))) return null;
  const [first = '', second = ''] = words;
  if (words.some((word) => EAST_ASIAN.test(word))) {
    if (words.length > 2 || !words.every((word) => EAST_ASIAN.test(word))) return null;
    // ジョン スミス is a foreigner's name, in whatever order.
    if (words.every((word) => KATAKANA.test(word))) return null;
    return second === '' ? splitWord(first) : { given: second, family: first };
  }
  if (words.length < 2 || words.some((word) => /\p{sc=Latin}/u.test(word))) return null;
  let at = words.length - 1;
  while (at > 1 && PARTICLES.has(words[at - 1] ?? '')) at -= 1;
  return { given: words.slice(0, at).join(' '), family: words.slice(at).join(' ') };
}

/** 김민수, 王小明, 田中太郎: by a common family name at the head. */
function splitWord(word: string): { readonly given: string; readonly family: string } | null {
  const family = nativeFamilyOf(word);
  const rest = family === null ? '' : word.slice(family.length);
  if (family === null || rest === '' || rest.length > 3) return null;
  const isKorean = KOREAN.has(word.slice(0, family.length));
  if (family.length === 1 && !isKorean && !isSurelyNotJapanese(word)) return null;
  return { given: rest, family: word.slice(0, family.length) };
}
