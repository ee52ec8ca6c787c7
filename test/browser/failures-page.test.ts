import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { Lead } from '../../src/model/schemas/people/lead.ts';
import { eachOf } from './each-of.ts';
import { alert, button, control, heading, itemsOf, press, textOf } from './screen.ts';
import { useNewProfiles } from './setup.ts';

// What can fail around a paid request: the page, the key, the network, the browser, the user's patience.

const BUY = 'POST /profile/profile';
const ZOE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';
const HESPER = 'https://www.linkedin.com/in/hesper-lund/';
const MAYBE = 'It may have been charged. Leadlight does not ask again by itself.';
const RELOAD = 'Leadlight can’t look into this page. Reload it, then click the icon again.';

/** A page without a person who could be bought; `file` is served at its address, from test/pages. */
type Nobody = {
  readonly when: string;
  readonly url: string;
  readonly file?: string;
  readonly title: string;
  readonly says: string;
  readonly button?: 'Reload this page';
  /** Whether the page could still become readable, so that it is watched for 5 s. */
  readonly isWatched?: true;
};

const ELSEWHERE = {
  title: 'Not a LinkedIn page',
  says: 'This is not a LinkedIn page. Open a person’s profile on LinkedIn, then click the Leadlight icon again.',
};
const LOG_IN = 'LinkedIn shows a log-in page instead of this page. Log in to LinkedIn, then open the page again.';
const CHANGED = 'Reload the page. If that does not help, LinkedIn may have changed it.';
const UNREADABLE = { title: 'This page can’t be read' };
const UNREADY = { ...UNREADABLE, button: 'Reload this page', isWatched: true } as const;

const NOBODIES: readonly Nobody[] = [
  { when: 'the tab is empty', url: 'about:blank', ...ELSEWHERE },
  { when: 'the page is of another site', url: 'https://localhost', ...ELSEWHERE },
  { when: 'the page is of a site that Leadlight may reach', url: 'https://developer.kaspr.io/', ...ELSEWHERE },
  { when: 'LinkedIn’s log-in page is shown', url: 'https://www.linkedin.com/authwall', ...UNREADABLE, says: LOG_IN },
  {
    when: 'LinkedIn’s start page is shown at the profile’s address',
    url: HESPER,
    file: 'none-login-wall.html',
    ...UNREADABLE,
    says: LOG_IN,
  },
  {
    when: 'there is no such profile',
    url: 'https://www.linkedin.com/in/ghost/',
    ...UNREADABLE,
    says: 'LinkedIn has nothing at this address. Check the address, or search for it on LinkedIn.',
  },
  {
    when: 'the address names nobody',
    url: 'https://www.linkedin.com/in/me/',
    file: 'none-me.html',
    ...UNREADABLE,
    says: 'This address doesn’t lead to a person. Open the profile by its own address (linkedin.com/in/…).',
  },
  {
    when: 'LinkedIn asks for a security check',
    url: 'https://www.linkedin.com/checkpoint/challenge/',
    ...UNREADABLE,
    says: 'LinkedIn asks for a security check. Finish the check, then open the page again.',
  },
  {
    when: 'the page has an unknown layout',
    url: HESPER,
    file: 'profile-no-layout.html',
    ...UNREADY,
    says: `Leadlight does not know this form of LinkedIn’s page, so it can’t tell what is shown. ${CHANGED}`,
  },
  {
    when: 'the page goes on showing another person',
    url: 'https://www.linkedin.com/in/nadia-voss-77/',
    file: 'profile-sdui-stale.html',
    ...UNREADY,
    says: 'The page shows someone other than its address says. Reload the page.',
  },
];

describe('a page without a person is told, nobody can be bought, and the company box is there', () => {
  const browserSession = useNewProfiles();

  eachOf(NOBODIES.map((row) => [`when ${row.when}`, row] as const))('%s', async (_, row) => {
    const { leadlight, sandbox } = browserSession;
    if (row.file) sandbox.site.serve(row.url, await pageFile(row.file));
    const page = await leadlight.open(row.url === 'https://localhost' ? sandbox.kaspr.origin : row.url);
    const start = Date.now();
    const popup = await leadlight.clickIcon(page);
    if (row.isWatched) expect(await textOf(popup, '.progress[role=status]')).toContain('Reading…');
    await seeAlert(popup, row.says, row.button);
    if (row.isWatched) expect(Date.now() - start).toBeGreaterThan(4500);
    expect(await heading(popup)).toBe(row.title);
    expect(await control(popup, 'textbox', 'Company domain')).toBeTruthy();
    expect(await popup.$('aria/Find contact data[role="button"]')).toBeNull();
    expect(await leadlight.ledger()).toEqual([]);
    expect(sandbox.kaspr.requests.filter(({ path }) => path.startsWith('/profile'))).toEqual([]);
  });

  it('when the page has no name, until it shows one', async () => {
    const { leadlight, sandbox } = browserSession;
    const nameless = await pageFile('profile-sdui-nameless.html');
    sandbox.site.serve(HESPER, nameless);
    const popup = await leadlight.clickIcon(await leadlight.open(HESPER));
    await seeAlert(popup, `Leadlight could not find the name on the page. ${CHANGED}`, 'Reload this page');
    expect(await popup.$('aria/Find contact data[role="button"]')).toBeNull();
    sandbox.site.serve(HESPER, nameless.replace('<svg id="shimmer"></svg>', 'Hesper Lund'));
    await press(popup, 'Reload this page');
    expect(await heading(popup, (text) => text === 'Hesper Lund')).toBeTruthy();
  });
});

describe('without a key', () => {
  const browserSession = useNewProfiles({ hasKey: false });

  it('nothing is asked or written, and the options are a click away', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(ZOE));
    await press(popup, 'Find contact data');
    await seeAlert(popup, 'There is no Kaspr key yet. Add your key in the options.', 'Open options');
    expect(await leadlight.ledger()).toEqual([]);
    expect(sandbox.kaspr.requests).toEqual([]);
    await popup.bringToFront();
    await press(popup, 'Open options');
    expect(await leadlight.browser.waitForTarget((target) => target.url().includes('src/options/'))).toBeTruthy();
  });

  it('a page that was open before Leadlight was installed is read all the same', async () => {
    const { leadlight } = browserSession;
    const path = await extensionPath();
    await leadlight.browser.uninstallExtension(leadlight.id);
    const page = await leadlight.open(ZOE);
    expect(await leadlight.browser.installExtension(path)).toBe(leadlight.id);
    const popup = await leadlight.clickIcon(page);
    expect(await heading(popup, (text) => text.startsWith('Zoë'))).toBeTruthy();
  });

  it('a page that did not load offers to load it again', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.browser.newPage();
    const nowhere = ZOE.replace('linkedin.com', 'linkedin.com:444');
    await expect(page.goto(nowhere)).rejects.toThrow('ERR_');
    const popup = await leadlight.clickIcon(page);
    await seeAlert(popup, RELOAD, 'Reload this page');
  });

  async function extensionPath(): Promise<string> {
    const path = (await browserSession.leadlight.browser.extensions()).get(browserSession.leadlight.id)?.path;
    if (!path) throw new Error('The extension is not there.');
    return path;
  }
});

describe('with a key', () => {
  const browserSession = useNewProfiles();

  it('a page that was open before an update can still be read, and shows what was bought', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await leadlight.open(ZOE);
    const before = await leadlight.openPopup(page);
    await press(before, 'Find contact data');
    const bought = await itemsOf(before, 'Emails');
    await before.close();
    const path = (await leadlight.browser.extensions()).get(leadlight.id)?.path ?? '';
    expect(await leadlight.browser.installExtension(path)).toBe(leadlight.id);
    const popup = await leadlight.clickIcon(page);
    expect(await itemsOf(popup, 'Emails')).toEqual(bought);
    expect(sandbox.kaspr.count(BUY)).toBe(1);
  });

  it('offline, nothing is asked or written, and what was bought is shown', async () => {
    const { leadlight, sandbox } = browserSession;
    const OFFLINE =
      'You are offline. Nothing was sent, and nothing was charged. Connect to the internet and press the button again.';
    const popup = await leadlight.openPopup(await leadlight.open(ZOE));
    await setOffline(true);
    await press(popup, 'Find contact data');
    await seeAlert(popup, OFFLINE);
    expect(await leadlight.ledger()).toEqual([]);
    await setOffline(false);
    await popup.bringToFront();
    await press(popup, 'Find contact data');
    const bought = await itemsOf(popup, 'Emails');
    await setOffline(true);
    await press(popup, 'Refresh');
    await seeAlert(popup, OFFLINE);
    await press(popup, 'Find contact data');
    expect(await textOf(popup, '.note[role=status]')).toContain('Nothing was spent.');
    expect(await itemsOf(popup, 'Emails')).toEqual(bought);
    expect(await leadlight.ledger()).toHaveLength(1);
    expect(sandbox.kaspr.count(BUY)).toBe(1);
  });

  it('without an answer for 25 seconds the request may have been charged, and is not repeated', {
    tags: ['slow'],
  }, async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(ZOE));
    await press(popup, 'Find contact data');
    const bought = await itemsOf(popup, 'Emails');
    sandbox.kaspr.next(BUY, { never: true, charge: true });
    const start = Date.now();
    await press(popup, 'Refresh');
    await textOf(popup, '[role=alert]', Boolean, 30_000);
    expect(Date.now() - start).toBeGreaterThan(24_000);
    const says = `Kaspr did not answer within 25 seconds. ${MAYBE}`;
    await seeAlert(popup, says, 'Try again', 'Count it as charged');
    await press(popup, 'Find contact data');
    await seeAlert(popup, says, 'Try again', 'Count it as charged');
    expect(await itemsOf(popup, 'Emails')).toEqual(bought);
    const timeout = { state: 'unknown', charged: null, failure: { kind: 'timeout', service: 'kaspr' } };
    expect(await leadlight.ledger()).toMatchObject([{ state: 'settled', charged: 1 }, timeout]);
    expect(sandbox.kaspr.count(BUY)).toBe(2);
    expect(sandbox.kaspr.charges()).toHaveLength(2);
    await popup.bringToFront();
    await press(popup, 'Try again');
    await button(popup, 'Refresh');
    expect(sandbox.kaspr.count(BUY)).toBe(3);
    expect(await leadlight.ledger()).toMatchObject([
      {},
      // The new balance tells what the answer that never came did cost.
      { ...timeout, charged: 1, resolved: { by: 'balance' } },
      { state: 'settled', charged: 1, found: true },
    ]);
  });

  it('a page that is reloaded while Kaspr is asked gets the answer', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await leadlight.open(ZOE);
    const popup = await leadlight.openPopup(page);
    const hold = sandbox.kaspr.hold('after-charge');
    sandbox.kaspr.next(BUY, { hold });
    await press(popup, 'Find contact data');
    await hold.reached;
    await page.reload();
    await textOf(popup, 'main', (text) => text.includes('Asking Kaspr…'));
    hold.release();
    expect(await itemsOf(popup, 'Emails')).toHaveLength(3);
    expect(await leadlight.ledger()).toMatchObject([{ state: 'settled', found: true, charged: 1 }]);
    expect(await leadlight.stored<Lead>('leads')).toMatchObject([{ contact: { emails: [{}, {}, {}] } }]);
    expect(sandbox.kaspr.count(BUY)).toBe(1);
  });

  it('a refusal after a request that may have been charged takes nothing away: it can be tried again', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(ZOE));
    sandbox.kaspr.next(BUY, { cut: 'after-charge' });
    await press(popup, 'Find contact data');
    await textOf(popup, '[role=alert]', (text) => text.includes(MAYBE));
    sandbox.kaspr.next(BUY, { status: 429, headers: { 'X-RateLimit-Reset': '1000' } });
    await press(popup, 'Try again');
    await textOf(popup, '[role=alert]', (text) => text.includes('takes no more requests with your key until'));
    await press(popup, 'Try again');
    expect(await itemsOf(popup, 'Emails')).toHaveLength(3);
    expect(sandbox.kaspr.count(BUY)).toBe(3);
  });

  eachOf([402, 429])('a refusal that was charged all the same is not called free (%d)', async (status) => {
    const { leadlight, sandbox } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(ZOE));
    // A second's wait is waited for; a longer one would hold the next request back.
    sandbox.kaspr.next(BUY, { status, charge: 1, headers: { 'X-RateLimit-Reset': '1000' } });
    await press(popup, 'Find contact data');
    expect(await textOf(popup, '[role=alert]')).not.toContain('Nothing was charged');
    expect(await leadlight.ledger()).toMatchObject([{ state: 'settled', charged: 1 }]);
    await popup.bringToFront();
    await press(popup, 'Try again');
    expect(await itemsOf(popup, 'Emails')).toHaveLength(3);
  });

  /** As if the cable were pulled: for the background, which is what sends. */
  async function setOffline(offline: boolean): Promise<void> {
    const { browser, id } = browserSession.leadlight;
    const isBackground = (url: string) => url.startsWith(`chrome-extension://${id}/`);
    const target = await browser.waitForTarget((one) => one.type() === 'service_worker' && isBackground(one.url()));
    const session = await target.createCDPSession();
    const speed = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await session.send('Network.emulateNetworkConditions', { offline, ...speed });
    // The conditions end with the session, so one that takes the network away stays.
    if (!offline) await session.detach();
  }
});

function pageFile(name: string): Promise<string> {
  return readFile(join(import.meta.dirname, '../pages', name), 'utf8');
}

/** The one alert of a popup that is not busy. */
async function seeAlert(popup: Page, says: string, ...buttons: (string | undefined)[]): Promise<void> {
  await textOf(popup, 'main', (text) => !text.includes('Asking Kaspr…'));
  await alert(popup);
  const shown = await popup.$$eval('[role=alert]', (alerts) =>
    alerts.map((one) => ({
      says: one.querySelector('p')?.textContent,
      buttons: [...one.querySelectorAll('button')].map((each) => each.textContent),
    })),
  );
  expect(shown).toEqual([{ says, buttons: buttons.filter(Boolean) }]);
}
