import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEMO_KEY, PEOPLE, type Sandbox, startSandbox } from '../sandbox/index.ts';
import { hostsOn, pause, STATES, switchBadges } from './badges-page.ts';
import { eachOf } from './each-of.ts';
import { type FirefoxOptions, LeadlightFirefox } from './firefox.ts';
import { heard, namesWhen, pressHeard, tabsOf } from './firefox-screen.ts';
import { heading, itemsOf, press } from './screen.ts';

const HOME = 'https://www.linkedin.com';
const SEARCH = `${HOME}/search/results/people/?keywords=measuring`;
const ZOE = 'Zoë Brontë-Łukasiewicz';
const AMARA = 'Amara Okonkwo-Vale';
const NAMES = PEOPLE.map(({ cleanName }) => cleanName);
const FIRST = NAMES.slice(0, 10);
const IS_BADGE = new RegExp(`: (?:${STATES.join('|')}).*$`);

let sandbox: Sandbox;
let leadlight: LeadlightFirefox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

/** One Firefox for several tests: it takes seconds to start. */
function useFirefox(options: FirefoxOptions): void {
  beforeAll(async () => {
    leadlight = await LeadlightFirefox.start(sandbox, options);
  });
  afterAll(() => leadlight.stop());
  afterEach(async () => {
    // A tab that a badge has just opened is told of a little later: nobody may meet it in the next test.
    await vi.waitFor(async () => {
      for (const page of (await leadlight.browser.pages()).slice(1)) await page.close();
      expect(await popups()).toEqual([]);
    }, 10_000);
    const foreign = sandbox.site.foreignRequests();
    sandbox.kaspr.reset();
    sandbox.site.reset();
    expect(foreign).toEqual([]);
    expect(await leadlight.seen()).toMatchObject({ violations: [], errors: [] });
  });
}

/** The badges of the tab in front, once there is exactly one for each of these people, whatever it says. */
async function badgesOf(people: readonly string[]): Promise<string[]> {
  const whose = (names: string[]) =>
    names.filter((name) => IS_BADGE.test(name)).map((name) => name.replace(IS_BADGE, ''));
  const wanted = [...people].sort().join();
  const names = await namesWhen(leadlight, 'button', (found) => whose(found).sort().join() === wanted);
  return names.filter((name) => IS_BADGE.test(name));
}

/** Waits until one of them says this, and resolves to what the others say. */
async function badgeIs(name: string): Promise<string[]> {
  const names = await namesWhen(leadlight, 'button', (found) => found.includes(name));
  return names.filter((other) => IS_BADGE.test(other) && other !== name);
}

/** A list of one person instead of the search. */
function serveList(headers: Record<string, string>): void {
  const row = `<div role="listitem"><p><a href="/in/amara-okonkwo-vale-mba-phd/">${AMARA}</a></p><p>Pilot</p></div>`;
  const main = `<main id="workspace"><div role="list">${row}</div></main>`;
  const html = `<!DOCTYPE html><title>Search | LinkedIn</title><body data-rehydrated="true">${main}</body>`;
  sandbox.site.serve(SEARCH, html, headers);
}

/** What the tab in front is about. */
const headingIs = (name: string) => namesWhen(leadlight, 'heading', ([first]) => first === name);

const popups = async () =>
  (await tabsOf(leadlight)).filter(({ url }) => url.startsWith(leadlight.address('src/popup/index.html?tab=')));

async function openList(): Promise<Page> {
  const page = await leadlight.open(SEARCH);
  await page.bringToFront();
  await badgesOf(FIRST);
  return page;
}

/** From a list to a profile and back without a new document, and on to the list’s next page. */
async function comeAndGo(page: Page): Promise<void> {
  await page.$eval('main p a[href*="/in/cassiopeia"]', (link) => link.click());
  await page.waitForFunction(() => document.title.startsWith('Cassiopeia'));
  await badgesOf([]);
  await pause(1500);
  expect(await hostsOn(page)).toEqual([]);
  await page.evaluate(() => history.back());
  await badgesOf(FIRST);
  await page.$eval('a[href*="page=2"]', (link) => link.click());
  await badgesOf(NAMES.slice(10));
  expect(await hostsOn(page)).toHaveLength(NAMES.length - 10);
}

describe('in Firefox', () => {
  useFirefox({ before: [SEARCH, `${HOME}/in/zoe-bronte-lukasiewicz/`] });

  it('a page that was open before gets badges and is read, and the first-run page opens once, behind it', async () => {
    const welcome = { url: leadlight.address('src/welcome/index.html'), isInFront: false };
    await vi.waitFor(async () => {
      const tabs = await tabsOf(leadlight);
      expect(tabs.filter(({ url }) => url.startsWith('moz-extension:'))).toEqual([welcome]);
    }, 10_000);
    const [, list, profile] = await leadlight.browser.pages();
    if (!list || !profile) throw new Error('The pages are gone.');
    expect(await heading(await leadlight.openPopup(profile))).toBe(ZOE);
    await list.bringToFront();
    expect((await badgesOf(FIRST)).sort()).toEqual(FIRST.map((name) => `${name}: not looked up`).sort());
  });

  it('badges come and go with the address inside the page', async () => {
    const page = await openList();
    expect(await page.evaluate(() => 'navigation' in globalThis)).toBe(true);
    await comeAndGo(page);
  });

  it('badges are drawn whole where the page’s own policy allows no styles', async () => {
    serveList({ 'content-security-policy': "default-src 'none'; img-src 'self'; trusted-types 'none'" });
    const page = await leadlight.open(SEARCH);
    await page.bringToFront();
    expect(await badgeIs(`${AMARA}: not looked up`)).toEqual([]);
    expect(await heard(leadlight, 'button')).toMatchObject([{ width: 18, height: 18 }]);
    expect(await page.$eval('span', (host) => [host.outerHTML, host.offsetWidth])).toEqual(['<span></span>', 0]);
  });

  it('badges are there once after the back/forward cache, and know what was bought meanwhile', async () => {
    await leadlight.saveKey(DEMO_KEY);
    serveList({ 'cache-control': 'no-cache' });
    const page = await leadlight.open(SEARCH);
    await page.bringToFront();
    expect(await badgeIs(`${AMARA}: not looked up`)).toEqual([]);
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted }));
    });
    await page.goto(`${HOME}/in/amara-okonkwo-vale-mba-phd/`);
    const popup = await leadlight.openPopup(page);
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    await page.bringToFront();
    await page.evaluate(() => history.back());
    expect(await badgeIs(`${AMARA}: saved, with e-mail and phone`)).toEqual([]);
    expect(await page.evaluate('globalThis.persisted')).toBe(true);
    expect(await hostsOn(page)).toHaveLength(1);
  });

  it('badges change as soon as a purchase settles, and go and come with the switch', async () => {
    await leadlight.saveKey(DEMO_KEY);
    const page = await openList();
    const others = await badgeIs(`${ZOE}: not looked up`);
    const popup = await leadlight.openPopup(await leadlight.open(`${HOME}/in/zoe-bronte-lukasiewicz/`));
    await press(popup, 'Find contact data');
    await page.bringToFront();
    expect(await badgeIs(`${ZOE}: saved, with e-mail and phone`)).toEqual(others);
    await switchBadges(leadlight, false);
    await page.bringToFront();
    await badgesOf([]);
    expect(await hostsOn(page)).toEqual([]);
    await switchBadges(leadlight, true);
    await page.bringToFront();
    expect(await badgeIs(`${ZOE}: saved, with e-mail and phone`)).toEqual(others);
    expect(sandbox.kaspr.count('POST /profile/profile')).toBe(1);
  });

  it('each row keeps one working badge after an update; the welcome page does not open again', async () => {
    const page = await openList();
    const old = await page.$$('main span:empty:not([class])');
    expect(old).toHaveLength(10);
    await leadlight.reload();
    // The badges of the old version stand there till the new one draws its own.
    for (const host of old) {
      await vi.waitFor(async () => expect(await host.evaluate(({ isConnected }) => isConnected)).toBe(false), 10_000);
    }
    await badgesOf(FIRST);
    expect(await hostsOn(page)).toHaveLength(10);
    expect((await tabsOf(leadlight)).filter(({ url }) => url.startsWith('moz-extension:'))).toEqual([]);
    await switchBadges(leadlight, false);
    await page.bringToFront();
    await badgesOf([]);
    expect(await hostsOn(page)).toEqual([]);
    await switchBadges(leadlight, true);
  });
});

describe('in a Firefox without the navigation API, and without a popup that an extension may open', () => {
  useFirefox({
    idle: 1500,
    preferences: {
      'dom.navigation.webidl.enabled': false,
      'extensions.openPopupWithoutUserGesture.enabled': false,
    },
  });

  it('badges come and go with the address inside the page', async () => {
    const page = await openList();
    expect(await page.evaluate(() => 'navigation' in globalThis)).toBe(false);
    await comeAndGo(page);
  });

  /** How many badges a profile gets that has just been a list, with a lone row put into it before or after. */
  const badgesAfterRow = (page: Page, isAskedBefore: boolean) =>
    page.evaluate(async (isAskedBefore) => {
      const row = document.querySelector('[role=list]')?.firstElementChild?.cloneNode(true);
      if (row instanceof Element) for (const host of row.querySelectorAll('span:empty')) host.remove();
      const put = () => document.querySelector('main')?.replaceChildren(...(row ? [row] : []));
      if (isAskedBefore) {
        put();
        // By then the background is asked, and its answer has not yet come back.
        await new Promise(requestAnimationFrame);
        await new Promise((done) => setTimeout(done));
      }
      // Just after the clock has looked, which it does every second.
      history.pushState(null, '', '/in/zoe-bronte-lukasiewicz/');
      if (!isAskedBefore) put();
      const hosts = () =>
        [...document.querySelectorAll('span:empty')].filter((one) => one.attributes.length === 0).length;
      const seen: number[] = [];
      for (const end = performance.now() + 1500; performance.now() < end; ) {
        await new Promise(requestAnimationFrame);
        await new Promise((done) => setTimeout(done));
        seen.push(hosts());
      }
      return { row: row !== undefined, most: Math.max(...seen.slice(2)), looks: seen.length };
    }, isAskedBefore);

  it('no badge comes onto a profile in the second before the address is looked at again', async () => {
    const seen = await badgesAfterRow(await openList(), false);
    expect(seen).toMatchObject({ row: true, most: 0 });
    expect(seen.looks).toBeGreaterThan(10);
  });

  it('no badge comes onto a profile when the answer about a row of the list before comes late', async () => {
    const seen = await badgesAfterRow(await openList(), true);
    expect(seen).toMatchObject({ row: true, most: 0 });
    expect(seen.looks).toBeGreaterThan(10);
  });

  it('a badge opens its person when the background had ended', async () => {
    await openList();
    await leadlight.backgroundEnded();
    await pressHeard(leadlight, `${AMARA}: not looked up`);
    await headingIs(AMARA);
  });

  eachOf(['Enter', ' ', 'screen reader'] as const)(
    'a badge opens its person in a tab beside the page (%j); LinkedIn hears nothing, nothing is spent',
    async (way) => {
      const page = await openList();
      await page.evaluate(() => {
        const heard: string[] = [];
        Object.assign(globalThis, { heard });
        const types = 'pointerdown pointerup mousedown mouseup click keydown keyup keypress'.split(' ');
        for (const type of types) document.addEventListener(type, () => heard.push(type), { capture: true });
      });
      const isOnBadge = () => page.evaluate(() => document.activeElement?.outerHTML === '<span></span>');
      if (way === 'screen reader') {
        await pressHeard(leadlight, `${ZOE}: not looked up`);
      } else {
        await page.focus('nav a:last-child');
        for (let presses = 0; presses < 12 && !(await isOnBadge()); presses += 1) await page.keyboard.press('Tab');
        await page.evaluate('heard.splice(0)');
        await page.keyboard.press(way);
      }
      await headingIs(ZOE);
      expect(await popups()).toMatchObject([{ isInFront: true }]);
      expect(await page.evaluate('heard')).toEqual([]);
      expect(page.url()).toBe(SEARCH);
      expect(sandbox.kaspr.requests).toEqual([]);
    },
  );
});
