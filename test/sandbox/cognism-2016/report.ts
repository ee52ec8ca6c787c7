import type { Article } from './news.ts';
import type { Search } from './search.ts';

/** A search as documents print it above their report. */
export function queryLines({ keywords, searchFields, exclusions, dateFrom, dateTo, source }: Search): string {
  return [
    'Query Parameters:',
    `  Keywords = ${keywords.join(', ')}`,
    `  Search fields = ${searchFields.join(', ')}`,
    `  Exclusions = ${exclusions.join(', ')}`,
    `  Date From = ${dateFrom}`,
    `  Date To = ${dateTo}`,
    '  Annotation = List()',
    `  Source = ${source.join(', ')}`,
  ].join('\n');
}

/** The report of v1, or that of v2, which prints dates and options as its program holds them. */
export function report(title: string, head: string, articles: readonly Article[], version: 1 | 2 = 1): string {
  const entries = articles.map((article, at) => `[${at + 1}] ${version === 1 ? entry(article) : laterEntry(article)}`);
  return [title, head, ...entries].join('\n\n');
}

function entry({ headline, uid, date, author, source, url }: Article): string {
  return [
    `${headline}`,
    `EID: ${uid}-eid | UID: ${uid} | Date: ${date} | Author: ${author} | `,
    `Source: ${source}`,
    `URL: ${url}`,
    '',
    'Annotations:',
    '  genre => News',
  ].join('\n');
}

function laterEntry({ headline, uid, date, author, source, url, abstract }: Article): string {
  const [day = '', month = '', year = ''] = date.split('.');
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), 14));
  const [weekday = '', dayOfMonth = '', monthName = ''] = at.toUTCString().replace(',', '').split(' ');
  return [
    headline,
    `EID: ${uid} | UID: ${uid} | Date: ${weekday} ${monthName} ${dayOfMonth} 14:00:00 `,
    `UTC ${year} | Author: Some(${author}) | `,
    `Source: ${source}`,
    `URL: Some(${url.slice(0, 20)}`,
    `${url.slice(20)})`,
    '',
    'Abstract:',
    abstract,
    '',
    'Named Entities:',
  ].join('\n');
}
