import { formatToldDay, t } from '../../i18n.ts';
import type { Signal } from '../../model/schemas/people/signal.ts';
import { signalText } from './signal-text.ts';

export function SignalLine({ signal }: { signal: Signal }) {
  const { at, source } = signal;
  return (
    <p>
      <strong dir="auto">{signalText(signal)}</strong>{' '}
      <span class="hint">
        <time dateTime={new Date(at).toISOString()}>{formatToldDay(at)}</time>
        {source && (
          <>
            {' · '}
            <a href={source} target="_blank" rel="noreferrer">
              {t('signalSource')}
            </a>
          </>
        )}
      </span>
    </p>
  );
}
