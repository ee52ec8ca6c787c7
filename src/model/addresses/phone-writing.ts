import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Phone } from '../schemas/people/contact.ts';
import { visibleText } from './invisible.ts';

const E164 = /^\+\d{3,15}$/;

/** Null without a country code (none is guessed), and for the few countries' numbers that are longer than E.164. */
export function understoodNumber(
  written: string,
): { display: string; e164: string; country: CountryCode | null } | null {
  const number = withKnownWord(written);
  const parsed = parsePhoneNumberFromString(withoutOldMobileDigit(number.replace(/^\(?00\)?/, '+')));
  const known = parsed?.isPossible() ? parsed : fromNorthAmerica(number);
  if (!known || !E164.test(known.number)) return null;
  return { display: known.formatInternational(), e164: known.number, country: known.country ?? null };
}

/** 011 is North America's international prefix; an area code (Turin, Delhi) has fewer digits after it. */
function fromNorthAmerica(number: string): PhoneNumber | null {
  const abroad = /^\(?011\)?[\s.-]*(?=[1-9](?:[\s().-]*\d){9})/;
  if (!abroad.test(number)) return null;
  const parsed = parsePhoneNumberFromString(withoutOldMobileDigit(number.replace(abroad, '+')));
  return parsed?.isValid() ? parsed : null;
}

/** Since 2019, Mexican mobiles are dialled without the `1` after the country code. */
const withoutOldMobileDigit = (number: string) =>
  number.replace(/^(\+52)[\s.-]*\(?1\)?(?=(?:[\s().-]*\d){10}(?!\d))/, '$1 ');

/** "030/123456" and "030 1234567/8" are one number each; two have at least eight digits each. */
export function separateNumbers(text: string): string[] {
  const parts = text
    .split(/[\n;|/&]|,(?!,)|\b(?:or|and|und|oder|ou|et|y|o)\b|(?<=\d\s*)(?=\+)/iu)
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.every((part) => part.replace(/\D/g, '').length >= 8) ? parts : [text];
}

/** Mexico's mobile `1` (to 2019) and trunks, Argentina's mobile `9` and `15`, Brazil's `9` (by 2016), Italy's `0`. */
const SOMETIMES_DIALLED: readonly (readonly [written: RegExp, one: string])[] = [
  [/^\+52(?:1|01|044|045)(\d{10})$/, '+52$1'],
  [/^\+549?(?:(\d{2})15(\d{8})|(\d{3})15(\d{7})|(\d{4})15(\d{6}))$/, '+54$1$2$3$4$5$6'],
  [/^\+549(\d{10})$/, '+54$1'],
  [/^\+55([1-9]\d)9([6-9]\d{7})$/, '+55$1$2'],
  [/^\+390/, '+39'],
];

/** For comparing only, never for dialling. @param number `+` and digits */
export function oneForm(number: string): string {
  return SOMETIMES_DIALLED.reduce((form, [written, one]) => form.replace(written, one), number);
}

const EXTENSION =
  /(?:;\s*ext\s*=|,{2,}|#|(?<!\p{L})(?:ext(?:n|ension|ensión)?|x|poste|durchwahl|dw|ramal|anexo|int(?:erno|ern)?|toestel|tst|wew|доб)\.?:?)\s*(\d{1,7})\s*$/iu;

export function extensionOf(text: string): string | null {
  return EXTENSION.exec(visibleText(text.slice(-500)))?.[1] ?? null;
}

const withKnownWord = (written: string) => written.replace(EXTENSION, ' ext. $1');

export function writtenNumber({ e164, display }: Pick<Phone, 'e164' | 'display'>): string {
  if (e164 === null) return display;
  const extension = extensionOf(display);
  return extension === null ? e164 : `${e164} ext. ${extension}`;
}

/** The same for all spellings of a number and its extension; without a country code, the spelling itself. */
export function numberKey({ e164, display }: Pick<Phone, 'e164' | 'display'>): string {
  return e164 === null ? visibleText(display) : `${oneForm(e164)};${extensionOf(display) ?? ''}`;
}
