import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { Leadlight } from '../browser/leadlight.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/index.ts';
import { Desk } from './desk.ts';
import { KNOWN } from './people.ts';

export type Scene = { sandbox: Sandbox; leadlight: Leadlight; desk: Desk };

/**
 * A Chromium with a key saved, in front of a sandbox that knows everybody.
 * @param isShared one for all tests of a file or a `describe`; else each test begins with an empty ledger
 */
export function useDesk(options: SandboxOptions['kaspr'] = {}, isShared = true): Scene {
  // Filled before the first test runs.
  const scene = {} as Scene;
  (isShared ? beforeAll : beforeEach)(async () => {
    scene.sandbox = await startSandbox({ kaspr: { people: KNOWN, ...options } });
    scene.leadlight = await Leadlight.start(scene.sandbox);
    scene.desk = await Desk.open(scene.sandbox, scene.leadlight);
  });
  (isShared ? afterAll : afterEach)(async () => {
    const violations = await scene.leadlight.violations();
    await scene.leadlight.stop();
    await scene.sandbox.stop();
    expect(violations).toEqual([]);
  });
  return scene;
}

export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
