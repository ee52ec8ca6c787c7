import { useCallback, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { useView } from '../../ui/use-view.ts';
import { lazyPart } from '../lazy-part.tsx';
import { loadSignals } from './load-signals.ts';
import { SignalItem } from './SignalItem.tsx';
import { SignalWatchNote } from './SignalWatchNote.tsx';

const FindEvents = lazyPart(async () => (await import('./FindEvents.tsx')).FindEvents);

/** What was heard of the saved people, and a search of all that Cognism has heard. */
export function Signals() {
  const [least, setLeast] = useState(1);
  const [isFinding, setFinding] = useState(false);
  const load = useCallback((gone: AbortSignal) => loadSignals(least, gone), [least]);
  const { latest: view, failure, isStale } = useView({ topics: ['signals', 'people'] }, load);
  const signals = view?.signals ?? [];
  return (
    <div class="heard">
      <header>
        <h1>{t('tabSignals')}</h1>
        <p class="hint">{t('signalsIntro')}</p>
      </header>
      <details class="event-search" onToggle={({ currentTarget }) => currentTarget.open && setFinding(true)}>
        <summary>{t('eventsHeading')}</summary>
        {isFinding && <FindEvents />}
      </details>
      {failure && <FailureAlert failure={failure} />}
      {view && <SignalWatchNote watch={view.watch} />}
      <ul class="heard-list" aria-label={t('tabSignals')} aria-busy={isStale}>
        {signals.map((signal) => (
          <SignalItem key={signal.id} signal={signal} />
        ))}
      </ul>
      {view && signals.length === 0 && <p class="hint">{t(view.watch?.isOn ? 'signalsNone' : 'signalsNoneOff')}</p>}
      {view?.next && (
        <button type="button" disabled={isStale} onClick={() => setLeast(signals.length + 1)}>
          {t('ledgerMore')}
        </button>
      )}
    </div>
  );
}
