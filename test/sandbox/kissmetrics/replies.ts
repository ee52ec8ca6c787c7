import { createHash } from 'node:crypto';
import type { ReceivedRequest, ReplyHeaders } from '../exchange.ts';
import type { Outcome } from '../service/outcome.ts';
import type { Settings } from './state.ts';

export interface Link {
  readonly templated: boolean;
  readonly href: string;
  readonly rel: string;
  readonly name: string;
}

/** The hosts as the vendor has them; at any other name the sandbox was asked directly. */
export const API_HOST = 'api.kissmetrics.com';
export const QUERY_HOSTS: readonly string[] = ['query.kissmetrics.com', 'query.kissmetrics.io'];

/** Where addresses in replies lead: at the vendor's own host, or back to where the request was sent. */
export function originFor({ host, headers }: ReceivedRequest, wanted: string, isPlain: boolean): string {
  if (host === API_HOST || QUERY_HOSTS.includes(host)) return `https://${wanted}`;
  return `${isPlain ? 'http' : 'https'}://${headers.host}`;
}

export function link(rel: string, href: string, name: string, templated = false): Link {
  return { templated, href, rel, name };
}

/** A reply with the headers that were observed. */
export function answer(status: number, body: object, more: ReplyHeaders = {}): Outcome {
  // `&` is written like that live.
  const text = JSON.stringify(body).replaceAll('&', '\\u0026');
  const digest = createHash('md5').update(text).digest('hex');
  const headers = {
    ...{ Etag: `"${digest}"`, 'X-Request-Id': digest.slice(0, 32), 'X-Runtime': '0.042317' },
    ...{ 'Cache-Control': 'max-age=0, private, must-revalidate' },
  };
  return { status, body: text, credits: 0, subject: '', headers: { ...headers, ...more } };
}

export function failed(status: number, error: string): Outcome {
  return answer(status, { meta: { status, message: error.replaceAll('_', ' '), errors: [error] } });
}

/** One thing, in its envelope or bare. */
export function thing(data: object, links: readonly Link[], { envelope }: Settings): Outcome {
  return envelope === 'document'
    ? answer(200, { links, ...data })
    : answer(200, { meta: { status: 200 }, data, links });
}

export interface Part<T> {
  readonly items: readonly T[];
  readonly limit: number;
  readonly offset: number;
  readonly total: number;
}

/** The part of a list that was asked for; null for what is no number. */
export function partOf<T>(all: readonly T[], { query }: ReceivedRequest, usual: number, most: number): Part<T> | null {
  const [limit, offset] = [Number(query.get('limit') ?? usual), Number(query.get('offset') ?? 0)];
  if (!Number.isInteger(limit) || !Number.isInteger(offset) || limit < 1 || offset < 0) return null;
  const size = Math.min(limit, most);
  return { items: all.slice(offset, offset + size), limit: size, offset, total: all.length };
}

/** `first`, `last`, `next` and `prev`, as far as they are. */
export function pageLinks<T>(href: string, { limit, offset, total }: Part<T>): Link[] {
  const at = (start: number) => `${href}?limit=${limit}&offset=${start}`;
  const last = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  return [
    link('first', at(0), 'First'),
    link('last', at(last), 'Last'),
    ...(offset + limit < total ? [link('next', at(offset + limit), 'Next')] : []),
    ...(offset > 0 ? [link('prev', at(Math.max(0, offset - limit)), 'Previous')] : []),
  ];
}

/** A page of a list of the Core API. */
export function page(all: readonly object[], href: string, request: ReceivedRequest, settings: Settings): Outcome {
  const part = partOf(all, request, 20, settings.mostPerPage);
  if (!part) return failed(400, 'bad_request');
  const { items, limit, offset, total } = part;
  const links = pageLinks(href, part);
  if (settings.envelope === 'document') return answer(200, items, headerOf(links));
  const told = settings.paging === 'links' ? links : [];
  const template = link('next', `${href}{?limit,offset}`, 'Next', true);
  const isMore = settings.paging === 'templates' && links.some(({ rel }) => rel === 'next');
  const body = { meta: { status: 200 }, data: items, pagination: { limit, offset, total } };
  const headers = settings.paging === 'header' ? headerOf(links) : {};
  const { pagination, ...bare } = body;
  return answer(200, { ...(settings.paging === 'header' ? bare : body), links: isMore ? [template] : told }, headers);
}

function headerOf(links: readonly Link[]): ReplyHeaders {
  return { Link: links.map(({ href, rel }) => `<${href}>; rel="${rel}"; templated="false"`).join(', ') };
}
