import { formatToldDay } from '../../i18n.ts';
import type { Article } from '../../model/schemas/people/news.ts';

export function NewsCard({ article: { headline, summary, url, at, author, source } }: { article: Article }) {
  return (
    <li class="news-card">
      <h3 dir="auto">
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            {headline}
          </a>
        ) : (
          headline
        )}
      </h3>
      <p class="hint" dir="auto">
        {[source, author === source ? null : author].filter(Boolean).join(' · ')}
        {(source || author) && at !== null && ' · '}
        {at !== null && <time dateTime={new Date(at).toISOString()}>{formatToldDay(at)}</time>}
      </p>
      {summary && <p dir="auto">{summary}</p>}
    </li>
  );
}
