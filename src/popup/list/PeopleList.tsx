import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber, type MessageKey, t, tn } from '../../i18n.ts';
import type { RowReference } from '../../messages/names.ts';
import { aliasesOf } from '../../model/identity/aliases.ts';
import type { ListName } from '../../model/schemas/people/reading.ts';
import type { ListRow, PageView } from '../../model/views/views.ts';
import { AllCheck } from '../../ui/jobs/AllCheck.tsx';
import { priceNoteOf } from '../../ui/jobs/PersonCheck.tsx';
import { PhoneCheck } from '../../ui/jobs/PhoneCheck.tsx';
import { RunForm } from '../../ui/jobs/RunForm.tsx';
import { certainPeople, useChoices } from '../../ui/jobs/use-choices.ts';
import { usePrices } from '../../ui/jobs/use-prices.ts';
import { onChangeSoon } from '../../ui/on-change-soon.ts';
import { PageWithoutPerson } from '../company/PageWithoutPerson.tsx';
import { pageKeyOf } from '../company/page-key.ts';
import { MembershipFilter } from './MembershipFilter.tsx';
import { RowButton, rowKey } from './RowButton.tsx';

type ListPage = Extract<PageView, { kind: 'list' }>;

const TITLES: Record<ListName, MessageKey> = {
  search: 'listSearch',
  connections: 'listConnections',
  network: 'listNetwork',
  'catch-up': 'listCatchUp',
  'company-people': 'listCompanyPeople',
  'sales-search': 'listSalesSearch',
  'sales-list': 'listSalesList',
  'recruiter-search': 'listRecruiterSearch',
  'recruiter-project': 'listRecruiterProject',
  'sales-account': 'listSalesAccount',
  'sales-home': 'listSalesHome',
  'group-members': 'listGroupMembers',
  event: 'listEvent',
  post: 'listPost',
  feed: 'listFeed',
  messaging: 'listMessaging',
  job: 'listJob',
  'profile-viewers': 'listProfileViewers',
  notifications: 'listNotifications',
  elsewhere: 'peopleOnPage',
};

type Props = {
  page: ListPage;
  tabId: number | null;
  opened: RowReference | null;
  onOpen: (row: RowReference) => void;
  onReread: () => void;
  /** Receives the number of the lookup of many. */
  onBegun: (id: number) => void;
};

/** Opening a row never spends; checked people can be looked up together. */
export function PeopleList({ page, tabId, opened, onOpen, onReread, onBegun }: Props) {
  const { rows, address, account } = page;
  const [phoneRequired, setPhoneRequired] = useState(false);
  const shown = useRef(rows);
  shown.current = rows;
  useEffect(() => {
    const isShown = (name: string) => shown.current.some(({ identity }) => aliasesOf(identity).includes(name));
    const closed = new AbortController();
    onChangeSoon({ topics: ['product'], about: { topics: ['people'], isShown } }, onReread, closed.signal);
    return () => closed.abort();
  }, [onReread]);
  const [shownKind, setShownKind] = useState<ListRow['membership']>(null);
  const isFiltered = shownKind !== null && rows.some(({ membership }) => membership !== null);
  const candidates = rows
    .filter(({ membership }) => !isFiltered || membership === shownKind)
    .map((row) => ({ key: rowKey(row), person: row.person, isNew: row.state === 'none', row }));
  const prices = usePrices(certainPeople(candidates), phoneRequired);
  const choices = useChoices(candidates, prices);
  const uncertain = rows.filter(({ person }) => person === null).length;

  function begun(id: number) {
    // The next click must not look up people whom the user left out.
    choices.chooseAll(false);
    onBegun(id);
  }

  return (
    <PageWithoutPerson tabId={tabId} pageKey={pageKeyOf(address)} account={prices.view?.account ?? account}>
      <header class="card">
        <h1 dir="auto">{titleOf(page)}</h1>
        <p class="hint">{rows.length > 0 ? countText(rows) : t('listEmpty')}</p>
      </header>
      {rows.length > 0 && (
        <section class="chooser">
          <div class="row chooser-head">
            <AllCheck label={t('allOnPage')} choices={choices} />
            <PhoneCheck isChecked={phoneRequired} onCheck={setPhoneRequired} />
          </div>
          {rows.some(({ membership }) => membership !== null) && (
            <MembershipFilter shown={shownKind} onShow={setShownKind} />
          )}
          {candidates.length === 0 && <p class="hint">{t('listNobodyShown')}</p>}
          <ul class="people" aria-label={t('peopleOnPage')}>
            {candidates.map((one) => {
              const isChosen = choices.isChosen(one);
              return (
                <RowButton
                  key={one.key}
                  row={one.row}
                  takesFocus={isSame(one.row, opened)}
                  isChosen={isChosen}
                  isChoosable={choices.isChoosable(one)}
                  note={priceNoteOf(one.person && prices.offerOf(one.person), one.person !== null, isChosen)}
                  onOpen={onOpen}
                  onChoose={(wanted) => choices.choose(one, wanted)}
                />
              );
            })}
          </ul>
          {uncertain > 0 && <p class="hint">{tn('listUncertain', uncertain)}</p>}
          <RunForm
            people={certainPeople(choices.chosen)}
            prices={prices}
            phoneRequired={phoneRequired}
            onBegun={begun}
          />
        </section>
      )}
    </PageWithoutPerson>
  );
}

function titleOf({ list, company }: ListPage): string {
  return list === 'company-people' && company ? t('listPeopleAt', company) : t(TITLES[list]);
}

function countText(rows: readonly ListRow[]): string {
  const saved = rows.filter(({ state }) => state === 'email' || state === 'phone' || state === 'both').length;
  return tn('listCount', rows.length, formatNumber(saved));
}

function isSame(row: ListRow, other: RowReference | null): boolean {
  return other !== null && rowKey(row) === rowKey(other);
}
