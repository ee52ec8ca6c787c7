import type { Article } from '../../model/schemas/people/news.ts';
import { textWithin } from '../values/contact-values.ts';
import { articleAddress, summaryOf } from './articles.ts';
import type { ReadCognism2016Reply } from './call.ts';
import { readDay } from './days.ts';

export type DataReport = { readonly text: string; readonly articles: readonly Article[] };

const REPORT_TITLE = 'Cognism Data Report';
/** A whole report goes into one message to the page: browsers take 64 MB. */
export const MAX_REPORT_BYTES = 20_000_000;
const MAX_ENTRIES = 200;
const MAX_READ_LENGTH = 1_000_000;
const MAX_ENTRY_LENGTH = 20_000;
const FIELD_LABELS = ['EID:', '| UID:', '| Date:', '| Author:', '| Source:', 'URL:'] as const;

/** Text reports of v1, v2 and DIFF. Only the title is documented. */
export const readReport: ReadCognism2016Reply<DataReport> = (body) => {
  // A web page in place of the service is text, too.
  if (body.kind !== 'text' || !body.text.trimStart().startsWith(REPORT_TITLE)) return 'unreadable';
  // The text is saved whole; entries are read of its beginning.
  const text = body.text.trim();
  const read = text.slice(0, MAX_READ_LENGTH);
  const starts = [...read.matchAll(/^\[\d{1,6}\] /gm)].slice(0, MAX_ENTRIES + 1).map(({ index }) => index);
  const entries = starts
    .slice(0, MAX_ENTRIES)
    .map((start, at) => read.slice(start, starts[at + 1]).slice(0, MAX_ENTRY_LENGTH));
  return { value: { text, articles: entries.flatMap((entry) => articleIn(entry) ?? []) } };
};

function articleIn(entry: string): Article | null {
  const [head = '', ...parts] = entry.split(/\r?\n\r?\n/);
  const [headline, , , date, author, source, url] = fieldsOf(head.replace(/^\[\d+\] /, ''));
  const found = textWithin(headline ?? head.split('\n')[0]?.replace(/^\[\d+\] /, ''));
  if (!found) return null;
  const abstract = parts.find((part) => part.startsWith('Abstract:'))?.slice('Abstract:'.length);
  return {
    headline: found,
    summary: summaryOf(abstract),
    url: articleAddress(bare(url)?.replace(/\s+/g, '')),
    at: readDay(bare(date)),
    author: bare(author),
    source: bare(source),
  };
}

/** Full lines are broken even within words; a space at a line's end is kept. */
function fieldsOf(head: string): (string | undefined)[] {
  const line = head.replace(/\r?\n/g, '');
  const fields: (string | undefined)[] = [];
  let from = 0;
  for (const label of FIELD_LABELS) {
    const at = line.indexOf(label, from);
    fields.push(at < 0 ? undefined : line.slice(from, at));
    if (at >= 0) from = at + label.length;
  }
  return [...fields, from === 0 ? undefined : line.slice(from)];
}

/** v2 prints some values as its program holds them: `Some(PR Newswire)`. */
function bare(field: string | undefined): string | null {
  const said = textWithin(field);
  return textWithin(/^Some\((.*)\)$/.exec(said ?? '')?.[1] ?? said);
}
