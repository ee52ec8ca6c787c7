import { expect, it } from 'vitest';
import { run } from '../../../src/model/schemas/purchases/run.ts';

const STORED = {
  ...{ id: 1, service: 'kaspr', phoneRequired: false, stopAfter: 20, state: 'paused', why: null, waitUntil: null },
  ...{ startedAt: 1, endedAt: null, charged: 3, open: 0 },
  counts: { waiting: 1, known: 0, found: 3, nothing: 0, failed: 0 },
};

it('a look-up that began before a source was there still opens', () => {
  expect(run.safeParse({ ...STORED, spent: { kaspr: 3 } })).toMatchObject({ success: true });
});

it('what it spent at a source is a number', () => {
  expect(run.safeParse({ ...STORED, spent: { kaspr: '3' } }).success).toBe(false);
  expect(run.safeParse({ ...STORED, spent: { nobody: 3 } }).success).toBe(false);
});
