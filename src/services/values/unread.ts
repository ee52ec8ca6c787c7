import {
  MAX_UNREAD,
  MAX_UNREAD_LENGTH,
  type Provenance,
  type UnreadValue,
} from '../../model/schemas/people/contact.ts';
import { rawText } from './tolerant.ts';

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\uFFFD\s]+/gu;
/** Services' ways to say that there is nothing. */
const NOTHING = /^(?:[-–—.?*"[\]{}\s]*|n\/?a|nil|none|null|undefined|unknown|not (?:available|found)|true|false)$/i;

/** What is written where an address or number should be, and is none: paid for, so it is kept as it is. */
export function unreadFrom(
  written: readonly unknown[],
  kind: UnreadValue['kind'],
  source: Provenance,
  read: (written: unknown) => readonly unknown[],
): UnreadValue[] {
  const texts = written.flatMap((one) => (read(one).length > 0 ? [] : shownText(one)));
  const some = [...new Set(texts)].filter((text) => !NOTHING.test(text)).slice(0, MAX_UNREAD);
  return some.map((text) => ({ text, kind, ...source }));
}

/** On one line, and without what can't be shown. */
function shownText(value: unknown): string {
  const text = rawText(value)
    .slice(0, MAX_UNREAD_LENGTH * 4)
    .replace(UNPRINTABLE, ' ')
    .trim();
  return text
    .slice(0, MAX_UNREAD_LENGTH)
    .replace(/\p{Cs}/gu, '')
    .trim();
}

/** Under the first of these names, or the whole where it has none of them. */
export function partOf(entry: unknown, ...names: readonly string[]): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  const parts = new Map(Object.entries(entry));
  const name = names.find((one) => parts.get(one) != null) ?? names.find((one) => parts.has(one));
  return name === undefined ? entry : parts.get(name);
}

export const listOf = (field: unknown): readonly unknown[] => (Array.isArray(field) ? field : [field]);
