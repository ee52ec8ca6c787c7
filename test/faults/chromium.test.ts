import { describe, expect, it } from 'vitest';
import { checkAftermath } from './aftermath.ts';
import { CELLS, type Cell, FAULTS, type Fault, INTERRUPTED, LEFT_OUT, tagsOf, titleOf } from './cells.ts';
import { FaultCase } from './fault-case.ts';
import { somebody } from './people.ts';
import { CLASS_OF, POINTS, reach } from './points.ts';
import { useFixture } from './setup.ts';
import { strike } from './strike.ts';

// Each point of a purchase × each fault, as shipped. One browser serves for many cells: each is about somebody else.

describe('the table of faults', () => {
  const pairs = FAULTS.flatMap((fault) => POINTS.map((point) => ({ fault, point })));

  it('says of each fault at each point what comes of it, or why it makes no sense', () => {
    const isSaidOnce = ({ fault, point }: (typeof pairs)[number]) => {
      const isTested = CELLS.some((cell) => cell.fault === fault && cell.point === point);
      const reasons = LEFT_OUT.filter(({ faults, points }) => faults.includes(fault) && points.includes(point));
      return Number(isTested) + reasons.length === 1;
    };
    expect(pairs.filter((pair) => !isSaidOnce(pair))).toEqual([]);
  });

  it('has a cell for `npm test` of each fault at each class of points that makes sense', () => {
    const classes = (cells: readonly Cell[]) => [
      ...new Set(cells.map(({ fault, point }) => `${fault} ${CLASS_OF[point]}`)),
    ];
    expect(classes(CELLS.filter((cell) => tagsOf(cell).tags.length === 0))).toEqual(classes(CELLS));
  });
});

describe('in Chromium', () => {
  const browserSession = useFixture();
  const ELSEWHERE: readonly Fault[] = ['browser restarted', 'timeout'];

  for (const cell of CELLS.filter(({ fault }) => !ELSEWHERE.includes(fault))) {
    it(titleOf(cell), tagsOf(cell), () => tryOut(cell));
  }

  async function tryOut(cell: Cell): Promise<void> {
    const { fixture, leadlight } = browserSession;
    const faultCase = await FaultCase.open(fixture, somebody());
    const goOn = await reach(cell.point, faultCase, cell.reply);
    const hasBackgroundEnded = leadlight.watchBackground();
    await strike(cell.fault, cell.point, faultCase, goOn);
    await fixture.isSettled();
    // Chromium's network service now and then crashes over a cut request with a streamed body (156), and the background
    // with it.
    const isCrash = cell.fault === 'connection cut' && hasBackgroundEnded();
    if (isCrash) console.log(`Chromium's network service crashed over a cut connection (${cell.point}).`);
    await checkAftermath(faultCase, isCrash ? { ...cell, entry: INTERRUPTED } : cell);
    await faultCase.end();
  }
});
