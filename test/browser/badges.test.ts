import { describe, expect, it } from 'vitest';
import { PEOPLE } from '../sandbox/index.ts';
import { badge, badgesOn, badgesWhen, boxesOn, hostsOn, isPaintedWhole, pause, switchBadges } from './badges-page.ts';
import { eachOf } from './each-of.ts';
import { heading, itemsOf, press } from './screen.ts';
import { useBrowserSession } from './setup.ts';

const HOME = 'https://www.linkedin.com';
const SEARCH = `${HOME}/search/results/people/?keywords=measuring`;
const EMBER_SEARCH = `${SEARCH}&layout=ember`;
const ZOE = 'Zoë Brontë-Łukasiewicz';

const named = (people: readonly { cleanName: string }[]) =>
  people.map(({ cleanName }) => `${cleanName}: not looked up`).sort();

const LISTS: readonly (readonly [list: string, address: string, badges: string[]])[] = [
  ['people search (SDUI)', SEARCH, named(PEOPLE.slice(0, 10))],
  ['people search (Ember)', EMBER_SEARCH, named(PEOPLE.slice(0, 10))],
  ['connections', `${HOME}/mynetwork/invite-connect/connections/`, named(PEOPLE)],
  ['My Network', `${HOME}/mynetwork/grow/`, named(PEOPLE.slice(0, 8))],
  ['catch-up', `${HOME}/mynetwork/catch-up/all/`, named(PEOPLE.slice(0, 6))],
  [
    'a company’s people',
    `${HOME}/company/hollowpine-instruments/people/`,
    named(PEOPLE.filter(({ companySlug }) => companySlug === 'hollowpine-instruments')),
  ],
  ['Sales Navigator', `${HOME}/sales/search/people`, named(PEOPLE)],
  ['Recruiter', `${HOME}/talent/search`, named(PEOPLE.slice(0, 8))],
];

describe('badges', () => {
  const browserSession = useBrowserSession({ hasKey: false });

  eachOf(LISTS)('stand on every row of %s, whole, and move nothing', async (_list, address, expected) => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(address);
    expect(await badgesWhen(page, (names) => names.length === expected.length)).toEqual(expected);
    expect(await hostsOn(page)).toEqual(expected.map(() => '<span></span>null'));
    for (const name of expected) expect(await isPaintedWhole(page, await badge(page, name)), name).toBe(true);
    await page.evaluate(() => scrollTo(0, 0));
    const boxes = await boxesOn(page);
    await switchBadges(leadlight, false);
    await page.bringToFront();
    await badgesWhen(page, (names) => names.length === 0);
    expect(boxes.length).toBeGreaterThan(30);
    expect(boxes).toEqual(await boxesOn(page));
  });

  it('leave no other mark: no address, no attribute, no global, and nothing at all on a profile', async () => {
    const { leadlight } = browserSession;
    const globals = () => page.evaluate(() => Object.getOwnPropertyNames(globalThis).sort());
    const html = () => page.evaluate(() => document.documentElement.outerHTML);
    await switchBadges(leadlight, false);
    const page = await leadlight.open(EMBER_SEARCH);
    await pause(500);
    const before = { globals: await globals(), html: await html() };
    await switchBadges(leadlight, true);
    await page.bringToFront();
    await badgesWhen(page, (names) => names.length === 10);
    expect(await globals()).toEqual(before.globals);
    const marked = await html();
    expect(marked.replaceAll('<span></span>', '')).toBe(before.html);
    expect(marked).not.toMatch(/chrome-extension|leadlight(?!\.example)/i);
    const profile = await leadlight.open(`${HOME}/in/zoe-bronte-lukasiewicz/`);
    await pause(500);
    expect([await hostsOn(profile), await badgesOn(profile)]).toEqual([[], []]);
  });

  eachOf([
    ['SDUI', SEARCH],
    ['Ember', EMBER_SEARCH],
  ])(
    'open the popup on their person when clicked (%s); LinkedIn hears nothing, and nothing is spent',
    async (_layout, address) => {
      const { leadlight, sandbox } = browserSession;
      const page = await leadlight.open('about:blank');
      await page.evaluateOnNewDocument(() => {
        const heard: string[] = [];
        Object.assign(globalThis, { heard });
        const types =
          'pointerdown pointerup mousedown mouseup click auxclick dblclick dragstart keydown keyup keypress';
        for (const type of types.split(' ')) document.addEventListener(type, () => heard.push(type), { capture: true });
      });
      await page.goto(address);
      const button = await badge(page, 'Jürgen Großmann-Weiß: not looked up');
      const opened = leadlight.browser.waitForTarget((target) => target.url().includes('/src/popup/'), {
        timeout: 10_000,
      });
      await button.click();
      const popup = await (await opened).asPage();
      expect(await heading(popup, (text) => text === 'Jürgen Großmann-Weiß')).toBe('Jürgen Großmann-Weiß');
      expect(await page.evaluate('heard')).toEqual([]);
      expect(page.url()).toBe(address);
      expect(sandbox.kaspr.requests).toEqual([]);
      expect(await leadlight.ledger()).toEqual([]);
    },
  );

  eachOf(['Enter', 'Space'] as const)('are reached with Tab and pressed with %s', async (key) => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(SEARCH);
    await badge(page, `${ZOE}: not looked up`);
    const isOnBadge = () => page.evaluate(() => document.activeElement?.outerHTML === '<span></span>');
    await page.focus('nav a:last-child');
    for (let presses = 0; presses < 12 && !(await isOnBadge()); presses += 1) await page.keyboard.press('Tab');
    expect(await isOnBadge()).toBe(true);
    const opened = leadlight.browser.waitForTarget((target) => target.url().includes('/src/popup/'), {
      timeout: 10_000,
    });
    await page.keyboard.press(key);
    const popup = await (await opened).asPage();
    expect(await heading(popup, (text) => text === ZOE)).toBe(ZOE);
    expect(page.url()).toBe(SEARCH);
  });

  it('do nothing for clicks that a page makes up', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(`${HOME}/mynetwork/catch-up/all/`);
    await badgesWhen(page, (names) => names.length === 6);
    const clicked = await page.$$eval('span:empty', (spans) => {
      for (const span of spans) span.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      return spans.length;
    });
    expect(clicked).toBe(6);
    await pause(700);
    expect(leadlight.browser.targets().filter((target) => target.url().includes('/src/popup/'))).toEqual([]);
  });

  it('are gone while switched off, when lists are not even observed, and come back', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(SEARCH);
    await badgesWhen(page, (names) => names.length === 10);
    await switchBadges(leadlight, false);
    await page.bringToFront();
    await badgesWhen(page, (names) => names.length === 0);
    const addRow = () =>
      page.evaluate(() => {
        const list = document.querySelector('[role=list]');
        const row = list?.firstElementChild?.cloneNode(true);
        if (row) list?.append(row);
        return document.documentElement.outerHTML;
      });
    const html = await addRow();
    await pause(500);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(html);
    await page.reload();
    await pause(500);
    expect(await hostsOn(page)).toEqual([]);
    await switchBadges(leadlight, true);
    await page.bringToFront();
    await badgesWhen(page, (names) => names.length === 10);
  });

  it('are off where a list has nobody left, too', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(SEARCH);
    await badgesWhen(page, (names) => names.length === 10);
    await page.$eval('[role=list]', (list) => {
      const row = list.firstElementChild;
      list.replaceChildren();
      addEventListener('put-back', () => row && list.append(row));
    });
    await pause(300);
    await switchBadges(leadlight, false);
    // The list asks once more, and is told; in a tab that is not in front its timers wait for up to a second.
    await page.bringToFront();
    await pause(1500);
    const spy = await leadlight.open(leadlight.address('src/welcome/index.html'));
    await spy.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      chrome.runtime.onMessage.addListener(({ name }: { name: string }) => void heard.push(name));
    });
    await page.bringToFront();
    await pause(500);
    await page.evaluate(() => dispatchEvent(new Event('put-back')));
    await pause(500);
    expect(await spy.evaluate('heard')).toEqual([]);
    expect(await badgesOn(page)).toEqual([]);
  });

  it('come when they are switched on while the page is in the back/forward cache', async () => {
    const { leadlight } = browserSession;
    await switchBadges(leadlight, false);
    const page = await leadlight.open(SEARCH);
    await page.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted })),
    );
    await page.goto(`${HOME}/in/zoe-bronte-lukasiewicz/`);
    await switchBadges(leadlight, true);
    await page.bringToFront();
    await page.goBack();
    expect(await page.evaluate('persisted')).toBe(true);
    await badgesWhen(page, (names) => names.length === 10);
    expect(await hostsOn(page)).toHaveLength(10);
  });

  it('open one popup and no tab beside it when clicked twice', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(SEARCH);
    await (await badge(page, `${ZOE}: not looked up`)).click({ count: 2, delay: 20 });
    await pause(1500);
    const opened = leadlight.browser.targets().filter((target) => target.url().includes('/src/popup/'));
    expect(opened.map((target) => target.url())).toEqual([leadlight.address('src/popup/index.html')]);
  });

  it('come and go with the address inside the page', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(SEARCH);
    const first = await badgesWhen(page, (names) => names.length === 10);
    await page.click(`main p a[href*="/in/cassiopeia"]`);
    await page.waitForFunction(() => location.pathname.startsWith('/in/'));
    expect(await hostsOn(page)).toEqual([]);
    await page.waitForFunction(() => document.title.startsWith('Cassiopeia'));
    await pause(700);
    expect(await badgesOn(page)).toEqual([]);
    await page.goBack();
    expect(await badgesWhen(page, (names) => names.length === 10)).toEqual(first);
    await page.click('a[href*="page=2"]');
    expect(await badgesWhen(page, (names) => names.length === 6)).toEqual(named(PEOPLE.slice(10)));
    expect(await hostsOn(page)).toHaveLength(6);
  });
});

describe('badges', () => {
  const browserSession = useBrowserSession();

  it('change as soon as a purchase settles, wherever it was made', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await leadlight.open(SEARCH);
    await badge(page, `${ZOE}: not looked up`);
    const ember = await leadlight.open(EMBER_SEARCH);
    await badge(ember, `${ZOE}: not looked up`);
    const hold = sandbox.kaspr.hold('before-charge');
    sandbox.kaspr.next('POST /profile/profile', { hold });
    const popup = await leadlight.openPopup(await leadlight.open(`${HOME}/in/zoe-bronte-lukasiewicz/`));
    await press(popup, 'Find contact data');
    await hold.reached;
    await badgesWhen(page, (names) => names.includes(`${ZOE}: in progress`));
    hold.release();
    await itemsOf(popup, 'Emails');
    for (const list of [page, ember]) {
      const names = await badgesWhen(list, (all) => all.some((name) => name.startsWith(`${ZOE}: saved`)));
      expect(names).toContain(`${ZOE}: saved, with e-mail and phone`);
      expect(names.filter((name) => name.endsWith(': not looked up'))).toHaveLength(9);
    }
    expect(sandbox.kaspr.count('POST /profile/profile')).toBe(1);
  });

  it('say that nothing was found, and what needs a decision', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await leadlight.open(`${HOME}/mynetwork/invite-connect/connections/`);
    await badge(page, 'Tobias Nemo: not looked up');
    const popup = await leadlight.openPopup(await leadlight.open(`${HOME}/in/no-such-lead/`));
    await press(popup, 'Find contact data');
    await badgesWhen(page, (names) => names.includes('Tobias Nemo: nothing found'));
    sandbox.kaspr.always('POST /profile/profile', { status: 500, charge: 1, dropHeaders: true });
    const other = await leadlight.openPopup(await leadlight.open(`${HOME}/in/zoe-bronte-lukasiewicz/`));
    await press(other, 'Find contact data');
    await badgesWhen(page, (names) => names.includes(`${ZOE}: needs a decision`));
  });
});
