import type { Encoding } from './encodings.ts';

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Thai}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  /\p{Script=Hangul}/u,
];

/** Lead bytes of frequent characters in two-byte encodings: level 1 of each standard, and kana. */
const FREQUENT: Partial<Record<Encoding, readonly (readonly [from: number, to: number])[]>> = {
  shift_jis: [
    [0x81, 0x83],
    [0x88, 0x97],
  ],
  'euc-jp': [
    [0xa1, 0xa5],
    [0xb0, 0xcf],
  ],
  gb18030: [
    [0xa1, 0xa3],
    [0xb0, 0xd7],
  ],
  big5: [[0xa1, 0xc6]],
  'euc-kr': [
    [0xa1, 0xa3],
    [0xb0, 0xc8],
  ],
};

/**
 * Signs of a wrong encoding, 0 if none: names are too short for a detector's statistics. @param bytes source of `text`
 */
export function oddityOf(text: string, encoding: Encoding, bytes: Uint8Array): number {
  let odd = rareIn(encoding, bytes);
  for (const sign of text.match(/[^\p{ASCII}\p{L}\p{M}\s]/gu) ?? []) {
    if (/[\p{Cc}\p{Co}\p{Cn}\p{S}¿¡§¶]/u.test(sign)) odd += 1;
  }
  odd += text.match(/[\uFF61-\uFF9F]/g)?.length ?? 0;
  odd += text.match(/[^\p{ASCII}\p{L}\p{M}\s’‘“”–—·]\p{L}|\p{L}[^\p{ASCII}\p{L}\p{M}\s’‘“”–—·]/gu)?.length ?? 0;
  for (const word of text.match(/[\p{L}\p{M}]+/gu) ?? []) odd += oddityOfWord(word);
  return odd;
}

function oddityOfWord(word: string): number {
  if (/^\p{ASCII}*$/u.test(word)) return 0;
  const isMixed = SCRIPTS.filter((script) => script.test(word)).length > 1;
  const isShuffled = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(word) && !/^(?:Mc|Mac|De|Van|O)\p{Lu}/u.test(word);
  // Every language in Latin script writes most letters without accents.
  const isAllAccents = /^\p{Script=Latin}{3,}$/u.test(word) && !/\p{ASCII}/u.test(word);
  return (isMixed ? word.length : 0) + (isShuffled ? 2 : 0) + (isAllAccents ? word.length : 0);
}

function rareIn(encoding: Encoding, bytes: Uint8Array): number {
  const frequent = FREQUENT[encoding];
  if (!frequent) return 0;
  let rare = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) continue;
    if (!frequent.some(([from, to]) => first >= from && first <= to)) rare += 1;
    at += 1;
  }
  return rare;
}
