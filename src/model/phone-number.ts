/** Fewer digits than these are an extension, or part of a number: they prove nothing. */
const MIN_DIGITS = 7;

/**
 * Whether two ways of writing lead to one phone: international or as dialled within the country, with any signs between the digits.
 * Where one of them says no country, the same national number counts as the same phone.
 */
export function isSameNumber(one: string, other: string): boolean {
  const [a, b] = [read(one), read(other)];
  if (a.digits.length < MIN_DIGITS || b.digits.length < MIN_DIGITS) return false;
  if (a.isInternational === b.isInternational) return a.digits === b.digits;
  return a.isInternational ? a.digits.endsWith(b.digits) : b.digits.endsWith(a.digits);
}

function read(text: string): { digits: string; isInternational: boolean } {
  // "+44 (0)20 …": the zero is not dialled from abroad. What follows "ext." or "x" is a line within the house.
  const number = text.replace(/(?:\bext\b\.?|\bx\b|;ext=|#).*$/i, '').replace(/^tel:/i, '');
  const isInternational = /^\D*\+|^\s*00/.test(number);
  const digits = (isInternational ? number.replace(/\(0\)/, '') : number).replace(/\D/g, '');
  return { digits: isInternational ? digits.replace(/^00/, '') : digits.replace(/^0/, ''), isInternational };
}
