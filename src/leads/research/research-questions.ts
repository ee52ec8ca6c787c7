import type { Outcome } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';
import { dayOf } from '../../model/day.ts';
import type { Article, NewsSearch, ReportSearch } from '../../model/schemas/people/news.ts';
import type { GrowingFile } from '../use-paged-file.ts';
import type { AnsweredPage } from '../use-pages.ts';

const MAX_REPORT_PAGES = 20;

/** A difference is known only as a report. */
export async function askNews(
  search: NewsSearch | ReportSearch,
  page: number,
): Promise<Outcome<AnsweredPage<Article>>> {
  const outcome =
    search.kind === 'difference'
      ? await send('read-report', { search, page })
      : await send('read-news', { search, page });
  if (!outcome.ok) return outcome;
  return { ok: true, value: { items: outcome.value.articles, more: outcome.value.more } };
}

/** The reports of all pages, as the service wrote them, one behind the other. */
export function growingReport(search: NewsSearch | ReportSearch): GrowingFile {
  const pieces: string[] = [];
  return {
    name: `leadlight-news-${dayOf(Date.now())}.txt`,
    mostPages: MAX_REPORT_PAGES,
    async read(page) {
      const outcome = await send('read-report', { search, page });
      if (!outcome.ok) return outcome;
      const { text, more } = outcome.value;
      const isNew = text !== pieces.at(-1);
      if (isNew) pieces.push(text);
      return { ok: true, value: { more, isNew, isCut: false } };
    },
    written: () => pieces.reduce((sum, piece) => sum + piece.length, 0),
    file: () => new Blob([pieces.join('\n\n'), '\n'], { type: 'text/plain' }),
  };
}
