import { formatTime, t } from '../../i18n.ts';
import type { SignalWatch } from '../../model/schemas/people/signal.ts';
import { failureHere } from '../connections/verified-text.ts';

/** True also if events are about to be read. @param now epoch ms */
export function isReading(watch: SignalWatch | null, now: number): boolean {
  return watch?.isOn === true && watch.goOnAt <= now;
}

/** When events were and will be read, and what went wrong. @param now epoch ms */
export function watchText(watch: SignalWatch | null, now: number): { readonly text: string; readonly isBad: boolean } {
  if (!watch?.isOn) return { text: t('watchOff'), isBad: false };
  const { readTo, goOnAt, failure } = watch;
  const parts = [
    failure ? failureHere(failure) : '',
    readTo === null ? t('watchNotRead') : t('watchRead', formatTime(readTo, now)),
    isReading(watch, now) ? t('watchReading') : t('watchNext', formatTime(goOnAt, now)),
  ];
  return { text: parts.filter(Boolean).join(' '), isBad: failure !== null };
}

export function liveText(watch: Pick<SignalWatch, 'liveSince'> | null): string {
  return watch?.liveSince == null ? t('liveClosed') : t('liveOpen', formatTime(watch.liveSince));
}

/** Null if it was written, or if auditing is off. */
export function auditText(watch: Pick<SignalWatch, 'isAudited' | 'auditFailure'> | null): string | null {
  return watch?.isAudited && watch.auditFailure ? t('auditFailed', failureHere(watch.auditFailure)) : null;
}
