import { expect, test, vi } from 'vitest';
import { bulkPushCounts, bulkPushTitle } from '../../../src/leads/saved/send/bulk-push-text.ts';
import type { CrmBulkPush } from '../../../src/model/schemas/crm/crm-bulk-push.ts';

vi.mock('../../../src/browser.ts', () => import('../ui/english.ts'));

const NOW = new Date(2026, 10, 3, 14, 0).getTime();
const NONE = { waiting: 0, created: 0, updated: 0, unchanged: 0, choose: 0, 'left-out': 0, failed: 0 };

function sending(different: Partial<CrmBulkPush> = {}): CrmBulkPush {
  return {
    ...{ id: 1, instanceId: '520101', state: 'running', why: null, waitUntil: null, startedAt: NOW, endedAt: null },
    counts: { ...NONE, waiting: 18, created: 8, updated: 3, failed: 1 },
    ...different,
  };
}

test.each<[Partial<CrmBulkPush>, string]>([
  [{}, 'Sending 30 people to the CRM'],
  [{ counts: { ...NONE, waiting: 1 } }, 'Sending 1 person to the CRM'],
  [{ state: 'paused' }, 'Sending paused'],
  [{ state: 'paused', why: { kind: 'no-key', service: 'cloudElements' } }, 'Sending stopped'],
  [{ state: 'cancelled' }, 'Sending cancelled'],
  [{ state: 'done' }, 'Sent to the CRM'],
])('%j is called "%s"', (different, title) => {
  expect(bulkPushTitle(sending(different))).toBe(title);
});

test.each<[Partial<CrmBulkPush>, string]>([
  [{}, '12 of 30 · 8 created · 3 updated · 0 unchanged · 1 failed'],
  [
    { counts: { ...NONE, choose: 2, 'left-out': 1, unchanged: 4 } },
    '7 of 7 · 0 created · 0 updated · 4 unchanged · 2 to choose · 1 left out (opted out, or too little is known) · 0 failed',
  ],
])('%j counts "%s"', (different, counts) => {
  expect(bulkPushCounts(sending(different))).toBe(counts);
});
