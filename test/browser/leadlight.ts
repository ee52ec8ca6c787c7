import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, launch, type Page, type Target } from 'puppeteer';
import type { Sandbox } from '../sandbox/index.ts';
import { InstalledExtension } from './extension.ts';
import { findChromium } from './find-browser.ts';

const EXTENSION = resolve(import.meta.dirname, '../../dist/chrome');
const INSIDE = 'icons/16.png';

export type Options = {
  readonly headless?: boolean;
  readonly extension?: string;
  readonly dark?: boolean;
  readonly profile?: string;
  /** A folder for profile and extension that outlives the browser, so that it can be started again. */
  readonly home?: string;
};

/** Chromium with the built extension, at the true addresses, in front of the sandbox. Reads as prose in tests. */
export class Leadlight extends InstalledExtension {
  readonly browser: Browser;
  readonly id: string;
  readonly #violations: string[] = [];
  /** The browser's page for extensions takes half a second: what was granted in an earlier test still is. */
  #granted = new Set<string>();
  readonly #folder: string;
  readonly #isFolderKept: boolean;

  private constructor(browser: Browser, id: string, folder: string, isFolderKept: boolean) {
    super();
    this.browser = browser;
    this.id = id;
    this.#folder = folder;
    this.#isFolderKept = isFolderKept;
  }

  static async start(sandbox: Pick<Sandbox, 'hostRules' | 'spki'>, options: Options = {}): Promise<Leadlight> {
    const folder = options.home ?? (await mkdtemp(join(tmpdir(), 'leadlight-')));
    // A copy: a browser reads the files again whenever it starts the background, and a build may write them meanwhile.
    // Its place makes the extension's id, and so says whose the stored data are.
    const extension = join(folder, 'extension');
    await cp(options.extension ?? EXTENSION, extension, { recursive: true });
    const browser = await launch({
      executablePath: await findChromium(),
      headless: options.headless ?? true,
      pipe: true,
      enableExtensions: true,
      userDataDir: options.profile ?? join(folder, 'profile'),
      defaultViewport: null,
      // Whoever runs this ends it; Puppeteer would end the process before the folder is removed.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [
        `--host-resolver-rules=${sandbox.hostRules}`,
        `--ignore-certificate-errors-spki-list=${sandbox.spki}`,
        '--disable-quic',
        // A process kept ready for the next page costs as much as one that is used.
        '--disable-features=SpareRendererForSitePerProcess',
        '--disable-background-networking',
        '--window-size=1280,900',
        '--lang=en-US',
        // Only root needs it, and root is who runs containers.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    const id = await browser.installExtension(extension);
    const leadlight = new Leadlight(browser, id, folder, options.home !== undefined);
    browser.on('targetcreated', (target) => void leadlight.#watch(target));
    return leadlight;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    if (!this.#isFolderKept) await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  /** What any Content Security Policy has refused since the last call, in pages and in the running background. */
  async violations(): Promise<string[]> {
    // It may be gone by itself just now.
    const session = await this.#worker()
      ?.createCDPSession()
      .catch(() => undefined);
    session?.on('Log.entryAdded', ({ entry }) => this.#note(entry.text));
    // Hands over what was logged before anybody listened; the command is answered after that.
    await session?.send('Log.enable');
    await session?.send('Log.clear');
    await session?.detach();
    return this.#violations.splice(0);
  }

  address(path: string): string {
    return `chrome-extension://${this.id}/${path}`;
  }

  /**
   * The browser's first tab shows a picture: it has the extension's origin and APIs, and no script of its own. Opening
   * a page would take long.
   */
  protected override async openInside(): Promise<Page> {
    const [page = await this.browser.newPage()] = await this.browser.pages();
    if (page.url() !== this.address(INSIDE)) await page.goto(this.address(INSIDE));
    return page;
  }

  protected override async leaveInside(): Promise<void> {}

  async open(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(url);
    return page;
  }

  /** The popup as the toolbar icon opens it. */
  async clickIcon(page: Page): Promise<Page> {
    await page.bringToFront();
    const [extension] = [...(await this.browser.extensions()).values()].filter((one) => one.id === this.id);
    if (!extension) throw new Error('The extension is not there.');
    const opened = this.browser.waitForTarget((target) => this.#isPopup(target), { timeout: 10_000 });
    await page.triggerExtensionAction(extension);
    const target = await opened;
    return target.asPage();
  }

  /** The browser's number for a tab. */
  async tabId(page: Page): Promise<number> {
    // A title that no other tab has tells which one it is; it is put back at once.
    const mark = `tab ${Math.random()}`;
    const title = await page.evaluate((text) => {
      const before = document.title;
      document.title = text;
      return before;
    }, mark);
    const found = await this.inside((text) => chrome.tabs.query({ title: text }), mark);
    await page.evaluate((text) => {
      document.title = text;
    }, title);
    const id = found[0]?.id;
    if (id === undefined) throw new Error('The tab is not there.');
    return id;
  }

  /** Allows a host; a test can't click the browser's own prompt. @param origin a match pattern */
  async grant(origin: string): Promise<void> {
    if (this.#granted.has(origin)) return;
    await this.#onExtensionsPage(
      (id, host) => new Promise<void>((done) => developerPrivate().addHostPermission(id, host, done)),
      origin,
    );
    this.#granted.add(origin);
  }

  /** Takes away whatever the manifest does not require. */
  async revokeAll(): Promise<void> {
    await this.inside(async () => {
      const { host_permissions: required = [], permissions = [] } = chrome.runtime.getManifest();
      const granted = await chrome.permissions.getAll();
      const isOptional = (required: readonly string[]) => (name: string) => !required.includes(name);
      await chrome.permissions.remove({
        origins: granted.origins?.filter(isOptional(required)) ?? [],
        permissions: (granted.permissions?.filter(isOptional(permissions as string[])) ?? []) as never[],
      });
    });
    this.#granted.clear();
  }

  /** Takes all hosts away, as "on click" in the browser's menu does. */
  withholdHosts(): Promise<void> {
    this.#granted.clear();
    return this.#onExtensionsPage(
      (id) =>
        new Promise<void>((done) => {
          developerPrivate().updateExtensionConfiguration({ extensionId: id, hostAccess: 'ON_CLICK' }, done);
        }),
      '',
    );
  }

  async #onExtensionsPage(run: (id: string, value: string) => Promise<void>, value: string): Promise<void> {
    const page = await this.open('chrome://extensions');
    // The function runs in the browser: what it calls has to be there.
    await page.evaluate('globalThis.developerPrivate = () => chrome.developerPrivate');
    await page.evaluate(run, this.id, value);
    await page.close();
  }

  /** Ends the background as the browser does, whatever it is doing. */
  async killWorker(): Promise<void> {
    const doomed = this.#worker();
    // The command returns before the background is gone, and under load it is now and then without effect.
    for (let tries = 0; doomed && tries < 5; tries += 1) {
      // It may have gone by itself just now.
      await (await doomed.worker())?.close().catch(() => {});
      for (let looks = 0; looks < 50; looks += 1) {
        if (this.#worker() !== doomed) return;
        await pause(20);
      }
    }
    if (doomed) throw new Error('The background does not end.');
  }

  /** Makes the extension what it was after its installation, but for permissions. Its pages must be closed. */
  async reset(): Promise<void> {
    // The database can't be deleted while the background has it open.
    await this.killWorker();
    const { origins = [] } = await this.inside(async () => {
      const isDone = (request: IDBRequest) =>
        new Promise((done, fail) => {
          request.addEventListener('success', done);
          for (const event of ['error', 'blocked']) request.addEventListener(event, () => fail(new Error(event)));
        });
      await isDone(indexedDB.deleteDatabase('leadlight'));
      await Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear(), chrome.alarms.clearAll()]);
      await chrome.action.setPopup({ popup: 'src/popup/index.html' });
      await chrome.action.setBadgeText({ text: '' });
      return chrome.permissions.getAll();
    });
    // A test may have taken one away.
    this.#granted = new Set(origins);
  }

  /** What the background that runs now has logged, oldest first. */
  async backgroundLog(): Promise<string[]> {
    const lines: string[] = [];
    const session = await this.#worker()
      ?.createCDPSession()
      .catch(() => undefined);
    session?.on('Runtime.consoleAPICalled', ({ type, args }) =>
      lines.push(`${type}: ${args.map(({ value, description }) => value ?? description).join(' ')}`),
    );
    session?.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) =>
      lines.push(`exception: ${exception?.description ?? text}`),
    );
    session?.on('Log.entryAdded', ({ entry }) => lines.push(`${entry.level}: ${entry.text}`));
    // Both hand over what was logged before they were enabled.
    await session?.send('Runtime.enable');
    await session?.send('Log.enable');
    await session?.detach();
    return lines;
  }

  /** Runs a function in the background that runs now; of this file it can use nothing. */
  async inBackground<T>(run: () => T): Promise<T> {
    const worker = await this.#worker()?.worker();
    if (!worker) throw new Error('No background runs.');
    return (await worker.evaluate(run)) as T;
  }

  /** Tells, whenever it is asked, whether the background that runs now has ended since. */
  watchBackground(): () => boolean {
    const watched = this.#worker();
    return () => watched !== undefined && this.#worker() !== watched;
  }

  #worker(): Target | undefined {
    return this.browser.targets().find((one) => one.type() === 'service_worker' && one.url().includes(this.id));
  }

  #note(text: string): void {
    if (text.includes('Content Security Policy')) this.#violations.push(text);
  }

  #isPopup(target: Target): boolean {
    const url = target.url();
    return target.type() === 'page' && url.startsWith(this.address('src/popup/index.html')) && !url.includes('?tab=');
  }

  async #watch(target: Target): Promise<void> {
    if (target.type() !== 'page' && target.type() !== 'other') return;
    const page = await target.asPage().catch(() => null);
    page?.on('console', (message) => {
      // What a browser makes around a picture is not Leadlight's.
      if (page.url() !== this.address(INSIDE)) this.#note(message.text());
    });
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Chromium's API for its own extensions page, as far as tests use it. */
declare function developerPrivate(): {
  addHostPermission(id: string, host: string, done: () => void): void;
  updateExtensionConfiguration(change: { extensionId: string; hostAccess: string }, done: () => void): void;
};
