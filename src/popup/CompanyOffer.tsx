import { t } from '../i18n.ts';
import type { Offer } from '../model/views.ts';
import { FailureAlert } from '../ui/Alert.tsx';
import { pastPrice } from '../ui/price-text.ts';

type Props = {
  offer: Offer;
  nothing: 'noPatternsFound' | 'noEmployeesFound';
  domain: string;
  onBuy: (consent: { refresh?: boolean; again?: boolean }) => void;
};

/** How the last purchase of patterns or employees ended, and the way to pay for a fresh answer. */
export function CompanyOffer({ offer, nothing, domain, onBuy }: Props) {
  const { failure, purchase } = offer;
  if (failure) return <FailureAlert failure={failure} purchase={purchase} onAgain={() => onBuy({ again: true })} />;
  if (purchase?.state !== 'settled' || purchase.found) return null;
  return (
    <div class="alert alert-calm" role="alert">
      <p>
        <strong>{t(nothing, t(purchase.service), domain)}</strong> {t('refreshPrice', t(purchase.service))}{' '}
        {pastPrice(purchase.service, offer.price)}
      </p>
      <button type="button" onClick={() => onBuy({ refresh: true })}>
        {t('refresh')}
      </button>
    </div>
  );
}
