import type { MessageKey } from '../../i18n.ts';
import type { NewsSearch, NewsSubject, ReportSearch } from '../../model/schemas/people/news.ts';
import { dayRangeOf } from '../search/day-range.ts';

export type NewsField = Extract<NewsSearch, { kind: 'words' }>['fields'][number];

/** As typed. Words are separated by commas. */
export type TypedNews = {
  readonly by: NewsSubject | 'words';
  readonly name: string;
  readonly aboutness: string;
  readonly source: string;
  readonly keywords: string;
  readonly exclusions: string;
  readonly field: NewsField | '';
  readonly annotation: string;
  readonly from: string;
  readonly to: string;
  /** What a comparison takes away. */
  readonly others: string;
};

export const EMPTY_NEWS: TypedNews = {
  ...{ by: 'company', name: '', aboutness: '5', source: '', keywords: '', exclusions: '' },
  ...{ field: '', annotation: '', from: '', to: '', others: '' },
};

/** The part that has to be changed, and the sentence that says how. */
export const NEWS_MISTAKES = {
  name: 'newsNameMissing',
  keywords: 'newsWordsMissing',
  source: 'newsSourceMissing',
  aboutness: 'newsAboutnessOdd',
  others: 'newsOthersMissing',
  days: 'daysOdd',
  day: 'dayUnfinished',
} as const satisfies Record<string, MessageKey>;
export type NewsMistake = keyof typeof NEWS_MISTAKES;

/** As in the vendor's document. */
const MAX_ABOUTNESS = 10;

export function newsSearchFrom(typed: TypedNews): NewsSearch | NewsMistake {
  const { by, source, aboutness } = typed;
  const days = dayRangeOf(typed.from, typed.to);
  if (by === 'words') {
    const keywords = wordsIn(typed.keywords);
    if (keywords.length === 0) return 'keywords';
    const common = wordsCommon(typed);
    return typeof common === 'string'
      ? common
      : { kind: 'words', keywords, exclusions: wordsIn(typed.exclusions), ...common };
  }
  const name = typed.name.trim();
  if (name === '') return 'name';
  const least = Number(aboutness.trim() || Number.NaN);
  if (!Number.isInteger(least) || least < 1 || least > MAX_ABOUTNESS) return 'aboutness';
  if (days === null) return 'days';
  return { kind: 'about', subject: { kind: by, name }, aboutness: least, source: source.trim() || null, ...days };
}

export function differenceFrom(typed: TypedNews): ReportSearch | NewsMistake {
  const [first, second] = [wordsIn(typed.keywords), wordsIn(typed.others)];
  if (first.length === 0) return 'keywords';
  if (second.length === 0) return 'others';
  const common = wordsCommon(typed);
  return typeof common === 'string' ? common : { kind: 'difference', first, second, ...common };
}

function wordsCommon({ source, annotation, field, from, to }: TypedNews) {
  const days = dayRangeOf(from, to);
  if (source.trim() === '') return 'source';
  if (days === null) return 'days';
  const fields = field === '' ? [] : [field];
  return { source: source.trim(), annotation: annotation.trim() || null, fields, ...days };
}

function wordsIn(typed: string): string[] {
  return typed
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}
