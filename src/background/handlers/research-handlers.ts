import type { Reply } from '../../messages/names.ts';
import type { Handlers } from '../../messages/receive.ts';
import type { NewsSearch, ReportSearch } from '../../model/schemas/people/news.ts';
import type { EventSearch } from '../../model/schemas/people/signal.ts';
import type { Cognism2016Access } from '../../services/cognism-2016/call.ts';
import {
  companyNews,
  reportAbout,
  reportDifference,
  reportNews,
  searchNews,
} from '../../services/cognism-2016/documents.ts';
import { rulesOf } from '../../services/cognism-2016/events/event-rule.ts';
import { searchEvents } from '../../services/cognism-2016/events/event-search.ts';
import { eventCsvPage } from '../../services/cognism-2016/events/events-csv.ts';
import type { Request } from '../../services/http/http.ts';
import type { ServiceResult } from '../../services/http/service-result.ts';
import type { Cognism2016 } from '../wiring/cognism-2016.ts';

const NEWS_COUNT = 20;
const REPORT_COUNT = 100;
const EVENT_COUNT = 50;

type ResearchHandlersDeps = {
  readonly cognism2016: Pick<Cognism2016, 'ask'>;
  readonly request: Request;
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
  readonly now: () => number;
};

/** Searches of news and events in Cognism's API of 2016: free, and their answers are not stored. */
export function createResearchHandlers({ cognism2016, request, whileAwake, now }: ResearchHandlersDeps) {
  const ask = <T>(call: (access: Cognism2016Access) => Promise<ServiceResult<T>>) => whileAwake(cognism2016.ask(call));

  async function news(search: NewsSearch, page: number): Promise<Reply<'read-news'>> {
    // By words there are no pages.
    if (search.kind === 'words') {
      return { articles: await ask((access) => searchNews(request, access, search, now)), more: false };
    }
    if (search.subject.kind !== 'company') return report(search, page, NEWS_COUNT);
    const about = { ...search, page, count: NEWS_COUNT };
    const articles = await ask((access) => companyNews(request, access, search.subject.name, about, now));
    return { articles, more: articles.length >= NEWS_COUNT };
  }

  async function report(search: ReportSearch, page: number, count: number): Promise<Reply<'read-report'>> {
    const told = await ask((access) => {
      if (search.kind === 'words') return reportNews(request, access, search, now);
      if (search.kind === 'about') return reportAbout(request, access, search.subject, { ...search, page, count }, now);
      const { first, second, fields } = search;
      const halves = { first: { keywords: first, fields }, second: { keywords: second, fields } };
      return reportDifference(request, access, { ...search, ...halves }, now);
    });
    return { ...told, more: search.kind === 'about' && told.articles.length >= count };
  }

  /** A company that no rule can hold is found among the rows of all. */
  async function csv({ from, to, type, company }: EventSearch, page: number): Promise<Reply<'read-event-csv'>> {
    const { rules, refused } = rulesOf({ ...typesOf(type), ...(company === null ? {} : { org: [company] }) });
    const rule = rules[0] ?? rulesOf(typesOf(type)).rules[0] ?? '';
    const found = await ask((access) => eventCsvPage(request, access, { from, to, rule }, pageOf(page), now));
    const { columns, rows, more, isCut } = found;
    const wanted = rows.filter((row) => refused.length === 0 || row.company === company);
    return { columns, rows: wanted.map(({ id, cells }) => ({ id, cells })), more, isCut };
  }

  return {
    'read-news': ({ search, page }) => news(search, page),
    'read-report': ({ search, page }) => report(search, page, REPORT_COUNT),
    async 'read-events'({ search: { from, to, type, company }, page }) {
      const search = { from, to, ...typesOf(type), ...(company === null ? {} : { org: [company] }) };
      const found = await ask((access) => searchEvents(request, access, search, pageOf(page), now));
      return { signals: found.signals, more: found.more };
    },
    'read-event-csv': ({ search, page }) => csv(search, page),
  } satisfies Partial<Handlers>;
}

const typesOf = (type: EventSearch['type']) => ({ types: type === null ? [] : [type] });
const pageOf = (page: number) => ({ page, count: EVENT_COUNT, seen: new Set<string>() });
