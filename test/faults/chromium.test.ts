import { describe, expect, it } from 'vitest';
import { checkAftermath } from './aftermath.ts';
import { CELLS, FAULTS, type Fault, INTERRUPTED, LEFT_OUT, titled } from './cells.ts';
import { somebody } from './people.ts';
import { POINTS, reach } from './points.ts';
import { useDesk } from './setup.ts';
import { strike } from './strike.ts';
import { Trial } from './trial.ts';

// Each point of a purchase × each fault, as shipped. One browser serves for many cells: each is about somebody else.

describe('the table of faults', () => {
  const pairs = FAULTS.flatMap((fault) => POINTS.map((point) => ({ fault, point })));

  it.each(pairs)('says of "$fault" at "$point" what comes of it, or why it makes no sense', ({ fault, point }) => {
    const isTested = CELLS.some((cell) => cell.fault === fault && cell.point === point);
    const reasons = LEFT_OUT.filter(({ faults, points }) => faults.includes(fault) && points.includes(point));
    expect(Number(isTested) + reasons.length).toBe(1);
  });
});

describe('in Chromium', () => {
  const scene = useDesk();
  const ELSEWHERE: readonly Fault[] = ['browser restarted', 'timeout'];

  it.each(titled(CELLS.filter(({ fault }) => !ELSEWHERE.includes(fault))))('%s', async (_, cell) => {
    const { desk, leadlight } = scene;
    const trial = await Trial.open(desk, somebody());
    const goOn = await reach(cell.point, trial, cell.reply);
    const hasBackgroundEnded = leadlight.watchBackground();
    await strike(cell.fault, cell.point, trial, goOn);
    await desk.isSettled();
    // Chromium's network service now and then crashes over a cut request with a streamed body (156), and the background with it.
    const isCrash = cell.fault === 'connection cut' && hasBackgroundEnded();
    if (isCrash) console.log(`Chromium's network service crashed over a cut connection (${cell.point}).`);
    await checkAftermath(trial, isCrash ? { ...cell, entry: INTERRUPTED } : cell);
    await trial.end();
  });
});
