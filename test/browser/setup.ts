import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { DEMO_KEY, type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/index.ts';
import { Leadlight } from './leadlight.ts';

export type Scene = { sandbox: Sandbox; leadlight: Leadlight };

/** What users choose, and what purchases and free calls leave behind. */
const LEFT = [
  ...['settings', 'leads', 'purchases', 'domains', 'previews', 'runs', 'tasks'],
  ...['pushes', 'sendings', 'sendingTasks', 'signals'],
  ...['balances', 'balancePoints', 'prices', 'quotas', 'days', 'statements'],
];

/**
 * One sandbox and one Chromium for all tests of a describe: what is bought, and learnt of the services, is forgotten before each.
 * @param connect sets up what all of them need
 */
export function useOneScene(connect: (scene: Scene) => Promise<unknown>): Scene {
  // Filled before the first test runs.
  const scene = {} as Scene;
  beforeAll(async () => {
    scene.sandbox = await startSandbox();
    scene.leadlight = await Leadlight.start(scene.sandbox);
    await scene.leadlight.saveKey(DEMO_KEY);
    await connect(scene);
  });
  beforeEach(async () => {
    const [, ...pages] = await scene.leadlight.browser.pages();
    await Promise.all(pages.map((page) => page.close()));
    resetAll(scene.sandbox);
    await forget(scene.leadlight, LEFT);
  });
  afterEach(async () => {
    expect(await scene.leadlight.violations()).toEqual([]);
    expect(scene.sandbox.site.foreignRequests()).toEqual([]);
  });
  afterAll(async () => {
    await scene.leadlight.stop();
    await scene.sandbox.stop();
  });
  return scene;
}

function resetAll(sandbox: Sandbox): void {
  const { kaspr, kasprV2, cognism, cognismLegacy, kissmetrics, cloudElements, site } = sandbox;
  for (const server of [kaspr, kasprV2, cognism, cognismLegacy, kissmetrics, cloudElements, site]) server.reset();
}

/** Empties stores of the database, as if what is in them had never been. */
export function forget(leadlight: Leadlight, stores: readonly string[]): Promise<void> {
  return leadlight.inside(async (names) => {
    const opening = indexedDB.open('leadlight');
    await new Promise((done) => opening.addEventListener('success', done));
    const transaction = opening.result.transaction([...names], 'readwrite');
    for (const name of names) transaction.objectStore(name).clear();
    await new Promise((done) => transaction.addEventListener('complete', done));
    opening.result.close();
  }, stores);
}

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
    resetAll(scene.sandbox);
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
