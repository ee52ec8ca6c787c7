import { t } from '../../i18n.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { isNoSuchAddress } from '../../model/service-addresses.ts';
import { type FailureText, failureText } from './failure-text.ts';

/** What made a job pause that "Resume" makes go on: it is about the service, and nobody has lost their turn by it. */
export function pausedText(failure: Failure): FailureText {
  const text = failureText(failure);
  switch (failure.kind) {
    case 'refused':
    case 'service-down':
      return isNoSuchAddress(failure)
        ? { ...text, step: t('stepPausedAddress', t(failure.service)), action: 'open-options' }
        : { ...text, step: t('stepPausedService', t(failure.service)), action: null };
    case 'no-answer':
    case 'timeout':
    case 'unreadable-reply':
    case 'maybe-charged':
      return { ...text, step: t('stepPausedService', t(failure.service)), action: null };
    case 'rate-limited':
      return { ...text, step: t('stepPausedLimit', t(failure.service)), action: null };
    default:
      return text;
  }
}
