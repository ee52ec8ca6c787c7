/**
 * Characters that are copied along from web pages and cells and that nobody sees: marks of direction, joiners, soft hyphens, fillers,
 * and what chooses between two looks of a sign.
 */
const INVISIBLE = /\p{Cf}|\u034F|[\u115F\u1160\u2800\u3164\uFFA0]|[\u17B4\u17B5]|[\uFE00-\uFE0F]/gu;

/** Digits of Arabic and of Persian, whose last four bits are their value. */
const OTHER_DIGITS = /[٠-٩۰-۹]/g;

/** An address or a number without what cannot be seen, its signs and digits in their plain form, on one line. */
export function visibleText(text: string): string {
  const plain = text.replace(INVISIBLE, '').normalize('NFKC');
  return plain
    .replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/\s+/g, ' ')
    .trim();
}
