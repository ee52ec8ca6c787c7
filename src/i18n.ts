import type messages from '../assets/_locales/en/messages.json';
import { browser } from './browser.ts';

export type MessageKey = keyof typeof messages;

/** `$1`, `$2` … are replaced in order. */
export function t(key: MessageKey, ...values: (string | number)[]): string {
  return browser.i18n.getMessage(key, values.map(String));
}

/** The language of the messages, which dates and numbers follow, too. */
export const language = (): string => t('languageTag');

/** Keys with one form per plural category: `cost_one`, `cost_other`. */
type PluralKey = MessageKey extends infer K ? (K extends `${infer Stem}_other` ? Stem : never) : never;

/** `$1` is the count, further values follow. */
export function tn(key: PluralKey, count: number, ...values: string[]): string {
  const isOne = plurals().select(count) === 'one';
  // TypeScript can't rejoin a stem and its ending.
  return t(`${key}_${isOne ? 'one' : 'other'}` as MessageKey, formatNumber(count), ...values);
}

/** Cached: making a formatter costs more than a hundred uses. */
function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

const numbers = once(() => new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }));
const plurals = once(() => new Intl.PluralRules(language()));
const days = once(() => new Intl.DateTimeFormat(language(), { dateStyle: 'medium' }));
const utcDays = once(() => new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeZone: 'UTC' }));
const moments = once(() => new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }));
const lists = once(() => new Intl.ListFormat(language(), { type: 'conjunction' }));
const ages = once(() => new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }));

/** At most two decimals. */
export function formatNumber(value: number): string {
  return numbers().format(value);
}

/** "one and another", "one, another, and a third". */
export function formatList(parts: readonly string[]): string {
  return lists().format(parts);
}

const DAY = 86_400_000;

/**
 * `14:05`; with the day unless it is today's or within twelve hours ("until 12:10 AM", shown before midnight).
 * @param moment epoch ms
 */
export function formatTime(moment: number, now = Date.now()): string {
  const isClear = Math.abs(moment - now) < DAY / 2 || new Date(moment).toDateString() === new Date(now).toDateString();
  const day = isClear ? {} : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(language(), { hour: 'numeric', minute: '2-digit', ...day }).format(moment);
}

/** `Mar 31, 2026`. @param moment epoch ms */
export function formatDay(moment: number): string {
  return days().format(moment);
}

/**
 * Services often give only a day, stored as its start in UTC: shown as that day in any time zone. A moment is shown as
 * the user's day.
 * @param moment epoch ms
 */
export function formatToldDay(moment: number): string {
  return moment % DAY === 0 ? utcDays().format(moment) : formatDay(moment);
}

/** @param moment epoch ms */
export function formatMoment(moment: number): string {
  return moments().format(moment);
}

const UNITS = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "3 days ago", "now". @param moment epoch ms */
export function formatAge(moment: number, now = Date.now()): string {
  const age = moment - now;
  const format = ages();
  for (const [unit, length] of UNITS) {
    if (Math.abs(age) >= length) return format.format(Math.round(age / length), unit);
  }
  return format.format(0, 'second');
}
