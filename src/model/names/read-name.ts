import { type FamilyUnit, isFamilyToo, isPortuguese, type NameWords, readOrder, toUnits } from './name-units.ts';
import { isInitial } from './name-words.ts';
import { splitNative } from './native-name.ts';
import { straight, type TidyName, tidyName } from './tidy-name.ts';

/** The parts an address may be made of, not yet spelled in a–z. */
export interface WrittenName {
  /** `null` where only an initial is known. */
  readonly given: string | null;
  readonly initial: string;
  readonly nickname: string | null;
  /** One family name, or the two of a double one, the one its bearer goes by first. */
  readonly family: readonly [FamilyUnit] | readonly [FamilyUnit, FamilyUnit];
  /** The two of a double name in the order written. */
  readonly isReversed: boolean;
}

/** A person's name, read once for all who need it in parts. */
export interface PersonName {
  /** Given and middle names as written; empty where it is not clear which they are. */
  readonly given: string;
  /** The family name as written, with particles, both of two; the whole name where `given` is empty. */
  readonly family: string;
  /**
   * `null` where a guess would likely be wrong: no clear order, a hidden family name, a script that is not spelled
   * here.
   */
  readonly written: WrittenName | null;
}

/** Reads a display name: titles, credentials, asides and slogans are left out. Never throws. */
export function readName(name: string): PersonName {
  const tidy = tidyName(name);
  if (tidy === null || !/\p{L}/u.test(tidy.line)) return whole(name);
  if (!/[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u.test(tidy.line)) {
    const native = splitNative(tidy.line);
    return native === null ? whole(tidy.line) : { ...native, written: null };
  }
  const native = tidy.native || nativeBeside(tidy.line);
  const words = readOrder(tidy.line, native);
  if (words === null) return whole(name);
  const asWritten = restorer(name);
  if ('unclear' in words) return whole(words.unclear.map(asWritten).join(' '));
  return inParts(name, words, tidy, asWritten);
}

const whole = (name: string): PersonName => ({ given: '', family: name.replace(/\s+/g, ' ').trim(), written: null });

/** `Hanako Yamada 山田花子` */
const nativeBeside = (line: string): string => /[\p{sc=Han}\p{sc=Hangul}]{2,}/u.exec(line)?.[0] ?? '';

/** Gives back the apostrophes and dashes with which a word was written. */
function restorer(name: string): (word: string) => string {
  if (straight(name) === name) return (word) => word;
  const written = new Map<string, string>();
  for (const [word] of name.normalize('NFC').matchAll(/[^\s(),"“”]+/gu)) written.set(straight(word), word);
  return (word) => written.get(word) ?? word;
}

function inParts(name: string, words: NameWords, tidy: TidyName, asWritten: (word: string) => string): PersonName {
  const { units, joined } = toUnits(words.family);
  const unit = joined?.second ?? units.at(-1);
  const before = joined?.first ?? units.at(-2);
  const last = words.family.at(-1);
  // `Jane D.`, `Jane Sm.`: the member hides the family name, and so nothing is guessed.
  const isHidden = last === undefined || isInitial(last) || /^.{1,3}\.$/u.test(last);
  const isDouble = joined !== null || words.isMarked || (before !== undefined && isFamilyToo(before));
  const double = isDouble ? (before ?? null) : null;
  const start = words.isMarked ? 0 : isHidden ? words.family.length - 1 : ((double ?? unit)?.start ?? 0);
  const text = (some: readonly string[]): string => some.map(asWritten).join(' ');
  const given = text([...words.given, ...words.family.slice(0, Math.max(0, start))]);
  const family = text(words.family.slice(Math.max(0, start)));
  // Most address books and CRMs want a family name first.
  if (family === '') return whole(given || name);
  const initial = words.called ?? words.given.find((word) => !isInitial(word)) ?? words.given[0];
  if (isHidden || initial === undefined || unit === undefined) return { given, family, written: null };
  const isReversed = double !== null && isPortuguese(double, joined?.by ?? null);
  return {
    given,
    family,
    written: {
      given: isInitial(initial) ? null : initial.replace(/\.$/, ''),
      initial,
      nickname: tidy.nickname,
      family: double === null ? [unit] : isReversed ? [unit, double] : [double, unit],
      isReversed,
    },
  };
}
