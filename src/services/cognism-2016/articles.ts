import type { Article } from '../../model/schemas/people/news.ts';
import { z } from '../../model/schemas/schema.ts';
import { textWithin } from '../values/contact-values.ts';
import { longText, text } from '../values/tolerant.ts';
import { type ReadCognism2016Reply, readEntries } from './call.ts';
import { readDay } from './days.ts';

/** As the vendor's later document prints it. `date` is dd.MM.yyyy, `abstract` HTML. */
const documentBody = z.object({
  headline: text,
  subHeadline: longText,
  abstract: longText,
  url: text,
  date: text,
  author: text,
  source: text,
});

const MAX_ARTICLES = 200;
const MAX_SUMMARY_LENGTH = 2000;
const MAX_ADDRESS_LENGTH = 2000;

export const readDocuments: ReadCognism2016Reply<Article[]> = (body) => {
  const parsed = body.kind === 'json' ? z.object({ documents: z.array(z.unknown()) }).safeParse(body.value) : null;
  return parsed?.success ? readEntries(parsed.data.documents, MAX_ARTICLES, articleOf) : 'unreadable';
};

function articleOf(document: unknown): Article | null {
  const parsed = documentBody.safeParse(document);
  const headline = parsed.success ? textWithin(parsed.data.headline) : null;
  if (!parsed.success || !headline) return null;
  const { abstract, subHeadline, url, date, author, source } = parsed.data;
  return {
    headline,
    summary: summaryOf(abstract) ?? summaryOf(subHeadline),
    url: articleAddress(url),
    at: readDay(textWithin(date)),
    author: textWithin(author),
    source: textWithin(source),
  };
}

export function summaryOf(html: unknown): string | null {
  if (typeof html !== 'string') return null;
  const plain = html.slice(0, 4 * MAX_SUMMARY_LENGTH).replace(/<\/?[a-z][^<>]*>/gi, ' ');
  return textWithin(
    plain.replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, name) => ENTITIES[name] ?? ''),
    MAX_SUMMARY_LENGTH,
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
};

export function articleAddress(value: unknown): string | null {
  const url = typeof value === 'string' ? URL.parse(value.trim()) : null;
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password;
  return isWeb && url.href.length <= MAX_ADDRESS_LENGTH ? url.href : null;
}
