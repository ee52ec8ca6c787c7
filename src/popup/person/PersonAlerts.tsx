import { t } from '../../i18n.ts';
import type { Contact } from '../../model/schemas/people/contact.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { PaidService } from '../../model/schemas/purchases/service.ts';
import type { PersonView } from '../../model/views/views.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { NoKey } from '../purchase/NoKey.tsx';
import { OfferAlert } from '../purchase/OfferAlert.tsx';

type Props = {
  view: PersonView;
  /** Why the view could not be loaded, and why the last click sent nothing. */
  failure: Failure | null;
  prevented: Failure | null;
  isPhoneRequired: boolean;
  isBusy: boolean;
  onAllowed: () => void;
  /** Pays again, replacing that entry. */
  onAgain: (replacesId: number) => void;
};

export function PersonAlerts({ view, failure, prevented, isPhoneRequired, isBusy, onAllowed, onAgain }: Props) {
  const { contact, account, anyData, onlyWithPhone } = view;
  const { purchase } = onlyWithPhone;
  // One entry may concern both questions: show it once.
  const isApart = purchase !== null && purchase.id !== anyData.purchase?.id;
  return (
    <>
      {failure && <FailureAlert failure={failure} />}
      {prevented && <FailureAlert failure={prevented} onAllowed={onAllowed} />}
      {!isBusy && !prevented && (
        <OfferAlert
          offer={isPhoneRequired ? onlyWithPhone : anyData}
          isBeside={hasFromOthers(contact, 'kaspr')}
          answers={view.otherAnswers}
          onAgain={onAgain}
        />
      )}
      {!isBusy && !isPhoneRequired && isApart && purchase.failure && (
        <FailureAlert failure={purchase.failure} purchase={purchase} about={t('onlyWithPhone')} />
      )}
      {!account.hasKey && !prevented && <NoKey />}
    </>
  );
}

export function hasFromOthers(contact: Contact | null, service: PaidService): boolean {
  return contact?.sources.some((source) => source.service !== service) ?? false;
}
