import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser.ts';
import { type MessageKey, t } from '../i18n.ts';
import type { Failure } from '../model/failure.ts';
import type { AccountView, PageView } from '../model/views.ts';
import { FailureAlert } from '../ui/Alert.tsx';
import { CompanyBox } from './CompanyBox.tsx';
import { Footer } from './Footer.tsx';
import { NoKey } from './NoKey.tsx';
import { Person } from './Person.tsx';
import type { TabWatch } from './tab-watch.ts';

export function App({ watch }: { watch: TabWatch }) {
  const [{ tabId, page }, setShown] = useState(watch.current);
  useEffect(() => watch.subscribe(setShown), [watch]);
  if (!page) return <Reading />;
  // The key makes a new person start from nothing: no state of the old one can show through.
  if (page.kind === 'person') {
    return <Person key={page.person.slug} tabId={tabId} person={page.person} first={page.view} />;
  }
  return <NoPerson page={page} tabId={tabId} onAllowed={watch.reread} />;
}

function Reading() {
  return (
    <main class="popup">
      <div class="progress" role="status">
        <span class="spinner" />
        <div>
          <strong>{t('reading')}</strong>
          <p class="hint">{t('readingHint')}</p>
        </div>
      </div>
    </main>
  );
}

const PAGES = {
  'people-list': ['pageList', 'pageListHint'],
  company: ['pageCompany', 'pageCompanyHint'],
  other: ['pageOther', 'pageOtherHint'],
} as const;

const FAILED_TITLES: Partial<Record<Failure['kind'], MessageKey>> = {
  'not-linkedin': 'notLinkedInTitle',
  'reload-page': 'reloadTitle',
  'no-permission': 'noPermissionTitle',
};

type NoPersonProps = { page: Exclude<PageView, { kind: 'person' }>; tabId: number | null; onAllowed: () => void };

/** Every page without a readable person: what it is, and the domain box, which needs no page. */
function NoPerson({ page, tabId, onAllowed }: NoPersonProps) {
  const [latest, setLatest] = useState<AccountView | null>(null);
  const account = latest ?? page.account;
  const place = page.kind === 'nobody' ? placeOf(page.address) : '';
  async function reload() {
    if (tabId !== null) await browser.tabs.reload(tabId);
  }
  return (
    <main class="popup">
      <header class="card">
        <h1>{t(titleOf(page))}</h1>
        {page.kind === 'nobody' && <p class="hint">{t(PAGES[page.page][1])}</p>}
      </header>
      {page.kind === 'failed' && (
        <FailureAlert failure={page.failure} onAllowed={onAllowed} onReload={() => void reload()} />
      )}
      {!account.hasKey && <NoKey />}
      <CompanyBox
        key={place}
        tabId={tabId}
        place={place}
        person={null}
        suggested={null}
        contact={null}
        onAccount={setLatest}
      />
      <Footer account={account} />
    </main>
  );
}

/** A company's pages are one place: `/company/x` and `/company/x/about/`. */
function placeOf(address: string): string {
  return new URL(address).pathname.split('/').slice(0, 3).join('/');
}

function titleOf(page: NoPersonProps['page']): MessageKey {
  if (page.kind === 'nobody') return PAGES[page.page][0];
  return FAILED_TITLES[page.failure.kind] ?? 'unreadableTitle';
}
