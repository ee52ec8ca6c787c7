import { NOT_A_NAME } from './name-lists.ts';

/** The line to read a name from, and the name by which its bearer is called in it: `Robert "Bob" Smith`. */
export interface TidyName {
  readonly line: string;
  readonly nickname: string | null;
  /**
   * The same name in Chinese, Japanese or Korean beside its Latin form, whose order it may tell; empty where there is
   * none.
   */
  readonly native: string;
}

// As the field of a person's name: what is longer is no name.
const MAX_LENGTH = 300;

const ASIDE = /\(([^()]*)\)|\[([^[\]]*)\]|"([^"]*)"|(?<![^ ])'([^' ]+)'(?![^ ])/gu;
const SEPARATOR = / - |[|•:;/\\]| [·~] | (?:she|he|they|elle|il|sie|er|ella|él)\//iu;

const APOSTROPHES = /[‘’‛ʼʻʹ`´＇′]/gu;
const DASHES = /[\u2010-\u2015\u2212]/gu;

/**
 * A word with the apostrophes and dashes that `tidyName` leaves: by that the word that its bearer wrote is found again.
 */
export const straight = (word: string): string => word.replace(APOSTROPHES, "'").replace(DASHES, '-');

function normalise(name: string): string {
  return (
    name
      // Bidi marks, joiners, soft hyphens.
      .replace(/\p{Cf}/gu, '')
      .replace(APOSTROPHES, "'")
      .replace(/[“”„‟«»＂]/gu, '"')
      .replace(DASHES, '-')
      .replace(/(?<!\p{L})M\.?ª/giu, 'Maria ')
      // Emoji and signs go before NFKC, which would turn ™ into letters; ASCII signs stay, and spoil the word they
      // stand in.
      .replace(/(?![!-~])[\p{S}\p{No}]/gu, ' ')
      // NFKC makes plain letters of 𝐉𝐚𝐧𝐞 and Ｊａｎｅ.
      .normalize('NFKC')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .replace(/\bPh\.? ?D\b\.?/gi, 'PhD')
      .replace(/(?<=(?:^| )\p{L}') /gu, '')
      .trim()
  );
}

const isReadable = (text: string): boolean => /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u.test(text);

const isEastAsian = (text: string): boolean =>
  /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana} ]+$/u.test(text);

const isLatinName = (text: string): boolean =>
  /^(?:[\p{sc=Latin}\p{M}'.-]+ ?){2,4}$/u.test(text) && text.includes(' ') && !NOT_A_NAME.test(text);

/**
 * One line without decoration: asides and all that follows a separator are gone. A name in a script that is not read
 * gives way to the Latin form its bearer put beside it, `山田 花子 (Hanako Yamada)`. `null`: no name, or two of them.
 */
export function tidyName(name: string): TidyName | null {
  if (name.length > MAX_LENGTH) return null;
  const text = normalise(name);
  const asides: string[] = [];
  let nickname: string | null = null;
  const plain = text.replace(ASIDE, (aside: string, ...found: unknown[]) => {
    const content = found.slice(0, 4).find((each): each is string => typeof each === 'string') ?? '';
    const offset = found.find((each): each is number => typeof each === 'number') ?? 0;
    asides.push(content.trim());
    // Only between two names is it surely a nickname: at the end it is as often a maiden name or a slogan.
    const isBetween = /\p{L}/u.test(text.slice(0, offset)) && /\p{L}/u.test(text.slice(offset + aside.length));
    if (isBetween && /^\p{L}\p{L}*\p{Ll}\p{M}*$/u.test(content)) nickname ??= content;
    return ' ';
  });
  const parts = plain.replace(/[([{].*$/u, '').split(SEPARATOR);
  const line = (parts[0] ?? '').replace(/ +/g, ' ').trim();
  // Two people in one name; "son of", "daughter of" as in Singapore and Malaysia, where no family name is.
  if (/ (?:and|&) /i.test(line) || / (?:[sdw]\/o|a\/[lp])[. ]/i.test(plain)) return null;
  const native = [...asides, ...parts].map((each) => each.trim()).find(isEastAsian) ?? '';
  if (isReadable(line)) return { line, nickname, native };
  const beside = [...asides, ...plain.split('/')].map((each) => each.trim()).find(isLatinName);
  return beside === undefined ? { line, nickname: null, native: '' } : { line: beside, nickname: null, native: line };
}
