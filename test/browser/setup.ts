import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { DEMO_KEY, type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/index.ts';
import { Leadlight } from './leadlight.ts';

export type Scene = { sandbox: Sandbox; leadlight: Leadlight };

/**
 * One sandbox for a test file, and for each test a Chromium with a profile of its own. A test fails that leaves a violation of
 * the Content Security Policy, or a request to LinkedIn that the page itself did not make.
 * @param hasKey whether a key is saved before each test
 */
export function useScene(options: SandboxOptions & { hasKey?: boolean } = {}): Scene {
  const { hasKey = true, ...sandboxOptions } = options;
  // Filled before the first test runs.
  const scene = {} as Scene;
  beforeAll(async () => {
    scene.sandbox = await startSandbox(sandboxOptions);
  });
  beforeEach(async () => {
    scene.sandbox.kaspr.reset();
    scene.sandbox.site.reset();
    scene.leadlight = await Leadlight.start(scene.sandbox);
    if (hasKey) await scene.leadlight.saveKey(DEMO_KEY);
  });
  afterEach(async () => {
    const violations = await scene.leadlight.violations();
    await scene.leadlight.stop();
    expect(violations).toEqual([]);
    expect(scene.sandbox.site.foreignRequests()).toEqual([]);
  });
  afterAll(() => scene.sandbox.stop());
  return scene;
}
