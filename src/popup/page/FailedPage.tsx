import { browser } from '../../browser.ts';
import { type MessageKey, t } from '../../i18n.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { PageView } from '../../model/views/views.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { PageWithoutPerson } from '../company/PageWithoutPerson.tsx';
import { DriftAlarm } from './DriftAlarm.tsx';

const TITLES: Partial<Record<Failure['kind'], MessageKey>> = {
  'not-linkedin': 'notLinkedInTitle',
  'reload-page': 'reloadTitle',
  'no-permission': 'noPermissionTitle',
};

type Props = {
  page: Extract<PageView, { kind: 'failed' }>;
  tabId: number | null;
  onAllowed: () => void;
};

export function FailedPage({ page: { failure, drift, account }, tabId, onAllowed }: Props) {
  async function reload() {
    if (tabId !== null) await browser.tabs.reload(tabId);
  }
  return (
    <PageWithoutPerson tabId={tabId} pageKey="" account={account}>
      <header class="card">
        <h1>{t(TITLES[failure.kind] ?? 'unreadableTitle')}</h1>
      </header>
      <FailureAlert failure={failure} onAllowed={onAllowed} onReload={() => void reload()} />
      {drift && tabId !== null && <DriftAlarm drift={drift} tabId={tabId} />}
    </PageWithoutPerson>
  );
}
