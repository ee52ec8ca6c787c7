import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEMO_KEY, type Sandbox, startSandbox } from '../sandbox/index.ts';
import { type FirefoxOptions, LeadlightFirefox } from './firefox.ts';
import { alert, button, heading, itemsOf, press, textOf } from './screen.ts';

const ZOE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';
const JANE = 'https://www.linkedin.com/in/janedoe-growth/';
const AMARA = 'https://www.linkedin.com/in/amara-okonkwo-vale-mba-phd/';
const CASSIOPEIA = 'https://www.linkedin.com/in/cassiopeia/';
const BUY = 'POST /profile/profile';

let sandbox: Sandbox;
let leadlight: LeadlightFirefox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

/** One Firefox with a key saved: it takes seconds to start, so tests share it, and buy different people. */
function useFirefox(options: FirefoxOptions = {}): void {
  beforeAll(async () => {
    leadlight = await LeadlightFirefox.start(sandbox, options);
    await leadlight.saveKey(DEMO_KEY);
  });
  afterAll(() => leadlight.stop());
  beforeEach(() => {
    sandbox.kaspr.reset();
    sandbox.site.reset();
  });
  afterEach(async () => {
    for (const page of (await leadlight.browser.pages()).slice(1)) await page.close();
    const { requests, ...wrong } = await leadlight.seen();
    expect(wrong).toEqual({ violations: [], errors: [] });
    expect(requests.filter((request) => !/^\w+ https:\/\/developer\.kaspr\.io\//.test(request))).toEqual([]);
    expect(sandbox.site.foreignRequests()).toEqual([]);
    // Firefox's own calls home are switched off as far as Firefox lets them be; another version may have new ones.
    expect(sandbox.proxy.refused.filter((host) => !/\.(mozilla|firefox)\.(com|org|net):443$/.test(host))).toEqual([]);
  });
}

const paid = () => sandbox.kaspr.requests.filter(({ path }) => path === '/profile/profile');

describe('in Firefox', () => {
  useFirefox();

  it('saves and verifies a key with one free request', async () => {
    expect(await leadlight.saveKey(DEMO_KEY)).toContain('It belongs to sam.seller@leadlight.example.');
    expect(sandbox.kaspr.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /keys/verifyKey']);
  });

  it('does the main job on an SDUI profile, and answers a second look from the store', async () => {
    const page = await leadlight.open(ZOE);
    const popup = await leadlight.openPopup(page);
    expect(await heading(popup)).toBe('Zoë Brontë-Łukasiewicz');
    await press(popup, 'Find contact data');
    const emails = await itemsOf(popup, 'Emails');
    expect(emails).toEqual([
      expect.stringMatching(/^zoe\.bronte@hollowpine\.example.*verified.*work/),
      expect.stringMatching(/^zoe\.lukasiewicz@mailbox\.example.*unverified.*personal/),
      expect.stringMatching(/^zbronte@kestrelfinch\.example.*invalid/),
    ]);
    expect(await itemsOf(popup, 'Phones')).toEqual([expect.stringContaining('+33 6 39 98 00 12')]);
    expect(await textOf(popup, 'footer')).toContain('Credits left: 99');
    // Firefox sends no streams: where one was tried, the body would read "[object ReadableStream]".
    const body = { id: 'zoe-bronte-lukasiewicz', name: 'Zoë Brontë-Łukasiewicz' };
    expect(paid()).toMatchObject([{ method: 'POST', body, headers: { 'content-type': 'application/json' } }]);
    expect((await leadlight.ledger()).at(-1)).toMatchObject({ state: 'settled', charged: 1, repeatable: true });

    await popup.close();
    const before = sandbox.kaspr.requests.length;
    const again = await leadlight.openPopup(page);
    expect(await itemsOf(again, 'Emails')).toEqual(emails);
    await press(again, 'Find contact data');
    expect(await textOf(again, '.note[role=status]')).toContain('Nothing was spent.');
    expect(sandbox.kaspr.requests.length).toBe(before);
  });

  it('does the main job on an Ember profile', { tags: ['slow'] }, async () => {
    const popup = await leadlight.openPopup(await leadlight.open(AMARA));
    expect(await heading(popup)).toBe('Amara Okonkwo-Vale');
    await press(popup, 'Find contact data');
    expect(await itemsOf(popup, 'Emails')).toEqual([
      expect.stringMatching(/^amara\.okonkwo@brightmoor-logistics\.example.*verified/),
    ]);
    expect(await itemsOf(popup, 'Phones')).toEqual([expect.stringContaining('+44 7700 900201')]);
    expect(await textOf(popup, 'footer')).toContain('Credits left: 99');
    const body = { id: 'amara-okonkwo-vale-mba-phd', name: 'Amara Okonkwo-Vale' };
    expect(paid().map((request) => request.body)).toEqual([body]);
  });

  it('follows the site to another person while the popup is open, and asks for that one', async () => {
    const page = await leadlight.open(ZOE);
    const popup = await leadlight.openPopup(page);
    expect(await heading(popup)).toBe('Zoë Brontë-Łukasiewicz');
    // Firefox slows the timers of a tab that nobody sees, LinkedIn's as well.
    await page.bringToFront();
    await page.$eval(`a[href="${JANE}"]`, (link) => link.click());
    expect(await heading(popup, (text) => !['', 'Zoë Brontë-Łukasiewicz'].includes(text))).toBe('Jane Doe');
    await popup.bringToFront();
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    expect(paid().map((request) => request.body)).toEqual([{ id: 'janedoe-growth', name: 'Jane Doe' }]);
  });

  it('opens the popup under the toolbar’s icon about the tab that is shown', async () => {
    await leadlight.open(AMARA);
    expect(await leadlight.headingUnderIcon(await leadlight.open(ZOE))).toBe('Zoë Brontë-Łukasiewicz');
  });

  it('asks for access that the user took away, and goes on once it is given', async () => {
    const page = await leadlight.open(ZOE);
    await leadlight.inside(() => chrome.permissions.remove({ origins: ['https://*.linkedin.com/*'] }));
    const popup = await leadlight.openPopup(page);
    expect(await alert(popup)).toContain('Your browser does not let Leadlight reach linkedin.com.');
    await press(popup, 'Allow access');
    expect(await heading(popup, (text) => text.startsWith('Zoë'))).toBe('Zoë Brontë-Łukasiewicz');
  });

  it('sends nothing without the consent to send data, asks for it, and goes on once it is given', async () => {
    const kinds = ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'];
    const consent = { data_collection: kinds } as chrome.permissions.Permissions;
    const page = await leadlight.open(CASSIOPEIA);
    expect(await leadlight.inside((all) => chrome.permissions.remove(all), consent)).toBe(true);
    const popup = await leadlight.openPopup(page);
    await press(popup, 'Find contact data');
    expect(await alert(popup)).toContain(
      'Your browser does not let Leadlight reach developer.kaspr.io. Nothing was sent.',
    );
    expect(sandbox.kaspr.requests).toEqual([]);
    await press(popup, 'Allow access');
    await itemsOf(popup, 'Phones');
    expect(paid()).toHaveLength(1);
    expect(await leadlight.inside((all) => chrome.permissions.contains(all), consent)).toBe(true);
  });

  it('would see what a Content Security Policy refuses, in a page and in the background', {
    tags: ['slow'],
  }, async () => {
    await leadlight.inside(async () => {
      await chrome.runtime.sendMessage('wake up');
      for (const page of [window, chrome.extension.getBackgroundPage()]) {
        const image = page?.document.createElement('img');
        if (image) image.src = 'https://www.linkedin.com/favicon.ico';
      }
    });
    const violations: string[] = [];
    await vi.waitFor(async () => {
      violations.push(...(await leadlight.seen()).violations);
      expect(violations).toEqual([expect.stringContaining('img-src'), expect.stringContaining('img-src')]);
    });
  });
});

describe('in a Firefox that soon ends the background', () => {
  // Shorter than the 2 s after which a popup that waits for a reply looks again: that would keep the background alive.
  useFirefox({ idle: 1500 });

  it('works on after the background was ended between two uses', async () => {
    await leadlight.backgroundEnded();
    const popup = await leadlight.openPopup(await leadlight.open(ZOE));
    await press(popup, 'Find contact data');
    const emails = await itemsOf(popup, 'Emails');
    await leadlight.backgroundEnded();
    await press(popup, 'Find contact data');
    expect(await textOf(popup, '.note[role=status]')).toContain('Nothing was spent.');
    expect(await itemsOf(popup, 'Emails')).toEqual(emails);
    expect(sandbox.kaspr.count(BUY)).toBe(1);
    await leadlight.backgroundEnded();
    const other = await leadlight.openPopup(await leadlight.open(AMARA));
    await press(other, 'Find contact data');
    await itemsOf(other, 'Emails');
    expect(sandbox.kaspr.count(BUY)).toBe(2);
  });

  it('pays at most once when the background ends before the reply, and says that the outcome is unknown', async () => {
    const hold = sandbox.kaspr.hold('before-charge');
    sandbox.kaspr.next(BUY, { hold });
    const page = await leadlight.open(JANE);
    const popup = await leadlight.openPopup(page);
    await press(popup, 'Find contact data');
    await hold.reached;
    expect(await alert(popup)).toContain('It may have been charged. Leadlight does not ask again by itself.');
    // Firefox has hung up; the service goes on all the same.
    expect(paid()).toMatchObject([{ gone: true }]);
    await leadlight.backgroundEnded();
    hold.release();
    await vi.waitFor(() => expect(sandbox.kaspr.charges()).toHaveLength(1));
    const again = await leadlight.openPopup(page);
    expect(await alert(again)).toContain('It may have been charged.');
    expect(await button(again, 'Try again')).toBeTruthy();
    expect(sandbox.kaspr.count(BUY)).toBe(1);
    expect((await leadlight.ledger()).at(-1)).toMatchObject({ state: 'unknown', charged: null, repeatable: true });
  });
});
