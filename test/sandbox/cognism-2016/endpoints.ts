import type { Company } from '../companies.ts';
import type { ReceivedRequest } from '../exchange.ts';
import type { Person } from '../person.ts';
import type { Outcome } from '../service/outcome.ts';
import { companyRecord, personRecord } from './records.ts';
import { queryLines, report } from './report.ts';
import { findAbout, findByWords, readSearch } from './search.ts';
import type { LegacyState } from './state.ts';

export interface World {
  readonly people: readonly Person[];
  readonly companies: readonly Company[];
  readonly state: LegacyState;
}

/** Where an endpoint wants its keys. The secret key is optional but where both are wanted. */
export type KeysIn = 'headers' | 'both headers' | 'query';
export type Endpoint = (request: ReceivedRequest, world: World, name: string) => Outcome;
export type Route = readonly [method: string, path: string, keysIn: KeysIn, Endpoint];

/** What is asked by headers, and what, as documents are, by the keys in the address. `{}` is any one part of a path. */
export const ENDPOINTS: readonly Route[] = [
  ['GET', '/api/v1/company/{}', 'headers', getCompanies],
  ['GET', '/api/v1/person', 'headers', getPeople],
  ['GET', '/api/v1/documents/json', 'query', searchDocuments],
  ['GET', '/api/v1/documents/txt', 'query', reportDocuments],
  ['GET', '/api/v1/documents/txt/diff', 'query', reportDifference],
  ['GET', '/api/v1/documents/org/{}', 'query', documentsAbout],
  ['GET', '/api/v2/documents/search', 'query', reportAbout],
];

const TEXT = { 'content-type': 'text/plain; charset=utf-8' };
const TAGS = ['ORGANIZATION', 'PERSON', 'LOCATION'];

export function found(body: unknown): Outcome {
  return { status: 200, body, credits: 0, subject: '', ...(typeof body === 'string' ? { headers: TEXT } : {}) };
}

function getCompanies(_: ReceivedRequest, { companies }: World, name: string): Outcome {
  const wanted = name.toLowerCase();
  return found(companies.filter((company) => company.name.toLowerCase().includes(wanted)).map(companyRecord));
}

function getPeople({ query }: ReceivedRequest, { people }: World): Outcome {
  const [firstName, lastName, company] = ['firstName', 'lastName', 'company'].map((name) => query.get(name));
  const fits = (wanted: string | null | undefined, value: string | undefined) =>
    !wanted || wanted.toLowerCase() === value?.toLowerCase();
  const items = people.filter(
    (person) => fits(firstName, person.firstName) && fits(lastName, person.lastName) && fits(company, person.company),
  );
  return found({ items: items.slice(0, 50).map(personRecord) });
}

function searchDocuments({ query }: ReceivedRequest, { state }: World): Outcome {
  const search = readSearch(query);
  const documents = findByWords(state.news, search).map(({ about, ...article }) => ({
    ...article,
    eid: String(article.uid),
    annotations: [{ kind: 'industry', label: 'AUT' }],
    photos: [],
    videos: [],
    entities: Object.entries(about).map(([value, relevance]) => ({ type: 'ORGANIZATION', value, relevance })),
    quotations: [],
  }));
  return found({ query: { ...search, annotation: [] }, documents });
}

function reportDocuments({ query }: ReceivedRequest, { state }: World): Outcome {
  const search = readSearch(query);
  return found(report('Cognism Data Report', queryLines(search), findByWords(state.news, search)));
}

function reportDifference({ query }: ReceivedRequest, { state }: World): Outcome {
  const [first, second] = [readSearch(query, '1'), readSearch(query, '2')];
  const others = new Set(findByWords(state.news, second));
  const articles = findByWords(state.news, first).filter((article) => !others.has(article));
  return found(report('Cognism Data Report (DIFF)', `${queryLines(first)}\n${queryLines(second)}`, articles));
}

function documentsAbout({ query }: ReceivedRequest, { state }: World, name: string): Outcome {
  const documents = findAbout(state.news, name, query).map(({ about: _about, ...article }) => article);
  return found({ query: { keywords: [name] }, documents });
}

function reportAbout({ query }: ReceivedRequest, { state }: World): Outcome {
  const [tag, term] = [query.get('tag') ?? '', query.get('term') ?? ''];
  const isComplete = TAGS.includes(tag) && term !== '' && query.has('page') && query.has('count');
  if (!isComplete) return { status: 400, body: '', credits: 0, subject: '' };
  const head = `Query Parameters:\n  Keywords = ${tag}:${term}\n  Search fields = body`;
  return found(report('Cognism Data Report', head, findAbout(state.news, term, query), 2));
}
