import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { Leadlight } from '../browser/leadlight.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/index.ts';
import { Fixture } from './fixture.ts';
import { KNOWN } from './people.ts';

export type FaultSession = { sandbox: Sandbox; leadlight: Leadlight; fixture: Fixture };

/**
 * A Chromium with a key saved, in front of a sandbox that knows everybody.
 * @param isShared one for all tests of a file or a `describe`; else each test begins with an empty ledger
 */
export function useFixture(options: SandboxOptions['kaspr'] = {}, isShared = true): FaultSession {
  // Filled before the first test runs.
  const browserSession = {} as FaultSession;
  (isShared ? beforeAll : beforeEach)(async () => {
    browserSession.sandbox = await startSandbox({ kaspr: { people: KNOWN, ...options } });
    browserSession.leadlight = await Leadlight.start(browserSession.sandbox);
    browserSession.fixture = await Fixture.open(browserSession.sandbox, browserSession.leadlight);
  });
  (isShared ? afterAll : afterEach)(async () => {
    const violations = await browserSession.leadlight.violations();
    await browserSession.leadlight.stop();
    await browserSession.sandbox.stop();
    expect(violations).toEqual([]);
  });
  return browserSession;
}

export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
