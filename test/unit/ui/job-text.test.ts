import { expect, test, vi } from 'vitest';
import type { Job } from '../../../src/model/schemas/jobs/job.ts';
import { sumOf, waitText } from '../../../src/ui/jobs/job-text.ts';

vi.mock('../../../src/browser.ts', () => import('./english.ts'));

const NOW = new Date(2026, 10, 3, 14, 0).getTime();

test.each<[state: Job['state'], waitUntil: number | null, string | null]>([
  ['running', null, null],
  ['running', NOW + 3000, null],
  ['running', NOW + 300_000, 'Waiting until 2:05 PM, then it goes on by itself.'],
  ['paused', NOW + 300_000, null],
])('a %s job that waits until %s says: %s', (state, waitUntil, wanted) => {
  expect(waitText({ state, waitUntil }, NOW)).toBe(wanted);
});

test('a job is about everybody it counts', () => {
  expect(sumOf({ waiting: 2, found: 3, failed: 1 })).toBe(6);
});
