import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LeadlightFirefox } from '../browser/firefox.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { checkAftermath } from './aftermath.ts';
import { CELLS, type Cell, isForFirefox, tagsOf, titleOf } from './cells.ts';
import { Desk } from './desk.ts';
import { KNOWN, somebody } from './people.ts';
import { reach } from './points.ts';
import { strike } from './strike.ts';
import { Trial } from './trial.ts';

describe('in Firefox', () => {
  let sandbox: Sandbox;
  let leadlight: LeadlightFirefox;
  let desk: Desk;

  beforeAll(async () => {
    sandbox = await startSandbox({ kaspr: { people: KNOWN } });
    leadlight = await LeadlightFirefox.start(sandbox);
    desk = await Desk.open(sandbox, leadlight);
  });
  afterAll(async () => {
    const { violations, errors } = await leadlight.seen();
    await leadlight.stop();
    await sandbox.stop();
    expect({ violations, errors }).toEqual({ violations: [], errors: [] });
  });

  for (const cell of CELLS.filter(isForFirefox)) it(titleOf(cell), tagsOf(cell), () => tryOut(cell));

  async function tryOut(cell: Cell): Promise<void> {
    const trial = await Trial.open(desk, somebody());
    const goOn = await reach(cell.point, trial, cell.reply);
    await strike(cell.fault, cell.point, trial, goOn);
    await desk.isSettled();
    await checkAftermath(trial, cell);
    await trial.end();
  }
});
