import { t, tn } from '../../i18n.ts';
import type { Article, NewsSearch, ReportSearch } from '../../model/schemas/people/news.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { PagedFile } from '../PagedFile.tsx';
import { usePagedFile } from '../use-paged-file.ts';
import { usePages } from '../use-pages.ts';
import { NewsCard } from './NewsCard.tsx';
import { askNews, growingReport } from './research-questions.ts';

const REPORT_WORDS = {
  reading: 'reportReading',
  saved: 'reportSaved',
  savedPart: 'reportSavedPart',
  none: 'newsNone',
  kept: 'reportKept',
} as const;

/** What a search has found, page by page, and its report as a file. */
export function NewsResults({ search }: { search: NewsSearch | ReportSearch }) {
  const { items, isBusy, failure, more } = usePages<Article>((page) => askNews(search, page), keyOf);
  const report = usePagedFile();
  const isDifference = search.kind === 'difference';
  return (
    <section class="research-results" aria-busy={isBusy}>
      <h2>{t(isDifference ? 'newsDifference' : 'newsFound')}</h2>
      {failure && <FailureAlert failure={failure} />}
      <p class="hint" role="status">
        {isBusy ? t('asking', t('cognism2016')) : saidOf(items.length, failure !== null)}
      </p>
      {items.length > 0 && (
        <div class="row">
          <button
            type="button"
            disabled={report.state?.kind === 'reading'}
            onClick={() => report.begin(growingReport(search))}
          >
            {t('newsAsText')}
          </button>
        </div>
      )}
      <PagedFile download={report} words={REPORT_WORDS} />
      <ul class="news-list" aria-label={t('newsFound')}>
        {items.map((article) => (
          <NewsCard key={keyOf(article)} article={article} />
        ))}
      </ul>
      {more && !isBusy && (
        <button type="button" onClick={more}>
          {t(failure ? 'tryAgain' : 'ledgerMore')}
        </button>
      )}
    </section>
  );
}

function saidOf(found: number, hasFailed: boolean): string {
  if (found > 0) return tn('newsCount', found);
  return hasFailed ? '' : t('newsNone');
}

const keyOf = ({ headline, url, at, source }: Article) => JSON.stringify([headline, url, at, source]);
