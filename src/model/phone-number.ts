import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { visibleText } from './addresses/invisible.ts';
import { oneForm } from './addresses/phone-writing.ts';

/** Fewer digits than these are an extension, or part of a number: they prove nothing. */
const MIN_DIGITS = 7;
/** What no cell of an honest source exceeds (UTF-16 units). */
const MAX_LENGTH = 500;
/** The longest international number (E.164); more digits are several of them. */
const MAX_DIGITS = 15;

type Reading = {
  readonly digits: string;
  /** As `oneForm` writes it; null where no country is said. */
  readonly international: string | null;
  readonly country: CountryCode | null;
  readonly callingCode: string | null;
};

/**
 * Whether two texts lead to one phone: international or as dialled within a country or from another one, with any signs
 * between the digits, with or without an extension. Where one of them says no country, it is read as dialled in the
 * other's. A text that holds several numbers is the same as each of them.
 */
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
  // "020 7946 0123" beside "+44 20 7946 0123"; "8 495 …" beside "+7 495 …"; "044 55 …" beside "+52 55 …".
  return isDialledAs(b.digits, a);
}

function isDialledAs(national: string, { international, country, callingCode }: Reading): boolean {
  const known = international ?? '';
  const inCountry = country ? { defaultCountry: country } : { defaultCallingCode: callingCode ?? '1' };
  const parsed = parsePhoneNumberFromString(national, inCountry);
  if (parsed && oneForm(parsed.number) === known) return true;
  if (oneForm(`+${callingCode}${national}`) === known) return true;
  // "001 852 …", "009 57 …": many countries and networks have a code of their own for dialling abroad.
  if (known.length > MIN_DIGITS && national.endsWith(known.slice(1))) return true;
  // Within a town of Argentina a mobile phone is "15 1234-5678".
  const bare = withoutTrunk(callingCode === '54' ? national.replace(/^15(?=\d{6,8}$)/, '') : national);
  return bare.length >= MIN_DIGITS && known.endsWith(bare);
}

/** Two numbers with no sign between them: one of them is as long as a number, and begins or ends the digits. */
function holds(digits: string, { digits: sought, international, callingCode }: Reading): boolean {
  const national = international?.slice(1 + (callingCode?.length ?? 0)) ?? withoutTrunk(sought);
  return national.length > MIN_DIGITS && digits.includes(national);
}

/**
 * Digits without what is dialled before a national number: `0` in most countries, `8` and `1` in a few of ten digits.
 */
function withoutTrunk(digits: string): string {
  return digits.replace(/^0+/, '').replace(/^[18](?=\d{10}$)/, '');
}

/** Every number of a text: `office: 01 39 98 00 01 / mobile: 06 39 98 00 12` has two. */
function readAll(text: string): Reading[] {
  const visible = visibleText(decodedSpaces(text.slice(0, MAX_LENGTH)).replace(/[\r\n]+/g, ';'));
  const parts = visible
    // Words are labels, or announce an extension, which has too few digits to count.
    .split(/[^\d+\s().,/~\-\u2010-\u2015\u2212]+|,|(?=\+)/u);
  // "030/123456" is one number, "0139980001/0639980012" are two.
  const pieces = parts.flatMap((part) => (part.includes('/') ? [part, ...part.split('/')] : [part]));
  return [...pieces, ...wholeNumbers(visible)].flatMap(readOne);
}

/** Spaces as web pages write them, and what a spreadsheet puts behind a number that it took for one to reckon with. */
const decodedSpaces = (text: string) => text.replace(/&nbsp;|&#160;/gi, ' ').replace(/(?<=\d{7})\.0+$/, '');

/**
 * The same text with whatever stands between its digits taken for a sign within one number: "06:39:98:00:12",
 * "06|39|98|00|12".
 */
function wholeNumbers(visible: string): string[] {
  return visible.split(/\p{L}+/u).flatMap((part) => {
    const digits = part.replace(/\D/g, '');
    const isOne = digits.length >= MIN_DIGITS && digits.length <= MAX_DIGITS;
    return isOne ? [/\+/.test(part.slice(0, part.search(/\d/))) ? `+${digits}` : digits] : [];
  });
}

/**
 * What is dialled before an international number: `00` almost everywhere, `011` in North America, `0011` in Australia,
 * `810` in Russia.
 */
const DIALLED_ABROAD = /^(?:0011|011|00|810)(?=\d{7})/;

/**
 * The number of a piece in each way in which it may be meant: `011 15-1234-5678` may be dialled abroad, or in Buenos
 * Aires.
 */
function readOne(piece: string): Reading[] {
  const digits = piece.replace(/\D/g, '');
  if (digits.length < MIN_DIGITS) return [];
  if (piece.includes('+')) {
    const written = piece.replace(/\(0\)|\D/g, '');
    // The trunk prefix of the Soviet Union's numbers is often written for their country code; +852 and +84 are as long.
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
