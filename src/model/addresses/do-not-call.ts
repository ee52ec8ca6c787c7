import { isSameNumber } from '../phone-number.ts';
import type { Phone } from '../schemas/people/contact.ts';

/** What each source says of a number: where none has a word of its own, the number's mark is the word of all. */
export function wordsOn({ sources, isDoNotCall }: Phone): Phone['sources'] {
  return sources.map((source) => ({ ...source, isDoNotCall: source.isDoNotCall ?? isDoNotCall }));
}

/**
 * The numbers of one person, each marked where a source forbids it, in whatever writing: another service may know the
 * same number in another form, and nothing of the list. What each source said is kept, so that it can take back its own
 * word, and no other's.
 */
export function markDoNotCall(phones: readonly Phone[]): Phone[] {
  const spoken = phones.map((phone) => ({ phone, sources: wordsOn(phone) }));
  const forbidden = spoken.flatMap(({ phone, sources }) => (sources.some((one) => one.isDoNotCall) ? [phone] : []));
  return spoken.map(({ phone, sources }) => {
    const isDoNotCall = forbidden.includes(phone) || forbidden.some((one) => isOneNumber(one, phone));
    const bare = sources.map(({ isDoNotCall: _, ...source }) => source);
    return { ...phone, isDoNotCall, sources: isDoNotCall ? sources : bare };
  });
}

/** Whether two numbers of one person are the same, in whatever writing. */
export function isOneNumber(one: Phone, other: Phone): boolean {
  const [a, b] = [one.e164 ?? one.display, other.e164 ?? other.display];
  return a === b || isSameNumber(a, b);
}
