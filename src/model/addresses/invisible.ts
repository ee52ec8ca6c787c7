const INVISIBLE = /\p{Cf}|\u034F|[\u115F\u1160\u2800\u3164\uFFA0]|[\u17B4\u17B5]|[\uFE00-\uFE0F]/gu;

const OTHER_DIGITS = /(?![0-9])\p{Nd}/gu;

/** Unicode has the ten digits of each script in a row, zero first. */
function digitOf(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0;
  const from = zero;
  while (from - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(from - zero);
}

export function visibleText(text: string): string {
  const plain = text.replace(INVISIBLE, '').normalize('NFKC');
  return plain.replace(OTHER_DIGITS, digitOf).replace(/\s+/g, ' ').trim();
}
