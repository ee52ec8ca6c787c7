import type { MessageKey } from '../../i18n.ts';
import type { EventSearch, EventType, Signal } from '../../model/schemas/people/signal.ts';
import { foldForSearch, searchWords } from '../saved/fold-for-search.ts';
import { dayRangeOf } from '../search/day-range.ts';

export type TypedEvents = {
  readonly type: EventType | '';
  readonly company: string;
  readonly text: string;
  readonly from: string;
  readonly to: string;
};

export const EMPTY_EVENTS: TypedEvents = { type: '', company: '', text: '', from: '', to: '' };

export const EVENT_MISTAKES = {
  empty: 'eventsEmpty',
  days: 'daysOdd',
  day: 'dayUnfinished',
} as const satisfies Record<string, MessageKey>;
export type EventMistake = keyof typeof EVENT_MISTAKES;

/** Cognism is asked for `search`; it can't look for a text, so `text` is looked for in what it answers. */
export type EventQuestion = { readonly search: EventSearch; readonly text: string };

export function eventsFrom({ type, company, text, from, to }: TypedEvents): EventQuestion | EventMistake {
  if ([type, company.trim(), text.trim(), from, to].every((part) => part === '')) return 'empty';
  const days = dayRangeOf(from, to);
  if (days === null) return 'days';
  return { search: { type: type || null, company: company.trim() || null, ...days }, text: text.trim() };
}

/** Whether all words of a search are in one of these texts or another, whatever their case and accents. */
export function createTextFilter(text: string): (texts: readonly (string | null)[]) => boolean {
  const words = searchWords(text);
  return (texts) => {
    const folded = foldForSearch(texts.filter(Boolean).join('\n'));
    return words.every((word) => folded.includes(word));
  };
}

export function textsOf({ person, company, oldCompany, location, oldLocation }: Signal): (string | null)[] {
  return [
    ...[person?.name ?? null, person?.title ?? null, person?.oldTitle ?? null],
    ...[company, oldCompany, location, oldLocation],
  ];
}
