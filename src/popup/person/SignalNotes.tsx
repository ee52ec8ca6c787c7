import { t } from '../../i18n.ts';
import type { Contact } from '../../model/schemas/people/contact.ts';
import type { KeptSignal } from '../../model/schemas/people/signal.ts';
import { SignalLine } from '../../ui/signals/SignalLine.tsx';
import { SignalQuestion } from '../../ui/signals/SignalQuestion.tsx';
import { isChange } from '../../ui/signals/signal-text.ts';

const MAX_UNFOLDED = 3;

type Props = {
  /** Newest first. */
  signals: readonly KeptSignal[];
  name: string;
  contact: Contact | null;
  /** The button that asks again is below, with its price. */
  canRefresh: boolean;
};

/** Warns if saved data may be outdated. Nothing is asked automatically. */
export function SignalNotes({ signals, name, contact, canRefresh }: Props) {
  const shown = signals.slice(0, MAX_UNFOLDED);
  if (shown.length === 0) return null;
  return (
    <section class="signals" aria-label={t('tabSignals')}>
      <ul>
        {shown.map((signal) => (
          <li key={signal.id}>
            <SignalLine signal={signal} />
            {signal.how === 'name' && <SignalQuestion signal={signal} name={name} />}
          </li>
        ))}
      </ul>
      {isOlder(contact, signals) && <p class="hint">{t(canRefresh ? 'signalOlderRefresh' : 'signalOlder')}</p>}
    </section>
  );
}

/** Ignores signals that may be about someone else. */
function isOlder(contact: Contact | null, signals: readonly KeptSignal[]): boolean {
  if (!contact) return false;
  const saidAt = Math.max(...contact.sources.map(({ at }) => at));
  return signals.some((signal) => signal.how !== 'name' && isChange(signal) && signal.at > saidAt);
}
