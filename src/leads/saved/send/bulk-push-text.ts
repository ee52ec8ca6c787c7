import { formatNumber, formatTime, t, tn } from '../../../i18n.ts';
import type { CrmBulkPush } from '../../../model/schemas/crm/crm-bulk-push.ts';

/** A wait that is over sooner (ms) is not worth a word. */
const MIN_WAIT_SHOWN_MS = 5000;

export function bulkPushTitle({ state, why, counts }: CrmBulkPush): string {
  if (state === 'done') return t('sendingDone');
  if (state === 'cancelled') return t('sendingCancelled');
  if (state === 'paused') return why ? t('sendingStopped') : t('sendingPaused');
  return tn('sendingTitle', sum(counts));
}

/** "12 of 30 · 8 created · 3 updated · 1 failed" */
export function bulkPushCounts({ counts }: CrmBulkPush): string {
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

export function bulkPushWait({ state, waitUntil }: CrmBulkPush, now = Date.now()): string | null {
  if (state !== 'running' || waitUntil === null || waitUntil - now < MIN_WAIT_SHOWN_MS) return null;
  return t('runWaits', formatTime(waitUntil, now));
}

export function sum(counts: CrmBulkPush['counts']): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}
