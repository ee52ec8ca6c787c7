import { addressKey, cleanAddress } from '../../model/addresses/email-address.ts';
import { visibleText } from '../../model/addresses/invisible.ts';
import { separateNumbers, understoodNumber } from '../../model/addresses/phone-writing.ts';
import type { Phone, Provenance, Saying } from '../../model/schemas/people/contact.ts';

/** An apostrophe is part of many names (O'Neill). */
const EMAIL_ADDRESS = /^[^\s@<>",;:()[\]\\]{1,64}@[^\s@<>"',;:()[\]\\]+\.[^\s@<>"',;:()[\]\\]{2,}$/u;

export function textWithin(value: unknown, longest = 500): string | null {
  if (typeof value !== 'string') return null;
  return value.replace(/\s+/g, ' ').trim().slice(0, longest) || null;
}

/** `gatheredAt`: when the service collected it (epoch ms). */
export function sayingFrom(value: unknown, { service, at }: Provenance, gatheredAt: number | null): Saying | null {
  const text = textWithin(value);
  return text === null ? null : { text, service, at: gatheredAt ?? at };
}

export function emailAddressFrom(value: unknown): string | null {
  const text = textWithin(value, MAX_CELL);
  const address = text && cleanAddress(text);
  return address && address.length <= 254 && EMAIL_ADDRESS.test(address) ? address : null;
}

export function emailAddressesFrom(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  const parts = value.slice(0, MAX_CELL).split(/[;,|\n]+/);
  const found = parts.flatMap(
    (part) => emailAddressFrom(part) ?? part.split(/\s+/).flatMap((one) => emailAddressFrom(one) ?? []),
  );
  return found.filter((one, at) => found.findIndex((other) => addressKey(other) === addressKey(one)) === at);
}

const MAX_CELL = 1000;

type MorePhone = Partial<Pick<Phone, 'use' | 'isDoNotCall'>>;

export function phonesFrom(value: unknown, source: Provenance, more: MorePhone = {}): Phone[] {
  // A JSON number has lost its plus sign: no country is guessed.
  const written = Number.isSafeInteger(value) ? String(value) : value;
  if (typeof written !== 'string') return [];
  const numbers = separateNumbers(written.slice(0, MAX_CELL));
  return numbers.flatMap((number) => phoneFrom(number, source, more) ?? []);
}

/** Parsed only if it states its country. */
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
