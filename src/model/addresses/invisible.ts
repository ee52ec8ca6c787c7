/**
 * Characters that are copied along from web pages and cells and that nobody sees: marks of direction, joiners, soft
 * hyphens, fillers, and what chooses between two looks of a sign.
 */
const INVISIBLE = /\p{Cf}|\u034F|[\u115F\u1160\u2800\u3164\uFFA0]|[\u17B4\u17B5]|[\uFE00-\uFE0F]/gu;

/** Digits of Arabic, Devanagari and all other scripts that write numbers digit by digit. */
const OTHER_DIGITS = /(?![0-9])\p{Nd}/gu;

/** What a digit of any script is worth: Unicode has the ten of a script in a row, from zero on. */
function digitOf(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0;
  const from = zero;
  while (from - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(from - zero);
}

/** An address or a number without what cannot be seen, its signs and digits in their plain form, on one line. */
export function visibleText(text: string): string {
  const plain = text.replace(INVISIBLE, '').normalize('NFKC');
  return plain.replace(OTHER_DIGITS, digitOf).replace(/\s+/g, ' ').trim();
}
