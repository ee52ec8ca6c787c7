import { useState } from 'preact/hooks';
import { formatAge, t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { DomainView, Offer } from '../../model/views/views.ts';
import { PhoneItem } from '../../ui/contact/PhoneItem.tsx';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { payClick } from '../../ui/purchase/pay-click.ts';
import { pastPrice } from '../../ui/purchase/price-text.ts';
import { isInLedger } from '../purchase/is-in-ledger.ts';
import { OfferAlert } from '../purchase/OfferAlert.tsx';

type Props = {
  view: DomainView;
  offer: Offer;
  isBusy: boolean;
  refresh: () => Promise<DomainView | null>;
};

/** What Cognism knows of the company itself, and the way to ask. */
export function CompanyFactsBox({ view: { domain, record }, offer, isBusy, refresh }: Props) {
  const [isAsking, setAsking] = useState(false);
  const [prevented, setPrevented] = useState<Failure | null>(null);
  const { purchase, price } = offer;
  const isAnswered = purchase?.state === 'settled' && !purchase.failure;

  async function buy(replacesId: number | null) {
    setPrevented(null);
    setAsking(true);
    const outcome = await send('buy-account', { domain, replacesId });
    const latest = await refresh();
    setAsking(false);
    if (!outcome.ok && !isInLedger(outcome.failure, latest?.facts ?? undefined)) setPrevented(outcome.failure);
  }

  const isWaiting = isBusy || isAsking || purchase?.state === 'intent';
  return (
    <>
      <div class="row">
        <button
          type="button"
          class={isAnswered ? 'quiet' : ''}
          disabled={isWaiting}
          onClick={payClick(() => void buy(isAnswered ? purchase.id : null))}
        >
          {t(isAnswered ? 'refreshFacts' : 'findFacts')}
        </button>
        <p class="hint">{pastPrice({ service: 'cognism', operation: 'account', asked: {} }, price)}</p>
      </div>
      {prevented && <FailureAlert failure={prevented} onAllowed={() => void buy(null)} />}
      {!isWaiting && <OfferAlert offer={offer} about={t('cognism')} onAgain={(replacesId) => void buy(replacesId)} />}
      {record?.facts && <Facts facts={record.facts} />}
    </>
  );
}

function Facts({ facts }: { facts: NonNullable<NonNullable<DomainView['record']>['facts']> }) {
  const { source, name, industry, size, type, headquarters, founded, phones } = facts;
  return (
    <div class="employee">
      <p>
        <strong dir="auto">{name}</strong>{' '}
        <span class="hint">{t('fromSource', t(source.service), formatAge(source.at))}</span>
      </p>
      <p class="hint" dir="auto">
        {[industry, type, size, headquarters, founded].filter(Boolean).join(' · ')}
      </p>
      {phones.length > 0 && (
        <ul class="values" aria-label={t('companyPhones')}>
          {phones.map((phone) => (
            <PhoneItem key={phone.display} phone={phone} />
          ))}
        </ul>
      )}
    </div>
  );
}
