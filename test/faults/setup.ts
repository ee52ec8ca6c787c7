import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { keepEvidenceOfFailure } from '../browser/evidence.ts';
import { Leadlight } from '../browser/leadlight.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/index.ts';
import { Fixture } from './fixture.ts';
import { KNOWN } from './people.ts';

export type FaultSession = { sandbox: Sandbox; leadlight: Leadlight; fixture: Fixture };

/** A Chromium with a key saved, in front of a sandbox that knows everybody. */
export async function openSession(options: SandboxOptions['kaspr'] = {}): Promise<FaultSession> {
  const sandbox = await startSandbox({ kaspr: { people: KNOWN, ...options } });
  const leadlight = await Leadlight.start(sandbox);
  return { sandbox, leadlight, fixture: await Fixture.open(sandbox, leadlight) };
}

/** Ends it. Fails if a page or the background broke a rule of the browser's. */
export async function closeSession({ leadlight, sandbox }: FaultSession): Promise<void> {
  const violations = await leadlight.violations();
  await leadlight.stop();
  await sandbox.stop();
  expect(violations).toEqual([]);
}

/**
 * Opens a session before the tests and closes it after them.
 * @param isShared one for all tests of a file or a `describe`; else each test begins with an empty ledger
 */
export function useFixture(options: SandboxOptions['kaspr'] = {}, isShared = true): FaultSession {
  // Filled before the first test runs.
  const browserSession = {} as FaultSession;
  (isShared ? beforeAll : beforeEach)(async () => void Object.assign(browserSession, await openSession(options)));
  afterEach(({ task }) => keepEvidenceOfFailure(task, browserSession.leadlight));
  (isShared ? afterAll : afterEach)(() => closeSession(browserSession));
  return browserSession;
}

export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
