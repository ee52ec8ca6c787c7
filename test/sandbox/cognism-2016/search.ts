import { type Article, sortable } from './news.ts';

/** A request that this API would not take. */
export class Refusal extends Error {}

const DAY = /^\d{2}\.\d{2}\.\d{4}$/;
const FIELDS: Readonly<Record<string, (article: Article) => string>> = {
  articleName: ({ headline }) => headline,
  subHeadline: ({ subHeadline }) => subHeadline,
  abstract: ({ abstract }) => abstract,
};

/** What a search was understood as; it comes back with the reply. */
export interface Search {
  readonly keywords: readonly string[];
  readonly searchFields: readonly string[];
  readonly exclusions: readonly string[];
  readonly dateFrom: string;
  readonly dateTo: string;
  readonly source: readonly string[];
}

/** The words of a query. `which` is 1 or 2 for the halves of a difference. `source` is required. */
export function readSearch(query: URLSearchParams, which = ''): Search {
  const source = listed(query.get('source'));
  if (source.length === 0) throw new Refusal('source is required');
  const searchFields = listed(query.get(`fields${which}`));
  if (searchFields.some((field) => !(field in FIELDS))) throw new Refusal('unknown field');
  return {
    keywords: listed(query.get(`keywords${which}`)),
    searchFields: searchFields.length > 0 ? searchFields : Object.keys(FIELDS),
    exclusions: listed(query.get('exclusions')),
    dateFrom: day(query, 'dateFrom'),
    dateTo: day(query, 'dateTo'),
    source,
  };
}

export function findByWords(
  news: readonly Article[],
  { keywords, searchFields, exclusions, source, ...days }: Search,
): Article[] {
  const holds = (article: Article, word: string, fields: readonly string[]) =>
    fields.some((field) => FIELDS[field]?.(article).toLowerCase().includes(word.toLowerCase()));
  return within(news, days).filter(
    (article) =>
      source.includes(article.source) &&
      keywords.every((word) => holds(article, word, searchFields)) &&
      !exclusions.some((word) => holds(article, word, Object.keys(FIELDS))),
  );
}

/** By how much articles are about somebody; pages count from 0. */
export function findAbout(news: readonly Article[], name: string, query: URLSearchParams): Article[] {
  const least = count(query, 'aboutness', 1, 10);
  const [page, size] = [count(query, 'page', 0, 1000, 0), count(query, 'count', 1, 100, 50)];
  const [source] = listed(query.get('source'));
  const days = { dateFrom: day(query, 'dateFrom'), dateTo: day(query, 'dateTo') };
  return within(news, days)
    .filter((article) => (article.about[name] ?? 0) >= least && (source === undefined || article.source === source))
    .slice(page * size, (page + 1) * size);
}

function within(news: readonly Article[], { dateFrom, dateTo }: Pick<Search, 'dateFrom' | 'dateTo'>): Article[] {
  return news.filter(
    ({ date }) =>
      (dateFrom === '' || sortable(date) >= sortable(dateFrom)) &&
      (dateTo === '' || sortable(date) <= sortable(dateTo)),
  );
}

export function day(query: URLSearchParams, name: string): string {
  const text = query.get(name) ?? '';
  if (text !== '' && !DAY.test(text)) throw new Refusal(`${name} must be dd.MM.yyyy`);
  return text;
}

export function count(query: URLSearchParams, name: string, least: number, most: number, fallback?: number): number {
  const text = query.get(name);
  if (text === null && fallback !== undefined) return fallback;
  const number = Number(text ?? Number.NaN);
  if (!Number.isInteger(number) || number < least || number > most) throw new Refusal(`${name} is out of range`);
  return number;
}

function listed(text: string | null): string[] {
  return (text ?? '').split(',').filter(Boolean);
}
