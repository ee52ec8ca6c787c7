import { type Article, newsSearch, reportSearch } from '../../model/schemas/people/news.ts';
import { eventSearch, type Signal } from '../../model/schemas/people/signal.ts';
import { z } from '../../model/schemas/schema.ts';
import { question, replies } from './message.ts';

/** From 0. */
const page = z.int().check(z.gte(0), z.lte(1000));

export type NewsPage = { readonly articles: readonly Article[]; readonly more: boolean };
export type ReportPage = NewsPage & { readonly text: string };
export type FoundEvents = { readonly signals: readonly Signal[]; readonly more: boolean };
/** `isCut`: the service's text broke off behind these rows. */
export type EventRows = {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[];
  readonly more: boolean;
  readonly isCut: boolean;
};

/** Asked of Cognism's API of 2016: free, and nothing is kept. */
export const researchMessages = {
  'read-news': question(z.strictObject({ search: newsSearch, page }), replies<NewsPage>()),
  'read-report': question(z.strictObject({ search: reportSearch, page }), replies<ReportPage>()),
  'read-events': question(z.strictObject({ search: eventSearch, page }), replies<FoundEvents>()),
  'read-event-csv': question(z.strictObject({ search: eventSearch, page }), replies<EventRows>()),
};
