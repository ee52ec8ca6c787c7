import { t } from '../../i18n.ts';
import type { StatementView } from '../../model/schemas/purchases/ledger-views.ts';
import { balanceText } from './balance-text.ts';

/** For each key, whether the service's own balance and the ledger say the same. */
export function LedgerBalance({ statements }: { statements: readonly StatementView[] }) {
  const newestFirst = statements.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.until - a.until);
  return (
    <section class="ledger-part">
      <h2>{t('balanceHeading')}</h2>
      {newestFirst.length === 0 && <p class="hint">{t('balanceNone')}</p>}
      {newestFirst.map((statement) => (
        <p key={statement.id}>{balanceText(statement)}</p>
      ))}
    </section>
  );
}
