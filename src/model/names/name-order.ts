import { type FamilyName, familyNameOf, HUNGARIAN_GIVEN, nativeFamilyOf } from './family-names.ts';
import { plain } from './name-lists.ts';

/** Which comes first; null where nothing speaks against the given name. */
export type NameOrder = 'family-first' | 'given-first' | 'unclear' | null;

const HAN_SYLLABLE =
  '(?:zh|ch|sh|[pbmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|a|e|i|u)|[bpmfwy]o|er';
const ONE_PINYIN = new RegExp(`^(?:${HAN_SYLLABLE})$`);
const TWO_PINYIN = new RegExp(`^(?:${HAN_SYLLABLE})(?:${HAN_SYLLABLE})$`);
/** As one syllable of Cantonese, Hokkien or Vietnamese is spelled. */
const ONE_SYLLABLE = /^[^aeiouy]{0,3}[aeiouy]{1,3}(?:ng|nh|ch|[hmnktplcwr])?$/;
const KOREAN_SYLLABLE =
  '(?:min|su|soo|ji|hyun|hyeon|jun|joon|seo|yeon|woo|jin|hee|young|yeong|sung|seong|ho|jae|kyung|kyeong|hye|eun|sun|mi|na|yu|yoon|' +
  'yun|dong|sang|tae|hoon|hun|won|chul|cheol|hwan|kwang|gwang|ki|gi|geun|keun|in|ah|yoo|chan|bin|bum|beom|hyuk|seung|seok|suk|sik|jung|jeong|ja|ok|sook|kyu|gyu|ye|ha|rin|ri|ra)';
const TWO_KOREAN = new RegExp(`^${KOREAN_SYLLABLE}${KOREAN_SYLLABLE}$`);
const ROMAJI = /^(?:(?:[kgnhbpmr]y|sh|ch|ts|[kgsztdnhbpmrwyjf])?[aeiou]|n(?![aeiou]))+$/;

/**
 * Of words without a mark which of them is the family name. Names of East Asia and Hungary are written in both orders:
 * theirs is told by common family names and by how given names sound.
 *
 * @param native the same name in its own script, or ''
 */
export function orderOf(words: readonly string[], native: string): NameOrder {
  const [head = '', last = ''] = [words[0], words.at(-1)];
  if (words.length < 2) return null;
  const known = native === '' ? null : orderByNative(plain(head), plain(last), native);
  if (known !== null) return known;
  const [first, end] = [familyNameOf(head), familyNameOf(last)];
  if (first === null) return end?.of.has('vietnam') && end.as === 'only' ? 'given-first' : null;
  if (end !== null) return orderOfTwo(first, end, words);
  return orderByGiven(first, words.slice(1).map(plain));
}

function orderByNative(head: string, last: string, native: string): NameOrder {
  const spellings = nativeFamilyOf(native.replace(/ .*$/, ''))?.spellings ?? [];
  const [atHead, atEnd] = [spellings.includes(head), spellings.includes(last)];
  if (atHead === atEnd) return null;
  return atHead ? 'family-first' : 'given-first';
}

function orderOfTwo(first: FamilyName, end: FamilyName, words: readonly string[]): NameOrder {
  const [one = '', two = '', three = ''] = words.map(plain);
  if (words.length === 3 && TWO_KOREAN.test(one + two) !== TWO_KOREAN.test(two + three)) {
    if (TWO_KOREAN.test(one + two) && end.of.has('korea')) return 'given-first';
    if (TWO_KOREAN.test(two + three) && first.of.has('korea')) return 'family-first';
  }
  // Hardly anybody of these countries has Kim or Lee for a given name.
  if (first.as === 'eastern' && end.as === 'western' && first.of.has('korea') && /^(?:kim|lee)$/.test(two))
    return 'given-first';
  if (end.as === 'only') return first.as === 'only' ? 'unclear' : 'given-first';
  const shared = [...first.of].find((origin) => end.of.has(origin));
  const isPlain = shared === 'china' || (shared === 'vietnam' && words.length > 2);
  if (first.as === 'only' && end.as === 'eastern' && isPlain) return 'family-first';
  return 'unclear';
}

function orderByGiven({ as, of }: FamilyName, given: readonly string[]): NameOrder {
  const whole = given.join('').replace(/-/g, '');
  if (of.has('hungary')) return given.every((word) => HUNGARIAN_GIVEN.has(word)) ? 'family-first' : null;
  if (of.has('korea') && given.length < 3 && TWO_KOREAN.test(whole)) return 'family-first';
  const isOne = given.every((word) => ONE_SYLLABLE.test(word) || ONE_PINYIN.test(word));
  const isTwo = (of.has('china') && TWO_PINYIN.test(whole)) || (given.length > 1 && isOne && !of.has('japan'));
  const isFitting = isOne || isTwo || (of.has('japan') && given.every((word) => ROMAJI.test(word)));
  if (as === 'only') return isFitting ? 'family-first' : 'unclear';
  if (!isFitting) return null;
  return as === 'eastern' && isTwo ? 'family-first' : 'unclear';
}
