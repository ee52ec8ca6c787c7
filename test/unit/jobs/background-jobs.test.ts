import { beforeEach, expect, it, vi } from 'vitest';
import { createBackgroundJobs } from '../../../src/jobs/background-jobs.ts';

const alarms = vi.hoisted(() => ({ clearing: [] as (() => void)[], log: [] as string[] }));
vi.mock('../../../src/browser.ts', () => ({
  browser: {
    alarms: {
      create: async (name: string) => void alarms.log.push(`made ${name}`),
      clear: (name: string) =>
        new Promise<void>((done) => {
          alarms.log.push(`cleared ${name}`);
          alarms.clearing.push(done);
        }),
    },
  },
}));

let left: number;
let done: number;
beforeEach(() => {
  [left, done] = [0, 0];
  alarms.clearing.length = 0;
  alarms.log.length = 0;
});

const works = () =>
  createBackgroundJobs(
    {
      bulk: async () => {
        if (left === 0) return null;
        left -= 1;
        done += 1;
        return Date.now();
      },
    },
    { whileAwake: (work) => work, now: Date.now },
  );

it('a work is done step by step until nothing is left, with an alarm meanwhile', async () => {
  left = 2;
  works().bulk();
  await vi.waitFor(() => expect(alarms.log).toEqual(['made bulk', 'cleared bulk']));
  expect(done).toBe(2);
});

it('what begins after the last look, while the alarm is taken back, is done as well', async () => {
  const { bulk } = works();
  bulk();
  await vi.waitFor(() => expect(alarms.clearing).toHaveLength(1));
  left = 3;
  bulk();
  alarms.clearing[0]?.();
  await vi.waitFor(() => expect(done).toBe(3));
  expect(alarms.log.at(-1)).toBe('cleared bulk');
});
