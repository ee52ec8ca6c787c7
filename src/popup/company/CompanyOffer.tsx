import { t } from '../../i18n.ts';
import type { Offer } from '../../model/views/views.ts';
import { payClick } from '../../ui/purchase/pay-click.ts';
import { pastPrice } from '../../ui/purchase/price-text.ts';
import { OfferAlert } from '../purchase/OfferAlert.tsx';

const REFRESH = { patterns: 'refreshPatterns', employees: 'refreshEmployees' } as const;

type Props = {
  kind: keyof typeof REFRESH;
  offer: Offer;
  /** Pays over the entry of that number. */
  onBuy: (replacesId: number) => void;
};

/** How the last purchase of patterns or employees ended, and the way to pay for a fresh answer. */
export function CompanyOffer({ kind, offer, onBuy }: Props) {
  const { purchase, price } = offer;
  const isAnswer = purchase?.state === 'settled' && purchase.failure === null;
  return (
    <>
      <OfferAlert offer={offer} onAgain={onBuy} />
      {isAnswer && (
        <div class="row row-refresh">
          <button type="button" class="quiet" onClick={payClick(() => onBuy(purchase.id))}>
            {t(REFRESH[kind])}
          </button>
          <p class="hint">
            {t('refreshPrice', t(purchase.service))} {pastPrice(purchase, price)}
          </p>
        </div>
      )}
    </>
  );
}
