import { formatNumber, t } from '../../../i18n.ts';
import type { CrmBulkPush } from '../../../model/schemas/crm/crm-bulk-push.ts';
import { jobTitle, sumOf } from '../../../ui/jobs/job-text.ts';

const TITLES = {
  running: 'sendingTitle',
  paused: 'sendingPaused',
  stopped: 'sendingStopped',
  done: 'sendingDone',
  cancelled: 'sendingCancelled',
} as const;

export function bulkPushTitle(bulkPush: CrmBulkPush): string {
  return jobTitle(TITLES, bulkPush);
}

/** "12 of 30 · 8 created · 3 updated · 1 failed" */
export function bulkPushCounts({ counts }: CrmBulkPush): string {
  const { waiting, created, updated, unchanged, choose, failed } = counts;
  const all = sumOf(counts);
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
