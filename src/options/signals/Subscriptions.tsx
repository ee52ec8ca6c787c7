import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Subscription } from '../../model/schemas/people/signal.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { failureHere } from '../connections/verified-text.ts';
import { NewSubscription } from './NewSubscription.tsx';
import { SubscriptionItem } from './SubscriptionItem.tsx';

/** Reading the list is a request: only after a click. */
export function Subscriptions({ hasSecretKey }: { hasSecretKey: boolean }) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const [found, setFound] = useState<readonly Subscription[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const [said, setSaid] = useState('');

  /** @param words the message once the list is back */
  async function read(words = '') {
    setBusy(true);
    setSaid(words || t('choosing'));
    const outcome = await send('read-subscriptions', null);
    setBusy(false);
    if (outcome.ok) setFound(outcome.value);
    setFailure(outcome.ok ? null : outcome.failure);
    setSaid(words);
  }

  /** The pressed button is gone, and the focus with it. */
  function close(words = '') {
    setMaking(false);
    section.current?.focus();
    if (words) void read(words);
  }

  return (
    <section class="part" ref={section} tabIndex={-1} aria-labelledby={id}>
      <h3 id={id}>{t('subscriptionsHeading')}</h3>
      <p class="hint">
        {t('subscriptionsAbout')} {!hasSecretKey && t('needsSecretKey')}
      </p>
      {found && found.length === 0 && <p>{t('noSubscriptions')}</p>}
      {found && found.length > 0 && (
        <ul class="subscriptions" aria-labelledby={id}>
          {found.map((one) => (
            <SubscriptionItem
              key={one.id}
              subscription={one}
              onRemoved={() => close(t('subscriptionRemoved'))}
              onChanged={() => close(t('subscriptionChanged'))}
            />
          ))}
        </ul>
      )}
      {isMaking && <NewSubscription onMade={() => close(t('subscriptionMade'))} onLeft={() => close()} />}
      <div class="row actions">
        <button type="button" disabled={isBusy} onClick={() => void read()}>
          {t(found ? 'readSubscriptionsAgain' : 'showSubscriptions')}
        </button>
        {found && !isMaking && (
          <button type="button" class="quiet" onClick={() => setMaking(true)}>
            {t('newSubscription')}
          </button>
        )}
      </div>
      {failure && (
        <p class="outcome outcome-bad" role="alert">
          {failureHere(failure)}
        </p>
      )}
      <p role="status">{said}</p>
    </section>
  );
}
