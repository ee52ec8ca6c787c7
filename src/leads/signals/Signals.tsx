import { useCallback, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { useView } from '../../ui/use-view.ts';
import { loadSignals } from './load-signals.ts';
import { SignalItem } from './SignalItem.tsx';
import { SignalWatchNote } from './SignalWatchNote.tsx';

/** What was heard of the saved people. */
export function Signals() {
  const [least, setLeast] = useState(1);
  const load = useCallback((gone: AbortSignal) => loadSignals(least, gone), [least]);
  const { latest: view, failure, isStale } = useView({ topics: ['signals', 'people'] }, load);
  const signals = view?.signals ?? [];
  return (
    <div class="heard">
      <header>
        <h1>{t('tabSignals')}</h1>
        <p class="hint">{t('signalsIntro')}</p>
      </header>
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
