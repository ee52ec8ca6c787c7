import { useState } from 'preact/hooks';
import { formatToldDay, t } from '../../i18n.ts';
import type { CompanyFacts } from '../../model/schemas/people/company.ts';
import type { Employment } from '../../model/schemas/people/employment.ts';
import type { Article } from '../../model/schemas/people/news.ts';
import { siteDomain } from './site-domain.ts';

const MIN_ROWS_FOLDED = 5;

type CompaniesProps = { companies: readonly CompanyFacts[]; onDomain: (domain: string) => void };

/** Companies of a name: which one is meant is for the user to say. */
export function CompanyList({ companies, onDomain }: CompaniesProps) {
  const [isOdd, setOdd] = useState(false);

  async function use(site: string) {
    const domain = await siteDomain(site);
    setOdd(domain === null);
    if (domain) onDomain(domain);
  }

  return (
    <ul class="values" aria-label={t('companiesFound')}>
      {companies.slice(0, MIN_ROWS_FOLDED).map(({ name, site, industry, size, type, headquarters }) => (
        <li key={`${name} ${site} ${headquarters}`} class="employee">
          <p>
            <strong dir="auto">{name}</strong>
          </p>
          <p class="hint" dir="auto">
            {[industry, type, size, headquarters].filter(Boolean).join(' · ')}
          </p>
          {site && (
            <div class="row">
              <bdi>{site}</bdi>
              <button type="button" class="quiet" onClick={() => void use(site)}>
                {t('useDomain')}
              </button>
            </div>
          )}
        </li>
      ))}
      {isOdd && <li class="hint">{t('failBadDomain')}</li>}
    </ul>
  );
}

/**
 * People of a name, with where they worked. Nothing but the name says that it is the same person, and the user is told.
 */
export function EmploymentList({ people }: { people: readonly Employment[] }) {
  return (
    <>
      {people.length > 0 && <p class="hint">{t('employmentHint')}</p>}
      <ul class="values" aria-label={t('employmentFound')}>
        {people.slice(0, MIN_ROWS_FOLDED).map(({ name, location, employer, jobs }, at) => (
          // The service gives no identity: two may be alike in everything.
          <li key={`${at} ${name}`} class="employee">
            <p>
              <strong dir="auto">{name}</strong>{' '}
              <span class="hint">{[employer, location].filter(Boolean).join(' · ')}</span>
            </p>
            <ul class="jobs">
              {jobs.slice(0, MIN_ROWS_FOLDED).map(({ company, title, from, to }) => (
                <li key={`${company} ${title} ${from}`} class="hint" dir="auto">
                  {[[title, company].filter(Boolean).join(', '), [from, to].filter(Boolean).join(' – ')]
                    .filter(Boolean)
                    .join(' · ')}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Articles that are about a company. Their addresses are opened by the user's click only. */
export function NewsList({ articles }: { articles: readonly Article[] }) {
  return (
    <ul class="values" aria-label={t('newsFound')}>
      {articles.slice(0, MIN_ROWS_FOLDED * 2).map(({ headline, summary, url, at, source }, pageKey) => (
        <li key={`${pageKey} ${headline}`} class="employee">
          <p dir="auto">
            {url ? (
              <a href={url} target="_blank" rel="noreferrer">
                {headline}
              </a>
            ) : (
              <strong>{headline}</strong>
            )}
          </p>
          <p class="hint">{[source, at !== null && formatToldDay(at)].filter(Boolean).join(' · ')}</p>
          {summary && (
            <p class="headline hint" dir="auto">
              {summary}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
