import { useCallback, useState } from 'preact/hooks';
import { type MessageKey, t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { LedgerFilter, LedgerPage } from '../../model/schemas/purchases/ledger-views.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { useView } from '../../ui/use-view.ts';
import { LedgerFilterBar } from './LedgerFilterBar.tsx';
import { LedgerRow } from './LedgerRow.tsx';
import { loadEntries } from './load-entries.ts';

const NO_FILTER: LedgerFilter = { service: null, state: null, text: '' };
const isWorking = ({ entries }: LedgerPage) => entries.some(({ purchase }) => purchase.state === 'intent');

const COLUMNS = [
  'ledgerTime',
  'ledgerWho',
  'ledgerService',
  'ledgerAsked',
  'ledgerState',
  'ledgerCharged',
  'ledgerRemaining',
  'ledgerWhy',
] as const satisfies MessageKey[];

/** The newest entries of the ledger, as they are on disk: whatever changes them changes what is shown. */
export function LedgerEntries({ services }: { services: readonly Service[] }) {
  const [filter, setFilter] = useState(NO_FILTER);
  const [least, setLeast] = useState(1);
  const [refused, setRefused] = useState<Failure | null>(null);
  const load = useCallback((signal: AbortSignal) => loadEntries(filter, least, signal), [filter, least]);
  const { latest: page, failure, isStale } = useView({ topics: ['ledger', 'people'] }, load, { isWorking });
  const entries = page?.entries ?? [];
  const isFiltered = filter.service !== null || filter.state !== null || filter.text !== '';

  async function countAsCharged(id: number) {
    const outcome = await send('count-as-charged', { id });
    setRefused(outcome.ok ? null : outcome.failure);
  }

  return (
    <section class="ledger-part">
      <h2>{t('ledgerEntries')}</h2>
      <LedgerFilterBar
        filter={filter}
        services={services}
        onFilter={(wanted) => {
          setFilter(wanted);
          setLeast(1);
        }}
      />
      {(failure ?? refused) && <FailureAlert failure={failure ?? refused ?? { kind: 'internal' }} />}
      <table class="entries" aria-label={t('tabLedger')} aria-busy={isStale}>
        <thead>
          <tr>
            {COLUMNS.map((key) => (
              <th key={key} scope="col" class={isNumber(key) ? 'number' : ''}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <LedgerRow key={entry.purchase.id} entry={entry} onCount={countAsCharged} />
          ))}
        </tbody>
      </table>
      <p class="hint" role="status">
        {isStale && t('ledgerSearching')}
        {page && !isStale && entries.length === 0 && t(isFiltered ? 'ledgerNoneFiltered' : 'ledgerEmpty')}
      </p>
      {page?.next != null && (
        <button type="button" disabled={isStale} onClick={() => setLeast(entries.length + 1)}>
          {t('ledgerMore')}
        </button>
      )}
    </section>
  );
}

const isNumber = (key: (typeof COLUMNS)[number]) => key === 'ledgerCharged' || key === 'ledgerRemaining';
