import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import { failureHere } from '../connections/verified-text.ts';
import { SubscriptionForm } from './SubscriptionForm.tsx';
import { EMPTY_SUBSCRIPTION } from './subscription-draft.ts';

type Props = { onMade: () => void; onLeft: () => void };

export function NewSubscription({ onMade, onLeft }: Props) {
  return (
    <SubscriptionForm
      start={EMPTY_SUBSCRIPTION}
      button={t('makeSubscription')}
      save={(draft) => send('save-subscription', { draft })}
      // The subscription may exist all the same: only the list can tell.
      failureText={(failure) => `${failureHere(failure)} ${t('subscriptionMaybeMade')}`}
      onSaved={onMade}
      onLeft={onLeft}
    />
  );
}
