import { formatAge, formatTime, t } from '../../i18n.ts';
import type { SignalWatch } from '../../model/schemas/people/signal.ts';
import { FailureAlert, openOptions } from '../../ui/purchase/FailureAlert.tsx';

/** Whether Leadlight listens, and since when it knows what it knows. */
export function SignalWatchNote({ watch }: { watch: SignalWatch | null }) {
  if (!watch?.isOn) {
    return (
      <section class="call">
        <h2>{t('signalsOff')}</h2>
        <p>{t('signalsOffStep')}</p>
        <button type="button" onClick={openOptions}>
          {t('openOptions')}
        </button>
      </section>
    );
  }
  const { readTo, goOnAt, failure } = watch;
  const isDue = goOnAt > Date.now();
  return (
    <>
      {failure && <FailureAlert failure={failure} />}
      <div class="row heard-watch">
        <p class="hint">
          {readTo === null ? t('signalsNeverRead') : t('signalsRead', formatAge(readTo))}{' '}
          {isDue && t('signalsNext', formatTime(goOnAt))}
        </p>
        <button type="button" class="quiet" onClick={openOptions}>
          {t('signalsOptions')}
        </button>
      </div>
    </>
  );
}
