import { t } from '../i18n.ts';
import type { Offer } from '../model/views.ts';
import { payClick } from '../ui/pay-click.ts';
import { pastPrice } from '../ui/price-text.ts';
import { OfferAlert } from './OfferAlert.tsx';

const REFRESH = { patterns: 'refreshPatterns', employees: 'refreshEmployees' } as const;

type Props = {
  kind: keyof typeof REFRESH;
  offer: Offer;
  onBuy: (consent: { refresh?: boolean; again?: boolean }) => void;
};

/** How the last purchase of patterns or employees ended, and the way to pay for a fresh answer. */
export function CompanyOffer({ kind, offer, onBuy }: Props) {
  const { purchase, price } = offer;
  const isAnswer = purchase?.state === 'settled' && purchase.failure === null;
  return (
    <>
      <OfferAlert offer={offer} onAgain={() => onBuy({ again: true })} />
      {isAnswer && (
        <div class="row row-refresh">
          <button type="button" class="quiet" onClick={payClick(() => onBuy({ refresh: true }))}>
            {t(REFRESH[kind])}
          </button>
          <p class="hint">
            {t('refreshPrice', t(purchase.service))} {pastPrice(purchase.service, price)}
          </p>
        </div>
      )}
    </>
  );
}
