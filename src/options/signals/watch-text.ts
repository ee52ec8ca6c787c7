import { formatTime, t } from '../../i18n.ts';
import type { SignalWatch } from '../../model/schemas/people/signal.ts';
import { failureHere } from '../connections/verified-text.ts';

/** Whether events are being read, or are about to be. @param now epoch ms */
export function isReading(watch: SignalWatch | null, now: number): boolean {
  return watch?.isOn === true && watch.goOnAt <= now;
}

/** How it goes with reading events: when it was last done, when it is done again, and what went wrong. @param now epoch ms */
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

/** How it goes with the websocket, where one is wanted. */
export function liveText(watch: Pick<SignalWatch, 'liveSince'> | null): string {
  return watch?.liveSince == null ? t('liveClosed') : t('liveOpen', formatTime(watch.liveSince));
}

/** Why the last reveal could not be written into the audit log; null where it could, or none is written there. */
export function auditText(watch: Pick<SignalWatch, 'isAudited' | 'auditFailure'> | null): string | null {
  return watch?.isAudited && watch.auditFailure ? t('auditFailed', failureHere(watch.auditFailure)) : null;
}
