import { afterEach, describe, expect, it } from 'vitest';
import { countsIn, dayOf } from '../../../src/model/day.ts';

const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

it.each([
  ['Europe/Berlin', Date.UTC(2026, 0, 15, 23, 30), '2026-01-16'],
  ['America/New_York', Date.UTC(2026, 0, 15, 23, 30), '2026-01-15'],
  // The nights of a year in which the clock is changed.
  ['Europe/Berlin', Date.UTC(2026, 2, 28, 23, 0), '2026-03-29'],
  ['Europe/Berlin', Date.UTC(2026, 9, 25, 22, 59), '2026-10-25'],
  ['Pacific/Kiritimati', Date.UTC(2026, 11, 31, 10, 0), '2027-01-01'],
])('the day in %s at %i is %s', (zone, at, day) => {
  process.env.TZ = zone;
  expect(dayOf(at)).toBe(day);
});

describe('what is spent in a period', () => {
  it.each<[string, period: string, day: string, aheadSince: string | undefined, boolean]>([
    ['is what was spent that day', '2026-03-10', '2026-03-10', undefined, true],
    ['is not what was spent the day before', '2026-03-10', '2026-03-09', undefined, false],
    ['is what was spent that month', '2026-03', '2026-03-31', undefined, true],
    ['is not what was spent the month before', '2026-03', '2026-02-28', undefined, false],
    ['is what a clock or zone spent that was ahead', '2026-03-10', '2026-03-11', undefined, true],
    ['is that also in another year', '2026-12', '2027-01-01', undefined, true],
    ['is that all day long', '2026-03-10', '2026-03-11', '2026-03-10', true],
    ['is that where the clock goes back still further', '2026-03-09', '2026-03-11', '2026-03-10', true],
    ['is that until the next day only', '2026-03-11', '2099-01-01', '2026-03-10', false],
    ['is that all month long', '2026-03', '2099-01-01', '2026-03-10', true],
    ['is that until the next month only', '2026-04', '2099-01-01', '2026-03-10', false],
    ['is that again when its own day has come', '2026-03-11', '2026-03-11', '2026-03-10', true],
  ])('%s', (_, period, day, aheadSince, counts) => {
    expect(countsIn(period, { day, ...(aheadSince ? { aheadSince } : {}) })).toBe(counts);
  });
});
