import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LeadlightFirefox } from '../browser/firefox.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { checkAftermath } from './aftermath.ts';
import { CELLS, type Cell, isForFirefox, tagsOf, titleOf } from './cells.ts';
import { FaultCase } from './fault-case.ts';
import { Fixture } from './fixture.ts';
import { KNOWN, somebody } from './people.ts';
import { reach } from './points.ts';
import { strike } from './strike.ts';

describe('in Firefox', () => {
  let sandbox: Sandbox;
  let leadlight: LeadlightFirefox;
  let fixture: Fixture;

  beforeAll(async () => {
    sandbox = await startSandbox({ kaspr: { people: KNOWN } });
    leadlight = await LeadlightFirefox.start(sandbox);
    fixture = await Fixture.open(sandbox, leadlight);
  });
  afterAll(async () => {
    const { violations, errors } = await leadlight.seen();
    await leadlight.stop();
    await sandbox.stop();
    expect({ violations, errors }).toEqual({ violations: [], errors: [] });
  });

  for (const cell of CELLS.filter(isForFirefox)) it(titleOf(cell), tagsOf(cell), () => tryOut(cell));

  async function tryOut(cell: Cell): Promise<void> {
    const faultCase = await FaultCase.open(fixture, somebody());
    const goOn = await reach(cell.point, faultCase, cell.reply);
    await strike(cell.fault, cell.point, faultCase, goOn);
    await fixture.isSettled();
    await checkAftermath(faultCase, cell);
    await faultCase.end();
  }
});
