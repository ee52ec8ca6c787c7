import { addressKey, cleanAddress } from '../../model/addresses/email-address.ts';
import { visibleText } from '../../model/addresses/invisible.ts';
import { separateNumbers, understoodNumber } from '../../model/addresses/phone-writing.ts';
import type { Phone, Provenance, Saying } from '../../model/schemas/people/contact.ts';

/** An apostrophe is part of many a name (O'Neill). */
const EMAIL_ADDRESS = /^[^\s@<>",;:()[\]\\]{1,64}@[^\s@<>"',;:()[\]\\]+\.[^\s@<>"',;:()[\]\\]{2,}$/u;

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

/** An e-mail address as it is meant, without `mailto:` and what cannot be seen; null where the value is none. */
export function emailAddressFrom(value: unknown): string | null {
  const text = textWithin(value, MAX_CELL);
  const address = text && cleanAddress(text);
  return address && address.length <= 254 && EMAIL_ADDRESS.test(address) ? address : null;
}

/** The addresses of a value, which may be several; each once. */
export function emailAddressesFrom(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  const parts = value.slice(0, MAX_CELL).split(/[;,|\n]+/);
  const found = parts.flatMap(
    (part) => emailAddressFrom(part) ?? part.split(/\s+/).flatMap((one) => emailAddressFrom(one) ?? []),
  );
  return found.filter((one, at) => found.findIndex((other) => addressKey(other) === addressKey(one)) === at);
}

/** The longest value that is looked at as a list (UTF-16 units). */
const MAX_CELL = 1000;

type MorePhone = Partial<Pick<Phone, 'use' | 'isDoNotCall'>>;

/** Phone numbers as a service wrote them, which may be several in one value; what is none is left out. */
export function phonesFrom(value: unknown, source: Provenance, more: MorePhone = {}): Phone[] {
  // A JSON number has lost its plus sign: it says no country, and none is guessed.
  const written = Number.isSafeInteger(value) ? String(value) : value;
  if (typeof written !== 'string') return [];
  const numbers = separateNumbers(written.slice(0, MAX_CELL));
  return numbers.flatMap((number) => phoneFrom(number, source, more) ?? []);
}

/** A phone number as a service wrote it, understood where it says its country; null where the value is none. */
export function phoneFrom(value: unknown, source: Provenance, more: MorePhone = {}): Phone | null {
  const written = textWithin(typeof value === 'string' ? visibleText(value) : value, 60);
  if (!written || !/\d{3}/.test(written.replace(/\D/g, ''))) return null;
  const known = understoodNumber(written);
  return {
    display: known?.display ?? written,
    e164: known?.e164 ?? null,
    country: known?.country ?? null,
    use: null,
    isDoNotCall: false,
    ...more,
    sources: [source],
  };
}
