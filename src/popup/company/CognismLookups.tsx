import { useState } from 'preact/hooks';
import { browser } from '../../browser.ts';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { CompanyFacts } from '../../model/schemas/people/company.ts';
import type { Employment } from '../../model/schemas/people/employment.ts';
import type { Article } from '../../model/schemas/people/news.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { newsAddress } from '../../model/views/news-address.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { CompanyList, EmploymentList, NewsList } from './CognismLookupLists.tsx';

type LookupResult =
  | { readonly kind: 'companies'; readonly list: readonly CompanyFacts[] }
  | { readonly kind: 'employment'; readonly list: readonly Employment[] }
  | { readonly kind: 'news'; readonly list: readonly Article[] };
type LookupKind = LookupResult['kind'];

type Props = {
  company: string | null;
  /** The person's name, on a page about one. */
  name: string | null;
  /** Receives the domain of the company the user picked. */
  onDomain: (domain: string) => void;
};

/** Cognism's API of 2016: asked only on a click, free, and nothing is kept. */
export function CognismLookups({ company, name, onDomain }: Props) {
  const [found, setFound] = useState<LookupResult | null>(null);
  const [asking, setAsking] = useState<LookupKind | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function find(kind: LookupKind) {
    setFailure(null);
    setAsking(kind);
    const outcome = await ask(kind, company ?? '', name ?? '');
    setAsking(null);
    if (outcome.ok) setFound({ kind, list: outcome.value } as LookupResult);
    else setFailure(outcome.failure);
  }

  const button = (kind: LookupKind, words: string) => (
    <button type="button" disabled={asking !== null} onClick={() => void find(kind)}>
      {words}
    </button>
  );
  const about = name ? ({ kind: 'person', name } as const) : company && ({ kind: 'company', name: company } as const);
  return (
    <section class="source" aria-label={t('cognism2016')}>
      <h2>{t('backgroundHeading')}</h2>
      <div class="row choices">
        {company && button('companies', t('askCompany'))}
        {company && button('news', t('askNews'))}
        {name && button('employment', t('askEmployment'))}
        {about && (
          <a class="button" href={browser.runtime.getURL(newsAddress(about))} target="_blank" rel="noopener">
            {t('openNews')}
          </a>
        )}
      </div>
      <p class="hint" role="status">
        {asking ? t('asking', t('cognism2016')) : t('backgroundHint')}
      </p>
      {failure && <FailureAlert failure={failure} />}
      {found?.list.length === 0 && <p class="hint">{t('backgroundNothing', t('cognism2016'))}</p>}
      {found?.kind === 'companies' && <CompanyList companies={found.list} onDomain={onDomain} />}
      {found?.kind === 'employment' && <EmploymentList people={found.list} />}
      {found?.kind === 'news' && <NewsList articles={found.list} />}
    </section>
  );
}

function ask(kind: LookupKind, company: string, name: string) {
  if (kind === 'companies') return send('ask-companies', { name: company });
  return kind === 'news' ? send('ask-news', { company }) : send('ask-employment', { name, company: company || null });
}
