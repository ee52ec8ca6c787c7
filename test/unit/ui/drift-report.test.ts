import { expect, test } from 'vitest';
import type { Drift } from '../../../src/model/schemas/people/drift.ts';
import { driftReport } from '../../../src/popup/page/drift-report.ts';

const DRIFT: Drift = {
  kind: 'people-list',
  layout: 'sdui',
  reason: 'field-missing',
  missing: ['rows', 'name'],
  since: Date.UTC(2026, 10, 3, 14, 5),
};

test.each<[string, Partial<Drift>, string]>([
  [
    'a list',
    {},
    'Page: people-list, layout: sdui\nReason: field-missing\nMissing: rows, name\nSince: 2026-11-03T14:05:00.000Z',
  ],
  [
    'a page of no known layout',
    { kind: 'profile', layout: null, reason: 'unknown-layout', missing: [] },
    'Page: profile, layout: unknown\nReason: unknown-layout\nMissing: nothing named\nSince: 2026-11-03T14:05:00.000Z',
  ],
])('of %s begins with what failed, and ends with the skeleton', (_, different, lines) => {
  expect(driftReport({ ...DRIFT, ...different }, '0.1.0', 'html\n  body')).toBe(
    `Leadlight 0.1.0\n${lines}\n\nhtml\n  body\n`,
  );
});
