import type { Browser, Page } from 'puppeteer';
import type { Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import { control, press, textOf } from './screen.ts';

const OPTIONS = 'src/options/index.html';

/** What tests do with the installed extension, whatever the browser. */
export abstract class InstalledExtension {
  /** The address of a page of the extension. */
  abstract address(path: string): string;

  abstract open(url: string): Promise<Page>;

  abstract readonly browser: Browser;

  /** Ends all of the browser's processes without a word, as a power switch does. */
  async crash(): Promise<void> {
    const main = this.browser.process();
    if (!main?.pid) throw new Error('There is no process to end.');
    const isOver = new Promise((done) => main.once('exit', done));
    // Puppeteer starts a browser as the leader of a group of its own.
    process.kill(-main.pid, 'SIGKILL');
    await isOver;
  }

  /** The browser's number for a tab. */
  abstract tabId(page: Page): Promise<number>;

  /** Saves a key as a user does: on the options page. Resolves to what its status says. */
  async saveKey(key: string, advanced: { base?: string } = {}): Promise<string> {
    const options = await this.open(this.address(OPTIONS));
    try {
      await options.locator('aria/Kaspr API key[role="textbox"]').fill(key);
      if (advanced.base) {
        await options.click('summary');
        await control(options, 'textbox', 'Base address');
        await options.locator('aria/Base address[role="textbox"]').fill(advanced.base);
      }
      await press(options, 'Save and verify');
      return await textOf(options, '.region [role=status]', (text) => text !== '' && text !== 'Verifying…');
    } finally {
      await options.close();
    }
  }

  /** The popup's page in a tab of its own, about another tab. */
  async openPopup(page: Page, tabId?: number): Promise<Page> {
    return this.open(this.address(`src/popup/index.html?tab=${tabId ?? (await this.tabId(page))}`));
  }

  /** Runs a function in a page of the extension. */
  async inside<A extends unknown[], T>(run: (...given: A) => Promise<T>, ...given: A): Promise<T> {
    const page = await this.openInside();
    try {
      // Puppeteer's types can't say that what comes out is what `run` gives.
      return (await page.evaluate(run as (...given: unknown[]) => Promise<T>, ...given)) as T;
    } finally {
      await this.leaveInside(page);
    }
  }

  /** A page of the extension in which functions can be run. */
  protected openInside(): Promise<Page> {
    return this.open(this.address(OPTIONS));
  }

  protected leaveInside(page: Page): Promise<void> {
    return page.close();
  }

  /** Every entry of the ledger, oldest first, as it is on disk. */
  ledger(): Promise<Purchase[]> {
    return this.stored<Purchase>('purchases');
  }

  /** Every record of one of the database's stores. */
  stored<T>(store: string): Promise<T[]> {
    return this.inside(async (name) => {
      const opening = indexedDB.open('leadlight');
      await new Promise((done) => opening.addEventListener('success', done));
      const reading = opening.result.transaction(name).objectStore(name).getAll();
      await new Promise((done) => reading.addEventListener('success', done));
      opening.result.close();
      return reading.result as T[];
    }, store);
  }
}
