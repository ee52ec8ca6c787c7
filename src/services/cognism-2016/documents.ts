import type { Article } from '../../model/schemas/people/news.ts';
import type { Request } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { readDocuments } from './articles.ts';
import { askCognism2016, type Cognism2016Access, OF_COGNISM_2016 } from './call.ts';
import { writeDay } from './days.ts';
import { keyedCall, secondVersion } from './keyed-address.ts';
import { type DataReport, MAX_REPORT_BYTES, readReport } from './report.ts';

/** Epoch ms, both inclusive; null: unlimited. */
type DayRange = { readonly from: number | null; readonly to: number | null };

type WordSearch = { readonly keywords: readonly string[]; readonly fields: readonly string[] };

/** `source`: required, such as "PR Newswire". `annotation`: such as "subject=PER". */
export type NewsSearch = DayRange &
  WordSearch & {
    readonly exclusions: readonly string[];
    readonly source: string;
    readonly annotation: string | null;
  };

/** `aboutness`: 1…10, how much an article must be about the company. `page` counts from 0. */
export type AboutSearch = DayRange & {
  readonly aboutness: number;
  readonly source: string | null;
  readonly page: number;
  readonly count: number;
};

export type NewsDifference = DayRange & {
  readonly first: WordSearch;
  readonly second: WordSearch;
  readonly source: string;
  readonly annotation: string | null;
};

const AS_REPORT = { reads: 'text', mostBytes: MAX_REPORT_BYTES } as const;
const ENTITY_TAGS = { company: 'ORGANIZATION', person: 'PERSON', place: 'LOCATION' } as const;

export function searchNews(
  request: Request,
  access: Cognism2016Access,
  search: NewsSearch,
  now: () => number,
): Promise<ServiceResult<Article[]>> {
  return askCognism2016(request, keyedCall(access, '/documents/json', wordQuery(search)), now, readDocuments);
}

export function reportNews(
  request: Request,
  access: Cognism2016Access,
  search: NewsSearch,
  now: () => number,
): Promise<ServiceResult<DataReport>> {
  return askCognism2016(request, keyedCall(access, '/documents/txt', wordQuery(search), AS_REPORT), now, readReport);
}

export function companyNews(
  request: Request,
  access: Cognism2016Access,
  company: string,
  search: AboutSearch,
  now: () => number,
): Promise<ServiceResult<Article[]>> {
  const call = keyedCall(access, `/documents/org/${encodeURIComponent(company)}`, aboutQuery(search));
  return askCognism2016(request, call, now, readDocuments);
}

export async function reportAbout(
  request: Request,
  access: Cognism2016Access,
  subject: { readonly kind: keyof typeof ENTITY_TAGS; readonly name: string },
  search: AboutSearch,
  now: () => number,
): Promise<ServiceResult<DataReport>> {
  const query = { ...aboutQuery(search), tag: ENTITY_TAGS[subject.kind], term: subject.name };
  const second = secondVersion(access);
  if (!second) return { ok: false, failure: { kind: 'not-offered', ...OF_COGNISM_2016 } };
  return askCognism2016(request, keyedCall(second, '/documents/search', query, AS_REPORT), now, readReport);
}

export function reportDifference(
  request: Request,
  access: Cognism2016Access,
  { first, second, source, annotation, ...days }: NewsDifference,
  now: () => number,
): Promise<ServiceResult<DataReport>> {
  const query = {
    keywords1: listed(first.keywords),
    keywords2: listed(second.keywords),
    fields1: listed(first.fields),
    fields2: listed(second.fields),
    source,
    annotation,
    ...dayQuery(days),
  };
  return askCognism2016(request, keyedCall(access, '/documents/txt/diff', query, AS_REPORT), now, readReport);
}

function wordQuery({ keywords, fields, exclusions, source, annotation, ...days }: NewsSearch) {
  return {
    keywords: listed(keywords),
    fields: listed(fields),
    exclusions: listed(exclusions),
    source,
    annotation,
    ...dayQuery(days),
  };
}

function aboutQuery({ aboutness, source, page, count, ...days }: AboutSearch) {
  return { aboutness, source, page, count, ...dayQuery(days) };
}

function dayQuery({ from, to }: DayRange) {
  return { dateFrom: from === null ? null : writeDay(from), dateTo: to === null ? null : writeDay(to) };
}

/** Lists are comma-separated: a comma inside a word would split it. */
const listed = (words: readonly string[]) => words.map((word) => word.replaceAll(',', ' ')).join(',');
