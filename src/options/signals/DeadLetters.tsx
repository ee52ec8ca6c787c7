import { useId, useState } from 'preact/hooks';
import { formatMoment, t, tn } from '../../i18n.ts';
import type { Reply } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { signalText } from '../../ui/signals/signal-text.ts';
import { failureHere } from '../connections/verified-text.ts';

/** As in the background. */
const PAGE_SIZE = 50;

/** Events that Cognism could not deliver. Reading them is a request: only after a click. */
export function DeadLetters() {
  const id = useId();
  const [read, setRead] = useState<Reply<'read-dead-letters'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function load() {
    setBusy(true);
    const outcome = await send('read-dead-letters', null);
    setBusy(false);
    if (outcome.ok) setRead(outcome.value);
    setFailure(outcome.ok ? null : outcome.failure);
  }

  return (
    <section class="part" aria-labelledby={id}>
      <h3 id={id}>{t('deadLettersHeading')}</h3>
      <p class="hint">{t('deadLettersAbout')}</p>
      {read && read.signals.length > 0 && (
        <ul class="subscriptions" aria-labelledby={id}>
          {read.signals.map((signal) => (
            <li key={signal.id}>
              {signal.person?.name && <strong dir="auto">{signal.person.name}</strong>}
              <span dir="auto">{signalText(signal)}</span>
              <p class="hint">{formatMoment(signal.at)}</p>
            </li>
          ))}
        </ul>
      )}
      <div class="row actions">
        <button type="button" disabled={isBusy} onClick={() => void load()}>
          {t(read ? 'readAgain' : 'showDeadLetters')}
        </button>
      </div>
      {failure && (
        <p class="outcome outcome-bad" role="alert">
          {failureHere(failure)}
        </p>
      )}
      <p role="status">{isBusy ? t('choosing') : read && countText(read)}</p>
    </section>
  );
}

function countText({ signals, unreadable }: Reply<'read-dead-letters'>): string {
  const count = signals.length + unreadable;
  if (count === 0) return t('noDeadLetters');
  const parts = [
    signals.length === 0 ? '' : tn('deadLetters', signals.length),
    unreadable === 0 ? '' : tn('unreadableLetters', unreadable),
    count < PAGE_SIZE ? '' : t('deadLettersMore', PAGE_SIZE),
  ];
  return parts.filter(Boolean).join(' ');
}
