import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { PageView } from '../../model/views/views.ts';
import { CognismLookups } from './CognismLookups.tsx';
import { PageWithoutPerson } from './PageWithoutPerson.tsx';
import { pageKeyOf } from './page-key.ts';
import { siteDomain } from './site-domain.ts';

type Props = { page: Extract<PageView, { kind: 'company' }>; tabId: number | null };

/** The domain comes from the website on the page. */
export function CompanyPage({ page: { company, address, account }, tabId }: Props) {
  const { name, website, industry, size, headquarters } = company;
  // Undefined while loading.
  const [domain, setDomain] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let isShown = true;
    void siteDomain(website ?? '').then((found) => isShown && setDomain(found));
    return () => {
      isShown = false;
    };
  }, [website]);
  const facts = [industry, size, headquarters].filter(Boolean);
  return (
    <PageWithoutPerson tabId={tabId} pageKey={pageKeyOf(address)} account={account} suggested={domain ?? null}>
      <header class="card">
        <h1 dir="auto">{name}</h1>
        {facts.length > 0 && (
          <p class="hint" dir="auto">
            {facts.join(' · ')}
          </p>
        )}
        {domain === null && <p class="hint">{t('pageCompanyHint')}</p>}
      </header>
      {account.services.includes('cognism2016') && <CognismLookups company={name} name={null} onDomain={setDomain} />}
    </PageWithoutPerson>
  );
}
