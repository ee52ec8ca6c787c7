import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { visibleText } from './addresses/invisible.ts';
import { oneForm } from './addresses/phone-writing.ts';

/** Fewer digits are an extension or part of a number: they prove nothing. */
const MIN_DIGITS = 7;
const MAX_LENGTH = 500;
const MAX_DIGITS = 15;

type Reading = {
  readonly digits: string;
  readonly international: string | null;
  readonly country: CountryCode | null;
  readonly callingCode: string | null;
};

/** Without a country code, a number is read as dialled in the other's country. One match among several is enough. */
export function isSameNumber(one: string, other: string): boolean {
  const [ours, theirs] = [readAll(one), readAll(other)];
  return ours.some((a) => theirs.some((b) => isOne(a, b) || isOne(b, a)));
}

function isOne(a: Reading, b: Reading): boolean {
  if (a.digits.length > MAX_DIGITS) return b.digits.length >= MIN_DIGITS && holds(a.digits, b);
  if (b.digits.length > MAX_DIGITS) return false;
  if (a.digits === b.digits) return true;
  if (a.international !== null && b.international !== null) return a.international === b.international;
  if (a.international === null) return b.international === null && withoutTrunk(a.digits) === withoutTrunk(b.digits);
  return isDialledAs(b.digits, a);
}

function isDialledAs(national: string, { international, country, callingCode }: Reading): boolean {
  const known = international ?? '';
  const inCountry = country ? { defaultCountry: country } : { defaultCallingCode: callingCode ?? '1' };
  const parsed = parsePhoneNumberFromString(national, inCountry);
  if (parsed && oneForm(parsed.number) === known) return true;
  if (oneForm(`+${callingCode}${national}`) === known) return true;
  if (known.length > MIN_DIGITS && national.endsWith(known.slice(1))) return true;
  const bare = withoutTrunk(callingCode === '54' ? national.replace(/^15(?=\d{6,8}$)/, '') : national);
  return bare.length >= MIN_DIGITS && known.endsWith(bare);
}

function holds(digits: string, { digits: sought, international, callingCode }: Reading): boolean {
  const national = international?.slice(1 + (callingCode?.length ?? 0)) ?? withoutTrunk(sought);
  return national.length > MIN_DIGITS && digits.includes(national);
}

/** Trunk prefixes: `0` in most countries, `8` and `1` in a few with ten digits. */
function withoutTrunk(digits: string): string {
  return digits.replace(/^0+/, '').replace(/^[18](?=\d{10}$)/, '');
}

function readAll(text: string): Reading[] {
  const visible = visibleText(decodedSpaces(text.slice(0, MAX_LENGTH)).replace(/[\r\n]+/g, ';'));
  const parts = visible.split(/[^\d+\s().,/~\-\u2010-\u2015\u2212]+|,|(?=\+)/u);
  // "030/123456" is one number, "0139980001/0639980012" are two.
  const pieces = parts.flatMap((part) => (part.includes('/') ? [part, ...part.split('/')] : [part]));
  return [...pieces, ...wholeNumbers(visible)].flatMap(readOne);
}

/** HTML entities, and the `.0` that spreadsheets append to what they take for a number. */
const decodedSpaces = (text: string) => text.replace(/&nbsp;|&#160;/gi, ' ').replace(/(?<=\d{7})\.0+$/, '');

function wholeNumbers(visible: string): string[] {
  return visible.split(/\p{L}+/u).flatMap((part) => {
    const digits = part.replace(/\D/g, '');
    const isOne = digits.length >= MIN_DIGITS && digits.length <= MAX_DIGITS;
    return isOne ? [/\+/.test(part.slice(0, part.search(/\d/))) ? `+${digits}` : digits] : [];
  });
}

/** International prefixes: `00` almost everywhere, `011` North America, `0011` Australia, `810` Russia. */
const DIALLED_ABROAD = /^(?:0011|011|00|810)(?=\d{7})/;

function readOne(piece: string): Reading[] {
  const digits = piece.replace(/\D/g, '');
  if (digits.length < MIN_DIGITS) return [];
  if (piece.includes('+')) {
    const written = piece.replace(/\(0\)|\D/g, '');
    // The Soviet trunk prefix is often written for the country code; +852 and +84 are as long.
    const soviet = /^8\d{10}$/.test(digits) ? [`7${digits.slice(1)}`] : [];
    return [written, ...soviet].map((number) => international(`+${number}`, digits));
  }
  const national = { digits, international: null, country: null, callingCode: null };
  const prefixes = DIALLED_ABROAD.test(digits) ? [digits.replace(DIALLED_ABROAD, '+')] : [];
  const abroad = prefixes.map((number) => international(number, digits)).filter((one) => one.country !== null);
  return [...abroad, national];
}

function international(number: string, digits: string): Reading {
  const parsed = parsePhoneNumberFromString(oneForm(number));
  const country = parsed?.country ?? parsed?.getPossibleCountries()[0] ?? null;
  return {
    digits,
    international: oneForm(parsed?.number ?? number),
    country,
    callingCode: parsed?.countryCallingCode ?? null,
  };
}
