import { afterEach, expect, it } from 'vitest';
import type { DaySum } from '../../../src/model/schemas/purchases/spending.ts';
import { updateDaySums } from '../../../src/store/ledger/day-sums.ts';
import { healEntry } from '../../../src/store/repair/heal-entry.ts';
import { purchase } from '../purchasing/examples.ts';

const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

/** Half past midnight of the 16th in Berlin, the evening of the 15th in New York. */
const AT = Date.UTC(2026, 0, 15, 23, 30);
const OPEN = purchase({ state: 'unknown', found: false, charged: null, startedAt: AT, day: '2026-01-16' });

/** The store of sums, of which nothing else is asked here. */
function memoryOf(sums: Map<string, DaySum>) {
  const days = {
    get: async (id: string) => sums.get(id),
    put: async (sum: DaySum) => void sums.set(sum.id, sum),
  };
  return { objectStore: () => days } as unknown as Parameters<typeof updateDaySums>[0];
}

it('an entry is counted in the day that was stored with it, wherever the user is when its charge is known', async () => {
  const sums = new Map<string, DaySum>();
  process.env.TZ = 'Europe/Berlin';
  await updateDaySums(memoryOf(sums), null, OPEN);
  process.env.TZ = 'America/New_York';
  await updateDaySums(memoryOf(sums), OPEN, { ...OPEN, charged: 0, resolved: { by: 'balance', at: AT + 60_000 } });
  expect([...sums.values()]).toEqual([
    { id: 'kaspr|2026-01-16', service: 'kaspr', day: '2026-01-16', entries: 1, charged: 0, open: 0 },
  ]);
});

it.each([
  ['is kept where all else is damaged', { startedAt: 'x', stake: 'x' }, '2026-01-16'],
  ['is worked out where it is damaged', { day: 7 }, '2026-01-15'],
  ['is one long past where no date can be read', { day: 7, startedAt: 9e15 }, '1970-01-01'],
])('the day of an entry %s', (_, damage, day) => {
  process.env.TZ = 'America/New_York';
  expect(healEntry({ ...OPEN, ...damage })?.day).toBe(day);
});
