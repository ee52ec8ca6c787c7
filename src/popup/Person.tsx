import { useCallback, useState } from 'preact/hooks';
import { t } from '../i18n.ts';
import { send } from '../messages/send.ts';
import type { Failure } from '../model/failure.ts';
import type { Subject } from '../model/lead.ts';
import type { About, Offer, PersonView } from '../model/views.ts';
import { FailureAlert } from '../ui/Alert.tsx';
import { Asking } from '../ui/Progress.tsx';
import { payClick } from '../ui/pay-click.ts';
import { pastPrice, priceText } from '../ui/price-text.ts';
import { CompanyBox } from './CompanyBox.tsx';
import { ContactData } from './ContactData.tsx';
import { Footer } from './Footer.tsx';
import { isTold } from './is-told.ts';
import { NoKey } from './NoKey.tsx';
import { OfferAlert } from './OfferAlert.tsx';
import { PersonCard } from './PersonCard.tsx';
import { useView } from './use-view.ts';

const isAsking = (offer: Offer) => offer.purchase?.state === 'intent';
const isWorking = (view: PersonView) => isAsking(view.anyData) || isAsking(view.onlyWithPhone);

type Props = { tabId: number | null; person: Subject; about: About; first: PersonView };

/** The person of the page: what is known, and how to know more. */
export function Person({ tabId, person, about, first }: Props) {
  const load = useCallback(() => send('view-person', { person }), [person]);
  const { view, failure, refresh } = useView(first, load, isWorking);
  const [isClicked, setClicked] = useState(false);
  const [isPhoneRequired, setPhoneRequired] = useState(isAsking(first.onlyWithPhone));
  const [prevented, setPrevented] = useState<Failure | null>(null);
  const [wanted, setWanted] = useState<number | null>(null);
  const [isAnsweredFree, setAnsweredFree] = useState(false);
  const shown = view ?? first;
  const { contact, account, anyData, onlyWithPhone } = shown;
  const offer = isPhoneRequired ? onlyWithPhone : anyData;
  const isBusy = isClicked || isWorking(shown);
  const isFirstStep = account.hasKey && !contact && !offer.purchase;
  const isBought = offer.purchase?.state === 'settled' && !offer.purchase.failure;

  async function find(over: number | null) {
    setPrevented(null);
    setAnsweredFree(false);
    setClicked(true);
    setWanted(over);
    const outcome = await send('buy-contact', { person, phoneRequired: isPhoneRequired, over });
    const latest = await refresh();
    setClicked(false);
    const written = isPhoneRequired ? latest?.onlyWithPhone : latest?.anyData;
    if (!outcome.ok && !isTold(outcome.failure, written)) setPrevented(outcome.failure);
    if (outcome.ok && isBought && over === null) setAnsweredFree(true);
  }

  return (
    <>
      <PersonCard {...person} {...about} />

      {failure && <FailureAlert failure={failure} />}
      {prevented && <FailureAlert failure={prevented} onAllowed={() => void find(wanted)} />}
      {!isBusy && !prevented && <OfferAlert offer={offer} onAgain={(over) => void find(over)} />}
      {!isBusy && !isPhoneRequired && onlyWithPhone.purchase?.failure && (
        <FailureAlert
          failure={onlyWithPhone.purchase.failure}
          purchase={onlyWithPhone.purchase}
          about={t('onlyWithPhone')}
        />
      )}
      {!account.hasKey && !prevented && <NoKey />}
      {isBusy && <Asking service="kaspr" />}
      {isAnsweredFree && !isBusy && (
        <p class="hint note" role="status">
          {t('answeredFree')}
        </p>
      )}

      {contact && <ContactData contact={contact} purchase={offer.purchase} />}

      <section class="actions">
        <div class="row">
          <button type="button" class={isFirstStep ? 'primary' : ''} disabled={isBusy} onClick={() => void find(null)}>
            {t('findContact')}
          </button>
          <label class="check" title={t('onlyWithPhoneHint', t('kaspr'))}>
            <input
              type="checkbox"
              checked={isPhoneRequired}
              disabled={isBusy}
              onChange={(event) => {
                setPhoneRequired(event.currentTarget.checked);
                setAnsweredFree(false);
              }}
            />
            {t('onlyWithPhone')}
          </label>
        </div>
        <p class="hint">
          {priceText('kaspr', offer)} {isPhoneRequired && t('onlyWithPhoneHint', t('kaspr'))}
        </p>
        {isBought && (
          <div class="row row-refresh">
            <button
              type="button"
              class="quiet"
              disabled={isBusy}
              onClick={payClick(() => void find(offer.purchase?.id ?? null))}
            >
              {t('refresh')}
            </button>
            <p class="hint">
              {t('refreshPrice', t('kaspr'))} {pastPrice('kaspr', offer.price)}
            </p>
          </div>
        )}
      </section>

      <CompanyBox tabId={tabId} place={person.slug} person={person} suggested={shown.domain} contact={contact} />
      <Footer account={account} />
    </>
  );
}
