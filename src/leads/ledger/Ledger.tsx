import { useCallback } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { useView } from '../../ui/use-view.ts';
import { LedgerBalance } from './LedgerBalance.tsx';
import { LedgerCheck } from './LedgerCheck.tsx';
import { LedgerDays } from './LedgerDays.tsx';
import { LedgerEntries } from './LedgerEntries.tsx';
import { LedgerExport } from './LedgerExport.tsx';
import { LedgerRepair } from './LedgerRepair.tsx';

/** Where every credit went. */
export function Ledger() {
  const load = useCallback(() => send('view-ledger-sums', null), []);
  const { view: sums, failure } = useView({ topics: ['ledger', 'accounts'] }, load);
  const days = sums?.days ?? [];

  return (
    <div class="ledger">
      <header>
        <h1>{t('tabLedger')}</h1>
        <p class="hint">{t('ledgerIntro')}</p>
      </header>
      {failure && <FailureAlert failure={failure} />}
      {sums && (
        <div class="ledger-sums">
          <LedgerBalance statements={sums.statements} />
          <LedgerDays days={days} earlierDays={sums.earlierDays} />
        </div>
      )}
      <LedgerEntries services={[...new Set(days.map(({ service }) => service))]} />
      <section class="ledger-part">
        <h2>{t('exportHeading')}</h2>
        <p class="hint">{t('exportHint')}</p>
        <div class="ledger-files">
          <LedgerExport total={sums?.entries ?? 0} />
          <LedgerCheck />
        </div>
      </section>
      {sums && <LedgerRepair damaged={sums.damaged} />}
    </div>
  );
}
