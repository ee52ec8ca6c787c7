import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { LeadlightFirefox } from '../browser/firefox.ts';
import { Leadlight } from '../browser/leadlight.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { checkAftermath } from './aftermath.ts';
import { CELLS, type Cell, tagsOf } from './cells.ts';
import { FaultCase } from './fault-case.ts';
import { Fixture, type Installed } from './fixture.ts';
import { KNOWN, somebody } from './people.ts';
import { type GoOn, type Point, reach } from './points.ts';

// The browser's process is ended without a word, and another is started on the same profile.

type Restartable = Installed & { stop(): Promise<void> };
type Start = (sandbox: Sandbox, home: string) => Promise<Restartable>;

const startChromium: Start = (sandbox, home) => Leadlight.start(sandbox, { home });
const startFirefox: Start = (sandbox, home) => LeadlightFirefox.start(sandbox, { profile: home });
const cells = CELLS.filter(({ fault }) => fault === 'browser restarted');
// Firefox takes long to start: there one end meets several purchases. The last of them keeps the others from writing.
const TOGETHER: readonly Point[] = ['after settlement', 'server charged', 'before settlement'];
const together = TOGETHER.flatMap((point) => cells.filter((cell) => cell.point === point));

describe.each([
  ['Chromium', startChromium, cells.map((cell) => [cell])],
  ['Firefox', startFirefox, [together]],
] as const)('%s, restarted', (_browser, start, groups) => {
  let sandbox: Sandbox;
  let home: string;
  let leadlight: Restartable;
  let fixture: Fixture;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'leadlight-home-'));
    sandbox = await startSandbox({ kaspr: { people: KNOWN } });
    leadlight = await start(sandbox, home);
    fixture = await Fixture.open(sandbox, leadlight);
  });
  afterAll(async () => {
    await leadlight.stop();
    await sandbox.stop();
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  });

  for (const group of groups) {
    const isGuard = group.length > 1 || group.some((cell) => tagsOf(cell).tags.length === 0);
    it(group.map(({ point }) => point).join(', '), { tags: isGuard ? [] : ['slow'] }, () => tryOut(group));
  }

  async function tryOut(group: readonly Cell[]): Promise<void> {
    const purchases = group.map((cell) => ({ cell, person: somebody() }));
    const waiting: GoOn[] = [];
    for (const { cell, person } of purchases) {
      waiting.push(await reach(cell.point, await FaultCase.open(fixture, person), cell.reply));
    }
    await leadlight.crash();
    // What was held in the browser died with it; the service goes on.
    await Promise.allSettled(waiting.map((goOn) => goOn()));
    leadlight = await start(sandbox, home);
    fixture = await Fixture.open(sandbox, leadlight, false);
    for (const { cell, person } of purchases) {
      const faultCase = await FaultCase.open(fixture, person);
      await fixture.isSettled();
      await checkAftermath(faultCase, cell);
      await faultCase.end();
    }
  }
});
