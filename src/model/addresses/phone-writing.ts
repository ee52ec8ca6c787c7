import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Phone } from '../schemas/people/contact.ts';
import { visibleText } from './invisible.ts';

const E164 = /^\+\d{3,15}$/;

/**
 * What a number is that says its country; null where it does not: none is guessed. Some countries' longest possible
 * numbers are longer than E.164 allows: those are not understood either.
 */
export function understoodNumber(
  written: string,
): { display: string; e164: string; country: CountryCode | null } | null {
  const number = withKnownWord(written);
  const parsed = parsePhoneNumberFromString(withoutOldMobileDigit(number.replace(/^\(?00\)?/, '+')));
  const known = parsed?.isPossible() ? parsed : fromNorthAmerica(number);
  if (!known || !E164.test(known.number)) return null;
  return { display: known.formatInternational(), e164: known.number, country: known.country ?? null };
}

/**
 * Abroad is dialled 00 in most of the world, 011 in North America, where a code of a city (Turin, Delhi, Buenos Aires)
 * has fewer digits behind it.
 */
function fromNorthAmerica(number: string): PhoneNumber | null {
  const abroad = /^\(?011\)?[\s.-]*(?=[1-9](?:[\s().-]*\d){9})/;
  if (!abroad.test(number)) return null;
  const parsed = parsePhoneNumberFromString(withoutOldMobileDigit(number.replace(abroad, '+')));
  return parsed?.isValid() ? parsed : null;
}

/** Since 2019 Mexico's mobile phones are not reached with the `1` that was dialled after the country's code. */
const withoutOldMobileDigit = (number: string) =>
  number.replace(/^(\+52)[\s.-]*\(?1\)?(?=(?:[\s().-]*\d){10}(?!\d))/, '$1 ');

/**
 * Numbers of a text, each as written. "030/123456" and "030 1234567/8" are one; two have eight digits each at least.
 */
export function separateNumbers(text: string): string[] {
  const parts = text
    .split(/[\n;|/&]|,(?!,)|\b(?:or|and|und|oder|ou|et|y|o)\b|(?<=\d\s*)(?=\+)/iu)
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.every((part) => part.replace(/\D/g, '').length >= 8) ? parts : [text];
}

/** Digits that are dialled in some networks or years only, after the country's code, and make no other phone. */
const SOMETIMES_DIALLED: readonly (readonly [written: RegExp, one: string])[] = [
  // Mexico's mobile phones until 2019, and its trunk prefixes.
  [/^\+52(?:1|01|044|045)(\d{10})$/, '+52$1'],
  // Argentina's mobile phones: 9 from abroad, 15 at home.
  [/^\+549?(?:(\d{2})15(\d{8})|(\d{3})15(\d{7})|(\d{4})15(\d{6}))$/, '+54$1$2$3$4$5$6'],
  [/^\+549(\d{10})$/, '+54$1'],
  // Brazil's mobile phones got a ninth digit by 2016.
  [/^\+55([1-9]\d)9([6-9]\d{7})$/, '+55$1$2'],
  // Italy's zero is part of the number, which foreigners leave out.
  [/^\+390/, '+39'],
];

/**
 * An international number in the one form in which it is compared; not one to be dialled.
 * @param number `+` and digits
 */
export function oneForm(number: string): string {
  return SOMETIMES_DIALLED.reduce((form, [written, one]) => form.replace(written, one), number);
}

/** Words for an extension in Europe's and America's languages; libphonenumber knows some of them. */
const EXTENSION =
  /(?:;\s*ext\s*=|,{2,}|#|(?<!\p{L})(?:ext(?:n|ension|ensión)?|x|poste|durchwahl|dw|ramal|anexo|int(?:erno|ern)?|toestel|tst|wew|доб)\.?:?)\s*(\d{1,7})\s*$/iu;

/** The line within a house that stands behind a number; null where none does. */
export function extensionOf(text: string): string | null {
  return EXTENSION.exec(visibleText(text.slice(-500)))?.[1] ?? null;
}

/** The same number with its extension as libphonenumber knows it in any language. */
const withKnownWord = (written: string) => written.replace(EXTENSION, ' ext. $1');

/** A number as files and CRMs take it: `+12125550123 ext. 101`; as the service wrote it where it is not understood. */
export function writtenNumber({ e164, display }: Pick<Phone, 'e164' | 'display'>): string {
  if (e164 === null) return display;
  const extension = extensionOf(display);
  return extension === null ? e164 : `${e164} ext. ${extension}`;
}

/**
 * The same for all writings of one international number with its extension; a number that says no country is its own
 * writing.
 */
export function numberKey({ e164, display }: Pick<Phone, 'e164' | 'display'>): string {
  return e164 === null ? visibleText(display) : `${oneForm(e164)};${extensionOf(display) ?? ''}`;
}
