import { describe, expect, it, test, vi } from 'vitest';
import type { Run } from '../../../src/model/schemas/purchases/run.ts';
import type { MaxCosts } from '../../../src/model/views/views.ts';
import { billOf, billText, countsText, runTitle, spentText } from '../../../src/ui/jobs/run-text.ts';

vi.mock('../../../src/browser.ts', () => import('./english.ts'));

const NOW = new Date(2026, 10, 3, 14, 0).getTime();
const counts = { waiting: 18, known: 0, found: 8, nothing: 3, failed: 1 };
const RUN: Run = {
  id: 1,
  service: 'kaspr',
  phoneRequired: false,
  stopAfter: 30,
  state: 'running',
  why: null,
  waitUntil: null,
  startedAt: NOW,
  endedAt: null,
  counts,
  charged: 8,
  open: 0,
  spent: { kaspr: 8, cognism: 0 },
};

const view = (isPast: boolean, credits: number | null) => ({
  isPast,
  account: {
    hasKey: true,
    balance: { service: 'kaspr' as const, credits, pools: null, limit: null, left: null, resetAt: null },
    sources: ['kaspr' as const],
    services: ['kaspr' as const],
  },
});

describe('what the button costs', () => {
  const bill = (paid: number, free: number, stakes: MaxCosts, stopAfter: number | null = null) =>
    billOf(Array(paid).fill(stakes), { paid, free, stopAfter });
  const both: MaxCosts = { kaspr: 1, cognism: 1 };

  test.each([
    [
      bill(23, 0, { kaspr: 1 }),
      view(true, 112),
      'Costs up to 23 credits, 112 left. So far at most 1 credit per person',
    ],
    [bill(1, 0, { kaspr: 1 }), view(true, null), 'Costs up to 1 credit.'],
    [bill(2, 3, { kaspr: 1.5 }), view(true, 112), '3 of them are free: already saved.'],
    [bill(2, 0, { kaspr: 1 }), view(false, null), 'Kaspr names no price: one credit per person is usual.'],
    [bill(20, 0, { kaspr: 1 }), view(true, 3), 'That is more than is left'],
    [bill(3, 0, { kaspr: 0.1 }), view(true, null), 'Costs up to 0.3 credits.'],
    [bill(20, 0, { kaspr: 1 }, 5), view(true, 112), 'Costs up to 5 credits, 112 left.'],
    // Credits of two services are not the same thing.
    [bill(9, 0, both), view(true, 112), 'Costs up to 9 credits of Kaspr (112 left) and 9 credits of Cognism.'],
    [bill(1, 0, both), view(true, null), 'Costs up to 1 credit of Kaspr and 1 credit of Cognism.'],
    [bill(9, 0, both), view(true, 3), 'That is more than is left'],
    [bill(9, 0, both, 10), view(true, 112), 'Costs up to 10 credits.'],
    [bill(2, 0, { cognism: 1 }), view(false, 1), 'Costs up to 2 credits.'],
  ])('%j is said', (bill, prices, said) => {
    expect(billText(bill, prices).join(' ')).toContain(said);
  });

  it('at Cognism has nothing to do with what is left at Kaspr', () => {
    expect(billText(bill(2, 0, { cognism: 1 }), view(false, 1))).toEqual(['Costs up to 2 credits.']);
  });

  it('is at most what the user lets it be', () => {
    expect(bill(9, 0, both)).toMatchObject({ most: 18, each: 2 });
    expect(bill(9, 0, both, 4).most).toBe(4);
    expect(bill(9, 0, both, 40).most).toBe(18);
    expect(bill(9, 0, both, 0).most).toBe(0);
  });

  it('is nothing where everybody is known, and is not said of nobody', () => {
    expect(billText(bill(0, 2, {}), view(true, 3))).toEqual(['Free: everybody chosen is already saved.']);
    expect(billText(bill(0, 0, {}), view(true, 3))).toEqual([]);
  });
});

describe('a look-up of many', () => {
  it('says how far it is and what it cost', () => {
    expect(countsText(RUN)).toBe('12 of 30 · 8 found · 3 without data · 1 failed');
    expect(countsText({ ...RUN, counts: { ...counts, known: 2 } })).toContain('8 found · 2 already saved · 3 without');
    expect(spentText(RUN)).toBe('8 credits spent');
    expect(spentText({ ...RUN, open: 1 })).toBe('8 credits spent · up to 1 more, not settled yet');
  });

  test.each<[Partial<Run>, string]>([
    [{}, 'Looking up 30 people'],
    [{ state: 'paused' }, 'Look-up paused'],
    [{ state: 'paused', why: { kind: 'spend-nothing' } }, 'Look-up stopped'],
    [{ state: 'done' }, 'Look-up finished'],
    [{ state: 'cancelled' }, 'Look-up cancelled'],
  ])('that is %j is called so', (change, title) => {
    expect(runTitle({ ...RUN, ...change })).toBe(title);
  });
});
