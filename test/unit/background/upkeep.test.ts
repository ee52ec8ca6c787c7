import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepUpWhenQuiet } from '../../../src/background/browser/upkeep.ts';

const memory = vi.hoisted(() => ({ stored: {} as Record<string, unknown> }));
vi.mock('../../../src/browser.ts', () => ({
  browser: {
    storage: {
      session: {
        get: async (key: string) => ({ [key]: memory.stored[key] }),
        set: async (items: object) => void Object.assign(memory.stored, items),
      },
    },
  },
}));

const NOON = new Date(2026, 2, 10, 12).getTime();
const DAY = 24 * 3_600_000;

beforeEach(() => {
  memory.stored = {};
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

/** A background that starts at some moment. */
async function start(at: number, keepUp = vi.fn(async (_: number) => {}), lives = 20_000) {
  keepUpWhenQuiet({ keepUp, now: () => at });
  await vi.advanceTimersByTimeAsync(lives);
  return keepUp.mock.calls.map(([when]) => when);
}

it('upkeep comes some time after the start, once a day', async () => {
  expect(await start(NOON, undefined, 9000)).toEqual([]);
  vi.clearAllTimers();
  expect(await start(NOON)).toEqual([NOON]);
  expect(await start(NOON + 1)).toEqual([]);
  expect(await start(NOON + DAY)).toEqual([NOON + DAY]);
  // A clock that went back: what was booked ahead of it is to be noted that day.
  expect(await start(NOON)).toEqual([NOON]);
});

it('that fails is tried again at the next start', async () => {
  const failing = vi.fn(async (_: number) => {
    throw new Error('no disk');
  });
  expect(await start(NOON, failing)).toEqual([NOON]);
  expect(await start(NOON)).toEqual([NOON]);
});
