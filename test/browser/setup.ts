import { afterAll, afterEach, beforeAll, beforeEach, expect, type RunnerTestCase } from 'vitest';
import { DEMO_KEY, type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/index.ts';
import { askAsOwnPage } from './ask.ts';
import { keepEvidenceOfFailure } from './evidence.ts';
import { Leadlight } from './leadlight.ts';

export type BrowserSession = { sandbox: Sandbox; leadlight: Leadlight };
/** `hasKey`: whether each test begins with a key for Kaspr. */
type Options = SandboxOptions & { readonly hasKey?: boolean };

/** What users choose, and what purchases and free calls leave behind. */
const LEFT = [
  ...['settings', 'leads', 'purchases', 'domains', 'previews', 'otherAnswers', 'optOuts', 'runs', 'tasks'],
  ...['pushes', 'sendings', 'sendingTasks', 'signals', 'drafts'],
  ...['balances', 'balancePoints', 'prices', 'quotas', 'days', 'statements'],
];

/** (ms) */
const PREPARE_LIMIT = 20_000;

type SharedBrowser = { readonly name: string; readonly browserSession: BrowserSession; isNew: boolean; usedBy: string };

/**
 * This worker's browser, passed from file to file, since starting one costs as much as a test. It ends with the worker,
 * or when a file needs the machine to itself.
 */
let shared: SharedBrowser | undefined;

async function start(options: SandboxOptions): Promise<BrowserSession> {
  const sandbox = await startSandbox(options);
  return { sandbox, leadlight: await Leadlight.start(sandbox) };
}

async function sharedBrowser(options: SandboxOptions): Promise<SharedBrowser> {
  const name = JSON.stringify(options);
  if (shared?.name !== name) {
    const last = shared?.browserSession;
    shared = undefined;
    await last?.leadlight.stop();
    await last?.sandbox.stop();
    shared = { name, browserSession: await start(options), isNew: true, usedBy: thisFile() };
  }
  return shared;
}

const thisFile = () => expect.getState().testPath ?? '';

/**
 * A sandbox and a Chromium that other describes and files use as well. Before each test the database is deleted, the
 * background killed and every page closed, so that it begins as after an installation. Permissions that a test has
 * granted stay until the file ends: where those, an installation or a restart are the subject, take `useNewProfiles`. A
 * test fails that leaves a violation of the Content Security Policy, or a request to LinkedIn that the page itself did
 * not make.
 */
export function useBrowserSession(options: Options = {}): BrowserSession {
  const { hasKey = true, ...sandboxOptions } = options;
  // Filled before the first test runs.
  const browserSession = {} as BrowserSession;
  let browser: SharedBrowser;
  beforeAll(async () => {
    browser = await sharedBrowser(sandboxOptions);
  });
  beforeEach(async () => {
    await prepare(browser, hasKey);
    Object.assign(browserSession, browser.browserSession);
    resetAll(browserSession.sandbox);
  });
  afterEach(({ task }) => checkAfter(task, browserSession));
  return browserSession;
}

async function prepare(browser: SharedBrowser, hasKey: boolean): Promise<void> {
  try {
    await within(PREPARE_LIMIT, makeNew(browser, hasKey));
  } catch (error) {
    // A browser that an earlier test has left behind broken says nothing about this one.
    console.log(`Chromium is restarted: ${error}`);
    await browser.browserSession.leadlight.crash();
    browser.browserSession.leadlight = await Leadlight.start(browser.browserSession.sandbox);
    browser.isNew = true;
    await within(PREPARE_LIMIT, makeNew(browser, hasKey));
  }
}

async function makeNew(browser: SharedBrowser, hasKey: boolean): Promise<void> {
  const { browserSession } = browser;
  // To kill a background that is just being installed leaves Chromium without one.
  if (browser.isNew) browser.isNew = false;
  else {
    await closePages(browserSession);
    await browserSession.leadlight.reset();
    if (browser.usedBy !== thisFile()) await browserSession.leadlight.revokeAll();
  }
  browser.usedBy = thisFile();
  // What the last test has told the services to refuse.
  resetAll(browserSession.sandbox);
  if (hasKey) await putKey(browserSession.leadlight, DEMO_KEY);
}

/** The same with a fresh Chromium and profile per test: for tests of installation, permissions or restarts. */
export function useNewProfiles(options: Options = {}): BrowserSession {
  const { hasKey = true, ...sandboxOptions } = options;
  const browserSession = {} as BrowserSession;
  beforeAll(async () => {
    browserSession.sandbox = await startSandbox(sandboxOptions);
  });
  beforeEach(async () => {
    browserSession.leadlight = await Leadlight.start(browserSession.sandbox);
    if (hasKey) await putKey(browserSession.leadlight, DEMO_KEY);
    resetAll(browserSession.sandbox);
  });
  afterEach(async ({ task }) => {
    try {
      await checkAfter(task, browserSession);
    } finally {
      await browserSession.leadlight.stop();
    }
  });
  afterAll(() => browserSession.sandbox.stop());
  return browserSession;
}

/**
 * One sandbox and one Chromium for all tests of a describe: what is bought, and learnt of the services, is forgotten
 * before each; what is connected stays.
 * @param connect sets up what all of them need
 */
export function useOneBrowserSession(connect: (browserSession: BrowserSession) => Promise<unknown>): BrowserSession {
  const browserSession = {} as BrowserSession;
  beforeAll(async () => {
    const browser = await sharedBrowser({});
    await prepare(browser, true);
    resetAll(browser.browserSession.sandbox);
    Object.assign(browserSession, browser.browserSession);
    await connect(browserSession);
  });
  beforeEach(async () => {
    await closePages(browserSession);
    resetAll(browserSession.sandbox);
    await forget(browserSession.leadlight, LEFT);
  });
  afterEach(({ task }) => checkAfter(task, browserSession));
  return browserSession;
}

async function checkAfter(task: RunnerTestCase, { leadlight, sandbox }: BrowserSession): Promise<void> {
  await keepEvidenceOfFailure(task, leadlight);
  expect(await leadlight.violations()).toEqual([]);
  expect(sandbox.site.foreignRequests()).toEqual([]);
}

async function within<T>(limit: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not prepared within ${limit} ms`)), limit);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function closePages({ leadlight }: BrowserSession): Promise<void> {
  const [, ...pages] = await leadlight.browser.pages();
  await Promise.all(pages.map((page) => page.close()));
}

/** Has the background verify and save a key for Kaspr, without the options page. */
export async function putKey(leadlight: Leadlight, key: string): Promise<void> {
  const form = { service: 'kaspr', base: '', keyForm: 'auto', generation: 'auto', secretKey: null } as const;
  const outcome = await askAsOwnPage(leadlight, 'save-connection', { ...form, key });
  if (!outcome.ok) throw new Error(`The key was not saved: ${outcome.failure.kind}`);
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
