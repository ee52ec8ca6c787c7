import type { Page } from 'puppeteer';
import { type PageReading, pageReading } from '../../src/model/schemas/people/reading.ts';
import type { Leadlight } from '../browser/leadlight.ts';
import { press, textOf } from '../browser/screen.ts';
import type { Sandbox } from '../sandbox/index.ts';
import type { SavedPage } from './sidecar.ts';
import { Turns } from './turns.ts';

/** A saved page in a tab, at its address. */
export type Shown = { readonly page: Page; readonly tabId: number };

/** What a service was asked for a person. */
export type Asked = { readonly id?: string; readonly name?: string };

/** What the popup says of a page, and what came of its button for a person. */
export type PopupSays = { readonly heading: string; readonly domain: string; readonly asked: readonly Asked[] | null };

const FIND = 'Find contact data';
const DOMAIN = 'Company domain';
/** How long the popup may take (ms): a page that can't be read is waited for. */
const PATIENCE = 20_000;

/** From here saved pages are shown to the installed extension and it is asked about them. */
export class Fixture {
  readonly #leadlight: Leadlight;
  readonly #sandbox: Sandbox;
  /** A page of the extension, where its own functions can be called. */
  readonly #inside: Page;
  readonly #seen = new Set<number>();
  /** What needs the tab in front, which is one: opening tabs and clicking in them. */
  readonly #front = new Turns(1);

  /** By slug: a popup shows what another one has bought meanwhile. */
  readonly #people = new Map<string, Turns>();

  private constructor(leadlight: Leadlight, sandbox: Sandbox, inside: Page) {
    this.#leadlight = leadlight;
    this.#sandbox = sandbox;
    this.#inside = inside;
  }

  static async open(leadlight: Leadlight, sandbox: Sandbox): Promise<Fixture> {
    return new Fixture(leadlight, sandbox, await leadlight.open(leadlight.address('src/options/index.html')));
  }

  /**
   * Runs what is about one person after all else about that person.
   * @param slug null for pages about nobody in particular
   */
  alone<T>(slug: string | null, task: () => Promise<T>): Promise<T> {
    if (slug === null) return task();
    const turns = this.#people.get(slug.toLowerCase()) ?? new Turns(1);
    this.#people.set(slug.toLowerCase(), turns);
    return turns.run(task);
  }

  /** Shows a saved page. One after the other, since two may have the same address. */
  show({ html, sidecar: { url } }: SavedPage): Promise<Shown> {
    return this.#front.run(async () => {
      this.#sandbox.site.serve(url, html);
      const page = await this.#leadlight.open(url);
      this.#sandbox.site.serve(url, null);
      const tabs = await this.#inside.evaluate(() => chrome.tabs.query({ url: 'https://*.linkedin.com/*' }));
      // The tab that was not there before: nothing is done to the page to tell which it is.
      const tabId = tabs.map(({ id }) => id).find((id) => id !== undefined && !this.#seen.has(id));
      if (tabId === undefined) throw new Error(`${url} is in no tab.`);
      this.#seen.add(tabId);
      return { page, tabId };
    });
  }

  /**
   * What the reader in the tab reads. It is put there by the background, once the popup asks: until then nobody
   * answers.
   */
  async read({ tabId }: Shown): Promise<PageReading> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const answer: unknown = await this.#inside.evaluate(
        (id) => chrome.tabs.sendMessage(id, { name: 'read' }, { frameId: 0 }).catch(() => null),
        tabId,
      );
      if (answer) return pageReading.parse(answer);
      if (Date.now() >= end) throw new Error('Nobody in the page answers.');
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** What the popup says of the tab. Presses its button for a person if there is one. */
  async askPopup({ page, tabId }: Shown, wantsDomain: boolean): Promise<PopupSays> {
    const popup = await this.#front.run(() => this.#leadlight.openPopup(page, tabId));
    try {
      const heading = await textOf(popup, 'h1', Boolean, PATIENCE);
      const domain = await domainIn(popup, wantsDomain);
      return {
        heading,
        domain,
        asked: (await isOffered(popup)) ? await this.#front.run(() => this.#find(popup)) : null,
      };
    } finally {
      await popup.close();
    }
  }

  async #find(popup: Page): Promise<Asked[]> {
    const { requests } = this.#sandbox.kaspr;
    const before = requests.length;
    await popup.bringToFront();
    await press(popup, FIND);
    await textOf(popup, '[role=alert], .row-refresh');
    await this.#forgetPeople();
    // A body is what the extension sent: JSON.
    return requests.slice(before).map(({ body }) => body as Asked);
  }

  /** Another page may be about the same person, who is not bought twice. */
  async #forgetPeople(): Promise<void> {
    await this.#inside.evaluate(async () => {
      const opening = indexedDB.open('leadlight');
      await new Promise((done) => opening.addEventListener('success', done));
      const clearing = opening.result.transaction(['leads', 'purchases'], 'readwrite');
      for (const store of ['leads', 'purchases']) clearing.objectStore(store).clear();
      await new Promise((done) => clearing.addEventListener('complete', done));
      opening.result.close();
    });
  }
}

// By text and not by accessible name: a tab behind others does not compute those.

/** Whether the popup offers to buy a person's contact data. */
function isOffered(popup: Page): Promise<boolean> {
  return popup.$$eval('button', (buttons, name) => buttons.some((one) => one.textContent?.trim() === name), FIND);
}

/** The company domain that the popup begins with. @param isWanted whether to wait for one */
async function domainIn(popup: Page, isWanted: boolean): Promise<string> {
  const end = Date.now() + (isWanted ? 1500 : 0);
  for (;;) {
    const values = await popup.$$eval(
      'label',
      (labels, name) =>
        labels.filter((one) => one.textContent?.trim() === name).map((one) => one.querySelector('input')?.value ?? ''),
      DOMAIN,
    );
    const value = values.find(Boolean) ?? '';
    if (value !== '' || Date.now() >= end) return value;
    await new Promise((done) => setTimeout(done, 50));
  }
}
