import { appendFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer';
import type { Sandbox } from '../sandbox/index.ts';
import { InstalledExtension } from './extension.ts';
import { findFirefox } from './find-browser.ts';

const EXTENSION = resolve(import.meta.dirname, '../../dist/firefox');
const ID = '{5d6e16f1-0b50-41eb-ab7a-0e03b38a2f4f}';
/** Firefox gives each installed extension a random host; fixed beforehand so that its pages can be opened. */
const HOST = '5e1c7a52-6f0e-4f3b-9a51-1f5b8d3c2a10';

type Preferences = Readonly<Record<string, string | number | boolean>>;

/** `idle`: ms without an event after which the background ends. `before`: pages opened before the installation. */
export type FirefoxOptions = {
  readonly headless?: boolean;
  readonly idle?: number;
  readonly before?: readonly string[];
  readonly preferences?: Preferences;
  /** A profile's folder that outlives the browser, so that it can be started again. */
  readonly profile?: string;
};

/**
 * What Firefox itself saw, wherever it ran: refusals by any Content Security Policy (LinkedIn's included), errors of
 * the extension that nothing caught, and requests that the extension caused, as `GET https://…`.
 */
export type Seen = Readonly<Record<'violations' | 'errors' | 'requests', readonly string[]>>;

/** Runs in Firefox's own window from before the installation: collects `StoredSummary`, and open requests. */
const WATCH = `
  let seen;
  const underWay = new Set();
  window.requestsUnderWay = () => underWay.size;
  const forget = () => { seen = { violations: [], errors: [], requests: [] } };
  window.takeSeen = () => [JSON.stringify(seen), forget()][0];
  forget();
  Services.console.registerListener({ observe(message) {
    if (!(message instanceof Ci.nsIScriptError)) return;
    const { category, errorMessage: text, sourceName, flags, warningFlag } = message;
    // A page that closes, or a background that ends, before it was answered is no error of anybody's.
    const isError = sourceName.includes('${HOST}') && !(flags & warningFlag) && !text.includes('context unloaded');
    if (category.startsWith('CSP')) seen.violations.push(text);
    else if (isError) seen.errors.push(text);
  } });
  Services.obs.addObserver({ observe(channel) {
    const { requestMethod, URI, loadInfo } = channel.QueryInterface(Ci.nsIHttpChannel);
    // A content script's principal is the page's and the extension's together.
    const causes = [loadInfo.loadingPrincipal?.origin, loadInfo.triggeringPrincipal?.origin].join();
    if (!causes.includes('${HOST}')) return;
    seen.requests.push(requestMethod + ' ' + URI.spec);
    underWay.add(channel);
  } }, 'http-on-modify-request');
  Services.obs.addObserver({ observe: (channel) => underWay.delete(channel) }, 'http-on-stop-request');`;

const LEADLIGHT = `WebExtensionPolicy.getByID('${ID}').extension`;
const PARENT = `ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs').ExtensionParent`;
const APIS = `${PARENT}.apiManager.global`;

/** Firefox with the built extension, at the true addresses, in front of the sandbox; the same verbs as `Leadlight`. */
export class LeadlightFirefox extends InstalledExtension {
  readonly browser: Browser;

  private constructor(browser: Browser) {
    super();
    this.browser = browser;
  }

  static async start(sandbox: Pick<Sandbox, 'proxy'>, options: FirefoxOptions = {}): Promise<LeadlightFirefox> {
    // Puppeteer puts these files aside before it writes its own, and can't do without them.
    for (const file of options.profile === undefined ? [] : ['user.js', 'prefs.js']) {
      await appendFile(join(options.profile ?? '', file), '');
    }
    const browser = await launch({
      browser: 'firefox',
      executablePath: await findFirefox(),
      headless: options.headless ?? true,
      ...(options.profile === undefined ? {} : { userDataDir: options.profile }),
      acceptInsecureCerts: true,
      // Without it Firefox opens no page of an extension for a test, and lets none look into its own window.
      args: ['--remote-allow-system-access'],
      // Without it Firefox takes its settings from Mozilla whatever the preference says.
      env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
      extraPrefsFirefox: { ...preferences(sandbox.proxy.port, options.idle ?? 30_000), ...options.preferences },
    });
    const leadlight = new LeadlightFirefox(browser);
    await leadlight.inFirefox(WATCH);
    for (const url of options.before ?? []) await leadlight.open(url);
    await browser.installExtension(EXTENSION);
    return leadlight;
  }

  stop(): Promise<void> {
    return this.browser.close();
  }

  address(path: string): string {
    return `moz-extension://${HOST}/${path}`;
  }

  async open(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    const going = page.goto(url);
    if (!url.startsWith('moz-extension:')) return going.then(() => page);
    // Firefox opens an extension's page, but never tells the driver that it did.
    going.catch(() => {});
    const isThere = (address: string) => location.href === address && document.readyState === 'complete';
    await until(() => page.evaluate(isThere, url).catch(() => false), url);
    return page;
  }

  /** No driver reaches into the popup under the toolbar's icon: another page reads it. */
  async headingUnderIcon(page: Page): Promise<string> {
    const reader = await this.open(this.address('src/options/index.html'));
    const read = () => chrome.extension.getViews({ type: 'popup' })[0]?.document.querySelector('h1')?.textContent ?? '';
    await page.bringToFront();
    await this.inFirefox(`${APIS}.browserActionFor(${LEADLIGHT}).openPopup(window, true)`);
    const text = await until(() => reader.evaluate(read), 'a heading in the popup');
    await reader.close();
    return text;
  }

  /** The browser's number for a tab. */
  async tabId(page: Page): Promise<number> {
    await page.bringToFront();
    return Number(await this.inFirefox(`${APIS}.tabTracker.getId(gBrowser.selectedTab)`));
  }

  /** Resolves when Firefox has ended the background. Asking does not wake it. */
  async backgroundEnded(): Promise<void> {
    const isOver = async () => (await this.inFirefox(`${LEADLIGHT}.backgroundState`)) === 'stopped';
    await until(isOver, 'the end of the background');
  }

  /** Ends the background as Firefox does with an idle one, whatever it is doing. */
  async killWorker(): Promise<void> {
    // Whoever waits for it may wake it anew at once: the end itself is listened for.
    const how = '{ ignoreDevToolsAttached: true, disableResetIdleForTest: true }';
    await this.inFirefox(`new Promise((over) => {
      ${LEADLIGHT}.once('shutdown-background-script', over);
      ${LEADLIGHT}.terminateBackground(${how});
    })`);
    // The process that ran it and the one that sends its requests are two: until the second has heard of the end, it
    // goes on sending.
    await until(async () => (await this.inFirefox('requestsUnderWay()')) === 0, 'the end of its requests');
  }

  /** Installs the extension anew under pages that are open, as an update does. */
  async reload(): Promise<void> {
    await this.inFirefox(`AddonManager.getAddonByID('${ID}').then((addon) => addon.reload())`);
  }

  /** What was seen since this was last asked. */
  async seen(): Promise<Seen> {
    return JSON.parse(String(await this.inFirefox('takeSeen()')));
  }

  /** Evaluates an expression in the browser's own window, with the browser's own rights. */
  async inFirefox(expression: string): Promise<unknown> {
    // Puppeteer has no public way to send a command of WebDriver BiDi.
    const { connection } = this.browser as unknown as { connection: Connection };
    const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const target = { context: tree.result.contexts?.[0]?.context };
    const { result } = await connection.send('script.evaluate', { expression, target, awaitPromise: true });
    if (result.exceptionDetails) throw new Error(result.exceptionDetails.text);
    return result.result?.value;
  }
}

/** As much of WebDriver BiDi as is used here. */
type Connection = { send: (method: string, parameters: object) => Promise<{ result: Result }> };
type Result = {
  readonly contexts?: readonly { readonly context: string }[];
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
};

/** All traffic through the sandbox's proxy, and none of Firefox's own; a permission that is asked for is given. */
function preferences(port: number, idle: number): Preferences {
  return {
    'extensions.background.idle.timeout': idle,
    'extensions.webextOptionalPermissionPrompts': false,
    // An extension that a test installs is gone with the browser: what it stored is to be there when it is installed
    // again.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextensions.uuids': JSON.stringify({ [ID]: HOST }),
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.allow_hijacking_localhost': true,
    'network.proxy.failover_direct': false,
    'network.captive-portal-service.enabled': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
  };
}

/** What `look` finds, once it finds something. */
export async function until<T>(look: () => Promise<T>, what: string): Promise<T> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    const found = await look();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`Waited in vain for ${what}`);
}
