import { isSameNumber } from '../phone-number.ts';
import type { Phone } from '../schemas/people/contact.ts';

export function wordsOn({ sources, isDoNotCall }: Phone): Phone['sources'] {
  return sources.map((source) => ({ ...source, isDoNotCall: source.isDoNotCall ?? isDoNotCall }));
}

/** A ban by one source covers every spelling; sources keep their own word, so that each can revoke only its own. */
export function markDoNotCall(phones: readonly Phone[]): Phone[] {
  const spoken = phones.map((phone) => ({ phone, sources: wordsOn(phone) }));
  const forbidden = spoken.flatMap(({ phone, sources }) => (sources.some((one) => one.isDoNotCall) ? [phone] : []));
  return spoken.map(({ phone, sources }) => {
    const isDoNotCall = forbidden.includes(phone) || forbidden.some((one) => isOneNumber(one, phone));
    const bare = sources.map(({ isDoNotCall: _, ...source }) => source);
    return { ...phone, isDoNotCall, sources: isDoNotCall ? sources : bare };
  });
}

export function isOneNumber(one: Phone, other: Phone): boolean {
  const [a, b] = [one.e164 ?? one.display, other.e164 ?? other.display];
  return a === b || isSameNumber(a, b);
}
