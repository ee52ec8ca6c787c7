import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { failureHere } from '../connections/verified-text.ts';
import { FailedAnswer } from '../fields/FailedAnswer.tsx';
import { useAnswer } from '../fields/use-answer.ts';
import { SubscriptionForm } from './SubscriptionForm.tsx';
import { typedFrom } from './subscription-draft.ts';

type Props = { id: string; onSaved: () => void; onLeft: () => void };

/** Starts from what Cognism has now: the list may have been read an hour ago, and others change subscriptions too. */
export function EditSubscription({ id, onSaved, onLeft }: Props) {
  const { answer, failure, askAgain } = useAnswer(() => send('read-subscription', { id }), [id]);
  if (answer)
    return (
      <SubscriptionForm
        start={typedFrom(answer)}
        button={t('changeSubscription')}
        save={(draft) => send('change-subscription', { id, draft })}
        failureText={changeFailure}
        onSaved={onSaved}
        onLeft={onLeft}
      />
    );
  return (
    <>
      {!failure && <p class="hint">{t('choosing')}</p>}
      {failure && isGone(failure) && (
        <p class="outcome outcome-bad" role="alert">
          {t('subscriptionGone')}
        </p>
      )}
      {failure && !isGone(failure) && <FailedAnswer failure={failure} onTryAgain={askAgain} />}
      <div class="row actions">
        <button type="button" class="quiet" onClick={onLeft}>
          {t('cancel')}
        </button>
      </div>
    </>
  );
}

const isGone = (failure: Failure) => failure.kind === 'refused' && failure.status === 404;

function changeFailure(failure: Failure): string {
  return isGone(failure) ? t('subscriptionGone') : `${failureHere(failure)} ${t('subscriptionMaybeChanged')}`;
}
