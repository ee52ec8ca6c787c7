import { useEffect } from 'preact/hooks';
import { formatNumber, type MessageKey, t, tn } from '../i18n.ts';
import { onChange } from '../messages/changes.ts';
import type { Row } from '../messages/names.ts';
import type { ListName } from '../model/reading.ts';
import type { ListRow, PageView } from '../model/views.ts';
import { Elsewhere } from './Elsewhere.tsx';
import { placeOf } from './place.ts';
import { RowButton, rowKey } from './RowButton.tsx';

type Page = Extract<PageView, { kind: 'list' }>;

const TITLES: Record<ListName, MessageKey> = {
  search: 'listSearch',
  connections: 'listConnections',
  network: 'listNetwork',
  'catch-up': 'listCatchUp',
  'company-people': 'listCompanyPeople',
  'sales-search': 'listSalesSearch',
  'sales-list': 'listSalesList',
  'recruiter-search': 'listRecruiterSearch',
};

type Props = {
  page: Page;
  tabId: number | null;
  opened: Row | null;
  onOpen: (row: Row) => void;
  onReread: () => void;
};

/** The people of a list, each with what is known; a click shows one, and never spends. */
export function PeopleList({ page, tabId, opened, onOpen, onReread }: Props) {
  const { rows, address, account } = page;
  useEffect(() => {
    const closed = new AbortController();
    onChange(onReread, closed.signal);
    return () => closed.abort();
  }, [onReread]);
  return (
    <Elsewhere tabId={tabId} place={placeOf(address)} account={account}>
      <header class="card">
        <h1 dir="auto">{titleOf(page)}</h1>
        <p class="hint">{rows.length > 0 ? countText(rows) : t('listEmpty')}</p>
      </header>
      {rows.length > 0 && (
        <ul class="people" aria-label={t('peopleOnPage')}>
          {rows.map((row) => (
            <RowButton key={rowKey(row)} row={row} takesFocus={isSame(row, opened)} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </Elsewhere>
  );
}

function titleOf({ list, company }: Page): string {
  return list === 'company-people' && company ? t('listPeopleAt', company) : t(TITLES[list]);
}

function countText(rows: readonly ListRow[]): string {
  const saved = rows.filter(({ state }) => state === 'email' || state === 'phone' || state === 'both').length;
  return tn('listCount', rows.length, formatNumber(saved));
}

function isSame(row: ListRow, other: Row | null): boolean {
  return other !== null && rowKey(row) === rowKey(other);
}
