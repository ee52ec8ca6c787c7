import { formatNumber, formatTime, t, tn } from '../../../i18n.ts';
import type { Sending } from '../../../model/schemas/crm/sending.ts';

/** A wait that is over sooner (ms) is not worth a word. */
const SHORT = 5000;

export function sendingTitle({ state, why, counts }: Sending): string {
  if (state === 'done') return t('sendingDone');
  if (state === 'cancelled') return t('sendingCancelled');
  if (state === 'paused') return why ? t('sendingStopped') : t('sendingPaused');
  return tn('sendingTitle', sum(counts));
}

/** "12 of 30 · 8 created · 3 updated · 1 failed" */
export function sendingCounts({ counts }: Sending): string {
  const { waiting, created, updated, unchanged, choose, failed } = counts;
  const all = sum(counts);
  const leftOut = counts['left-out'];
  return [
    t('runOf', formatNumber(all - waiting), formatNumber(all)),
    t('sendingCreated', formatNumber(created)),
    t('sendingUpdated', formatNumber(updated)),
    t('sendingUnchanged', formatNumber(unchanged)),
    choose > 0 && t('sendingChoose', formatNumber(choose)),
    leftOut > 0 && t('sendingLeftOut', formatNumber(leftOut)),
    t('runFailed', formatNumber(failed)),
  ]
    .filter(Boolean)
    .join(' · ');
}

export function sendingWait({ state, waitUntil }: Sending, now = Date.now()): string | null {
  if (state !== 'running' || waitUntil === null || waitUntil - now < SHORT) return null;
  return t('runWaits', formatTime(waitUntil, now));
}

export function sum(counts: Sending['counts']): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}
