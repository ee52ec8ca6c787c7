import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Phone, Provenance, Saying } from '../../model/schemas/people/contact.ts';

const EMAIL_ADDRESS = /^[^\s@<>"',;:()[\]\\]{1,64}@[^\s@<>"',;:()[\]\\]+\.[^\s@<>"',;:()[\]\\]{2,}$/u;
const E164 = /^\+\d{3,15}$/;

/** A text of a reply as one line; null where there is none. @param longest characters */
export function textWithin(value: unknown, longest = 500): string | null {
  if (typeof value !== 'string') return null;
  return value.replace(/\s+/g, ' ').trim().slice(0, longest) || null;
}

/** The same with its source. @param gatheredAt when the service gathered it (epoch ms), where it says */
export function sayingFrom(value: unknown, { service, at }: Provenance, gatheredAt: number | null): Saying | null {
  const text = textWithin(value);
  return text === null ? null : { text, service, at: gatheredAt ?? at };
}

/** An e-mail address; null where the value is none. */
export function emailAddressFrom(value: unknown): string | null {
  const text = textWithin(value);
  return text && text.length <= 254 && EMAIL_ADDRESS.test(text) ? text : null;
}

/** A phone number as a service wrote it, understood where it says its country; null where the value is none. */
export function phoneFrom(
  value: unknown,
  source: Provenance,
  more: Partial<Pick<Phone, 'use' | 'isDoNotCall'>> = {},
): Phone | null {
  const written = textWithin(value, 60);
  if (!written || !/\d{3}/.test(written.replace(/\D/g, ''))) return null;
  // 00 is how most of the world dials abroad; without it a number says no country, and none is guessed.
  const parsed = parsePhoneNumberFromString(written.replace(/^00/, '+'));
  // Some countries' longest possible numbers are longer than E.164 allows: those are kept as written.
  const known = parsed?.isPossible() && E164.test(parsed.number) ? parsed : null;
  return {
    display: known?.formatInternational() ?? written,
    e164: known?.number ?? null,
    country: known?.country ?? null,
    use: null,
    isDoNotCall: false,
    ...more,
    sources: [source],
  };
}
