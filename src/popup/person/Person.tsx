import { useCallback, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { Outcome } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';
import { aliasesOf } from '../../model/identity/aliases.ts';
import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { PaidService } from '../../model/schemas/purchases/service.ts';
import type { Shown } from '../../model/views/change.ts';
import type { Offer, PersonAbout, PersonView } from '../../model/views/views.ts';
import { AskingProgress } from '../../ui/AskingProgress.tsx';
import { OtherAnswers } from '../../ui/contact/OtherAnswers.tsx';
import { isAsking as isAskedBy } from '../../ui/purchase/plan-text.ts';
import { useView } from '../../ui/use-view.ts';
import { CognismLookups } from '../company/CognismLookups.tsx';
import { CompanyBox } from '../company/CompanyBox.tsx';
import { Footer } from '../page/Footer.tsx';
import { isInLedger } from '../purchase/is-in-ledger.ts';
import { CognismBox } from './CognismBox.tsx';
import { ContactData } from './ContactData.tsx';
import { FindContact } from './FindContact.tsx';
import { MembershipNote } from './MembershipNote.tsx';
import { hasFromOthers, PersonAlerts } from './PersonAlerts.tsx';
import { PersonCard } from './PersonCard.tsx';
import { InCrmNote, SendToCrmSection } from './SavedPerson.tsx';
import { SignalNotes } from './SignalNotes.tsx';

const isAsking = (offer: Offer | undefined) => offer?.purchase?.state === 'intent';
const isKasprAsked = (view: PersonView) => isAsking(view.anyData) || isAsking(view.onlyWithPhone);
const isWorking = (view: PersonView) => isKasprAsked(view) || isAsking(view.cognism?.offer);

type Props = { tabId: number | null; person: Subject; about: PersonAbout; first: PersonView };

export function Person({ tabId, person, about, first }: Props) {
  const load = useCallback(() => send('view-person', { person }), [person]);
  const { view, failure, refresh } = useView(showsOf(person), load, { first, isWorking });
  const [isClicked, setClicked] = useState(false);
  const [isPhoneRequired, setPhoneRequired] = useState(
    isAsking(first.onlyWithPhone) && first.onlyWithPhone.purchase?.asked.phoneRequired === true,
  );
  const [prevented, setPrevented] = useState<Failure | null>(null);
  const [again, setAgain] = useState<() => void>(() => () => {});
  const [domain, setDomain] = useState<string | null>(null);
  const [isAnsweredFree, setAnsweredFree] = useState(false);
  const shown = view ?? first;
  const { contact, account, anyData, onlyWithPhone, cognism, membership, saved } = shown;
  const offer = isPhoneRequired ? onlyWithPhone : anyData;
  const steps = isPhoneRequired ? shown.plan.onlyWithPhone : shown.plan.anyData;
  const isBought = offer.purchase?.state === 'settled' && !offer.purchase.failure;
  const isBusy = isClicked || isWorking(shown);

  /** The ledger tells the outcome, unless nothing was sent. */
  async function pay(work: () => Promise<Outcome<null>>, written: (latest: PersonView) => (Offer | undefined)[]) {
    setPrevented(null);
    setAnsweredFree(false);
    setClicked(true);
    setAgain(() => () => void pay(work, written));
    const wasAsked = steps.some(isAskedBy);
    const outcome = await work();
    const latest = await refresh();
    setClicked(false);
    const offers = latest ? written(latest) : [];
    if (!outcome.ok && !offers.some((offer) => isInLedger(outcome.failure, offer))) setPrevented(outcome.failure);
    return outcome.ok && !wasAsked;
  }

  const offerOf = (service: PaidService, { cognism, ...latest }: PersonView) =>
    service === 'cognism' ? cognism?.offer : isPhoneRequired ? latest.onlyWithPhone : latest.anyData;

  async function find(replacesId: number | null) {
    // Only Kaspr's entries are paid for again here, so no other source is asked.
    const services = replacesId === null ? steps.filter(isAskedBy).map(({ service }) => service) : (['kaspr'] as const);
    const isFree = await pay(
      () => send('buy-contact', { person, phoneRequired: isPhoneRequired, replacesId }),
      (latest) => services.map((service) => offerOf(service, latest)),
    );
    if (isFree && replacesId === null && (contact || isBought)) setAnsweredFree(true);
  }

  const reveal = (replacesId: number | null) =>
    void pay(
      () => send('buy-reveal', { person, replacesId }),
      (latest) => [latest.cognism?.offer],
    );

  const asked: PaidService = isKasprAsked(shown) ? 'kaspr' : isAsking(cognism?.offer) ? 'cognism' : nextOf(steps);
  return (
    <>
      <PersonCard {...person} {...about} />
      {membership && <MembershipNote membership={membership} />}
      {saved?.inCrm && <InCrmNote inCrm={saved.inCrm} />}
      {saved && <SignalNotes signals={saved.signals} name={person.name} contact={contact} canRefresh={isBought} />}

      <PersonAlerts
        {...{ view: shown, failure, prevented, isPhoneRequired, isBusy }}
        onAllowed={again}
        onAgain={(replacesId) => void find(replacesId)}
      />
      <OtherAnswers answers={shown.otherAnswers} name={person.name} onDecided={refresh} />
      {isBusy && <AskingProgress service={asked} />}
      {isAnsweredFree && !isBusy && (
        <p class="hint note" role="status">
          {t('answeredFree')}
        </p>
      )}

      {contact && (
        <ContactData
          contact={contact}
          purchases={[offer.purchase, cognism?.offer.purchase].flatMap((one) => one ?? [])}
        />
      )}

      {saved && shown.crm !== null && <SendToCrmSection saved={saved} name={person.name} crm={shown.crm} />}
      <FindContact
        view={shown}
        isPhoneRequired={isPhoneRequired}
        isBusy={isBusy}
        onPhoneRequired={(isRequired) => {
          setPhoneRequired(isRequired);
          setAnsweredFree(false);
        }}
        onFind={(replacesId) => void find(replacesId)}
      />
      {cognism && (
        <CognismBox
          {...{ person, isBusy, refresh }}
          view={cognism}
          answers={shown.otherAnswers}
          isBeside={hasFromOthers(contact, 'cognism')}
          onReveal={reveal}
        />
      )}

      <CompanyBox
        tabId={tabId}
        pageKey={person.slug}
        person={person}
        suggested={domain ?? shown.domain}
        contact={contact}
      />
      {account.services.includes('cognism2016') && (
        <CognismLookups
          company={person.company ?? contact?.company?.text ?? null}
          name={person.name}
          onDomain={setDomain}
        />
      )}
      <Footer account={account} />
    </>
  );
}

function showsOf(person: Subject): Shown {
  const aliases = aliasesOf(person);
  return {
    topics: ['accounts', 'settings', 'product'],
    about: { topics: ['people'], isShown: (name) => aliases.includes(name) },
  };
}

function nextOf(steps: PersonView['plan']['anyData']): PaidService {
  return steps.find(isAskedBy)?.service ?? 'kaspr';
}
