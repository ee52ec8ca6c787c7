import { formatNumber, formatTime, t } from '../../i18n.ts';
import type { AccountView } from '../../model/views/views.ts';
import { Icon } from '../../ui/Icon.tsx';
import { openOptions } from '../../ui/purchase/FailureAlert.tsx';
import { LedgerLink } from '../../ui/purchase/LedgerLink.tsx';
import { poolsText } from '../../ui/purchase/pools-text.ts';
import { PanelButton } from './PanelButton.tsx';

export function Footer({ account }: { account: AccountView }) {
  const { balance } = account;
  const credits = balance?.credits ?? null;
  return (
    <footer class="footer">
      <div>
        <p>
          <strong>{t('creditsLeft', credits ?? t('unknownAmount'))}</strong>
        </p>
        {balance?.pools && <p class="hint">{poolsText(balance.pools)}</p>}
        {requests(balance) && <p class="hint">{requests(balance)}</p>}
      </div>
      <div class="row">
        <LedgerLink />
        <PanelButton />
        <button type="button" class="icon-button" aria-label={t('options')} title={t('options')} onClick={openOptions}>
          <Icon name="gear" />
        </button>
      </div>
    </footer>
  );
}

function requests(balance: AccountView['balance']): string | null {
  if (balance?.limit == null) return null;
  const { left, limit, resetAt } = balance;
  if (left === null) return t('requestsAllowed', formatNumber(limit));
  // The reported hour is over.
  if (resetAt !== null && resetAt < Date.now()) return null;
  if (resetAt === null) return t('requestsLeftNoReset', formatNumber(left), formatNumber(limit));
  return t('requestsLeft', formatNumber(left), formatNumber(limit), formatTime(resetAt));
}
