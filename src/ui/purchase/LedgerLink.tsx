import { browser } from '../../browser.ts';
import { t } from '../../i18n.ts';

export function LedgerLink() {
  return (
    <a class="ledger-link" href={browser.runtime.getURL('src/leads/index.html#ledger')} target="_blank" rel="noopener">
      {t('tabLedger')}
    </a>
  );
}
