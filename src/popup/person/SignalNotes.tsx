import { t } from '../../i18n.ts';
import type { Contact } from '../../model/schemas/people/contact.ts';
import type { KeptSignal } from '../../model/schemas/people/signal.ts';
import { SignalLine } from '../../ui/signals/SignalLine.tsx';
import { SignalQuestion } from '../../ui/signals/SignalQuestion.tsx';
import { isChange } from '../../ui/signals/signal-text.ts';

const MAX_UNFOLDED = 3;

type Props = {
  /** The newest first. */
  signals: readonly KeptSignal[];
  name: string;
  contact: Contact | null;
  /** Whether the button that asks anew stands below, with its price. */
  canRefresh: boolean;
};

/**
 * What was heard of the person, and whether what is saved may be out of date by it. Nothing is asked anew by itself.
 */
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

/** Whether something has changed since services last spoke; what may be about somebody else does not count. */
function isOlder(contact: Contact | null, signals: readonly KeptSignal[]): boolean {
  if (!contact) return false;
  const saidAt = Math.max(...contact.sources.map(({ at }) => at));
  return signals.some((signal) => signal.how !== 'name' && isChange(signal) && signal.at > saidAt);
}
