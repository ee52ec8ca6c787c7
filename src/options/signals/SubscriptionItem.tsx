import { useId, useRef, useState } from 'preact/hooks';
import { formatDay, t, tn } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Subscription } from '../../model/schemas/people/signal.ts';
import { eventTypeName } from '../../ui/signals/event-types.ts';
import { failureHere } from '../connections/verified-text.ts';
import { EditSubscription } from './EditSubscription.tsx';

type Props = { subscription: Subscription; onRemoved: () => void; onChanged: () => void };

export function SubscriptionItem({ subscription, onRemoved, onChanged }: Props) {
  const id = useId();
  const item = useRef<HTMLLIElement>(null);
  const [open, setOpen] = useState<'remove' | 'edit' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const { name, isActive, callback, createdAt } = subscription;

  function turnTo(part: typeof open) {
    setOpen(part);
    setSaid('');
    // The pressed button is gone, and the focus with it.
    item.current?.focus();
  }

  async function remove() {
    setBusy(true);
    const outcome = await send('remove-subscription', { id: subscription.id });
    setBusy(false);
    if (outcome.ok) onRemoved();
    else setSaid(failureHere(outcome.failure));
  }

  return (
    <li ref={item} tabIndex={-1} aria-labelledby={id}>
      <strong id={id} dir="auto">
        {name}
      </strong>
      <p class="hint" dir="auto">
        {patternText(subscription)}
      </p>
      {callback && (
        <p class="hint address">
          <bdi dir="ltr">{callback.url}</bdi>
          {callback.headers.length > 0 && ` · ${tn('headersSent', callback.headers.length)}`}
        </p>
      )}
      <p class="hint">
        {[
          isActive ? '' : t('subscriptionPaused'),
          createdAt === null ? '' : t('subscriptionSince', formatDay(createdAt)),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {open === 'edit' && (
        <EditSubscription
          id={subscription.id}
          onSaved={() => {
            turnTo(null);
            onChanged();
          }}
          onLeft={() => turnTo(null)}
        />
      )}
      {open === 'remove' && (
        <div class="row actions">
          <span>{t('confirmRemove')}</span>
          <button type="button" class="danger" disabled={isBusy} onClick={() => void remove()}>
            {t('removeForGood')}
          </button>
          <button type="button" class="quiet" disabled={isBusy} onClick={() => turnTo(null)}>
            {t('keep')}
          </button>
        </div>
      )}
      {open === null && (
        <div class="row">
          <button type="button" class="quiet" aria-label={t('editSubscription', name)} onClick={() => turnTo('edit')}>
            {t('edit')}
          </button>
          <button
            type="button"
            class="quiet"
            aria-label={t('deleteSubscription', name)}
            onClick={() => turnTo('remove')}
          >
            {t('delete')}
          </button>
        </div>
      )}
      <p class="outcome outcome-bad" role="status">
        {said}
      </p>
    </li>
  );
}

/** "Joined a company, at Tidewright" */
function patternText({ pattern: { type, company } }: Subscription): string {
  const what = type === null ? t('anyEvent') : eventTypeName(type);
  return company === null ? what : t('eventAt', what, company);
}
