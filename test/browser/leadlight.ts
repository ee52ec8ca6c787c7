import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, launch, type Page, type Target } from 'puppeteer';
import type { Purchase } from '../../src/model/purchase.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { findChromium } from './find-browser.ts';

const EXTENSION = resolve(import.meta.dirname, '../../dist/chrome');

export type Options = {
  readonly headless?: boolean;
  readonly extension?: string;
  readonly dark?: boolean;
  readonly profile?: string;
};

/** Chromium with the built extension, at the true addresses, in front of the sandbox. Reads as prose in tests. */
export class Leadlight {
  readonly browser: Browser;
  readonly id: string;
  /** What a Content Security Policy refused anywhere; a test that leaves any here fails. */
  readonly violations: string[] = [];
  readonly #folder: string;

  private constructor(browser: Browser, id: string, folder: string) {
    this.browser = browser;
    this.id = id;
    this.#folder = folder;
  }

  static async start(sandbox: Pick<Sandbox, 'hostRules' | 'spki'>, options: Options = {}): Promise<Leadlight> {
    const folder = await mkdtemp(join(tmpdir(), 'leadlight-'));
    // A copy: a browser reads the files again whenever it starts the background, and a build may write them meanwhile.
    const extension = join(folder, 'extension');
    await cp(options.extension ?? EXTENSION, extension, { recursive: true });
    const browser = await launch({
      executablePath: await findChromium(),
      headless: options.headless ?? true,
      pipe: true,
      enableExtensions: true,
      userDataDir: options.profile ?? join(folder, 'profile'),
      defaultViewport: null,
      args: [
        `--host-resolver-rules=${sandbox.hostRules}`,
        `--ignore-certificate-errors-spki-list=${sandbox.spki}`,
        '--disable-quic',
        '--disable-background-networking',
        '--window-size=1280,900',
        '--lang=en-US',
        // Only root needs it, and root is who runs containers.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    const id = await browser.installExtension(extension);
    const leadlight = new Leadlight(browser, id, folder);
    browser.on('targetcreated', (target) => void leadlight.#watch(target));
    return leadlight;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  address(path: string): string {
    return `chrome-extension://${this.id}/${path}`;
  }

  async open(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(url);
    return page;
  }

  /** Saves a key as a user does: on the options page. Resolves to what its status says. */
  async saveKey(key: string, advanced: { base?: string } = {}): Promise<string> {
    const options = await this.open(this.address('src/options/index.html'));
    try {
      await options.locator('aria/Kaspr API key[role="textbox"]').fill(key);
      if (advanced.base) {
        await options.locator('summary').click();
        await options.locator('aria/Base address[role="textbox"]').fill(advanced.base);
      }
      await options.locator('aria/Save and verify[role="button"]').click();
      return await textOf(options, '.region [role=status]', (text) => text !== '' && text !== 'Verifying…');
    } finally {
      await options.close();
    }
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

  /** The popup's page in a tab of its own, about another tab. */
  async openPopup(page: Page, tabId?: number): Promise<Page> {
    return this.open(this.address(`src/popup/index.html?tab=${tabId ?? (await this.tabId(page))}`));
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

  /** Runs a function in a page of the extension. */
  async inside<A extends unknown[], T>(run: (...given: A) => Promise<T>, ...given: A): Promise<T> {
    const page = await this.open(this.address('src/options/index.html'));
    try {
      // Puppeteer's types can't say that what comes out is what `run` gives.
      return (await page.evaluate(run as (...given: unknown[]) => Promise<T>, ...given)) as T;
    } finally {
      await page.close();
    }
  }

  /** Every entry of the ledger, oldest first, as it is on disk. */
  ledger(): Promise<Purchase[]> {
    return this.stored<Purchase>('purchases');
  }

  /** Every record of one of the database's stores. */
  stored<T>(store: string): Promise<T[]> {
    return this.inside(async (name) => {
      const opening = indexedDB.open('leadlight');
      await new Promise((done) => {
        opening.onsuccess = done;
      });
      const reading = opening.result.transaction(name).objectStore(name).getAll();
      await new Promise((done) => {
        reading.onsuccess = done;
      });
      opening.result.close();
      return reading.result as T[];
    }, store);
  }

  /** Allows a host as a user does; the browser's own question can't be clicked by a test. @param origin a match pattern */
  grant(origin: string): Promise<void> {
    return this.#onExtensionsPage(
      (id, host) => new Promise<void>((done) => developerPrivate().addHostPermission(id, host, done)),
      origin,
    );
  }

  /** Takes all hosts away, as "on click" in the browser's menu does. */
  withholdHosts(): Promise<void> {
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
    const target = this.browser.targets().find((one) => one.type() === 'service_worker' && one.url().includes(this.id));
    const worker = await target?.worker();
    await worker?.close();
  }

  #isPopup(target: Target): boolean {
    const url = target.url();
    return target.type() === 'page' && url.startsWith(this.address('src/popup/index.html')) && !url.includes('?tab=');
  }

  async #watch(target: Target): Promise<void> {
    if (target.type() !== 'page' && target.type() !== 'other') return;
    const page = await target.asPage().catch(() => null);
    page?.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) this.violations.push(message.text());
    });
  }
}

/** Chromium's API for its own extensions page, as far as tests use it. */
declare function developerPrivate(): {
  addHostPermission(id: string, host: string, done: () => void): void;
  updateExtensionConfiguration(change: { extensionId: string; hostAccess: string }, done: () => void): void;
};

/** The text of an element once it says something that is wanted. */
export async function textOf(
  page: Page,
  selector: string,
  isWanted: (text: string) => boolean = Boolean,
  timeout = 10_000,
): Promise<string> {
  const end = Date.now() + timeout;
  let text = '';
  while (Date.now() < end) {
    text = await page.$eval(selector, (element) => element.textContent?.trim() ?? '').catch(() => '');
    if (isWanted(text)) return text;
    await new Promise((done) => setTimeout(done, 30));
  }
  throw new Error(`${selector} says only "${text}"`);
}
