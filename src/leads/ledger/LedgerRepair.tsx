import { useState } from 'preact/hooks';
import { formatNumber, type MessageKey, t, tn } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { SetAside } from '../../model/schemas/purchases/ledger-views.ts';
import { failureText } from '../../ui/purchase/failure-text.ts';

/** What the user knows a store as. All that follows from entries, and is worked out again, is one. */
const STORE_NAMES: Readonly<Record<string, MessageKey>> = {
  purchases: 'repairEntries',
  leads: 'repairPeople',
  domains: 'repairCompanies',
  days: 'repairSums',
  prices: 'repairSums',
  statements: 'repairSums',
  balances: 'repairSums',
  balancePoints: 'repairSums',
};

/** What could not be read so far, and a way to look at all of it. */
export function LedgerRepair({ damaged }: { damaged: readonly SetAside[] }) {
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const total = damaged.reduce((sum, { count }) => sum + count, 0);

  async function repair() {
    setBusy(true);
    setSaid(t('repairing'));
    const outcome = await send('repair-ledger', null);
    setBusy(false);
    if (!outcome.ok) {
      const { sentence, step } = failureText(outcome.failure);
      return setSaid(`${sentence} ${step}`);
    }
    const { damaged } = outcome.value;
    setSaid(damaged === 0 ? t('repairDoneNone') : tn('repairDone', damaged));
  }

  return (
    <section class="ledger-part">
      <h2>{t('repairHeading')}</h2>
      <p>{total === 0 ? t('repairNone') : tn('repairSetAside', total, storesText(damaged))}</p>
      <p class="hint">{t('repairHint')}</p>
      <button type="button" disabled={isBusy} onClick={() => void repair()}>
        {t('repair')}
      </button>
      <p role="status">{said}</p>
    </section>
  );
}

/** "ledger entries: 2, people: 1" */
function storesText(damaged: readonly SetAside[]): string {
  const ofKind = Map.groupBy(damaged, ({ store }) => STORE_NAMES[store] ?? 'repairOthers');
  return [...ofKind]
    .map(([name, of]) => t(name, formatNumber(of.reduce((sum, { count }) => sum + count, 0))))
    .join(', ');
}
