import { t } from '../i18n.ts';
import type { RowReference } from '../messages/names.ts';
import type { PageView } from '../model/views/views.ts';
import { CompanyPage } from './company/CompanyPage.tsx';
import { PageWithoutPerson } from './company/PageWithoutPerson.tsx';
import { pageKeyOf } from './company/page-key.ts';
import { PeopleList } from './list/PeopleList.tsx';
import { FailedPage } from './page/FailedPage.tsx';
import { Person } from './person/Person.tsx';
import { UncertainPerson } from './person/UncertainPerson.tsx';

type Props = {
  page: PageView;
  tabId: number | null;
  /** The row that was last opened from this popup. */
  opened: RowReference | null;
  onOpen: (row: RowReference) => void;
  onReread: () => void;
  /** Told the number of the look-up of many that was begun. */
  onBegun: (id: number) => void;
};

/**
 * Each kind of page by its own part; keys make a new person or company start from nothing, so that none shows through.
 */
export function View({ page, tabId, opened, onOpen, onReread, onBegun }: Props) {
  switch (page.kind) {
    case 'person':
      return <Person key={page.person.slug} tabId={tabId} person={page.person} about={page.about} first={page.view} />;
    case 'uncertain':
      return <UncertainPerson page={page} tabId={tabId} />;
    case 'list':
      return (
        <PeopleList page={page} tabId={tabId} opened={opened} onOpen={onOpen} onReread={onReread} onBegun={onBegun} />
      );
    case 'company':
      return <CompanyPage key={pageKeyOf(page.address)} page={page} tabId={tabId} />;
    case 'nobody':
      return (
        <PageWithoutPerson tabId={tabId} pageKey={pageKeyOf(page.address)} account={page.account}>
          <header class="card">
            <h1>{t('pageOther')}</h1>
            <p class="hint">{t('pageOtherHint')}</p>
          </header>
        </PageWithoutPerson>
      );
    case 'failed':
      return <FailedPage page={page} tabId={tabId} onAllowed={onReread} />;
  }
}
