import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { eachOf } from './each-of.ts';
import { button, control, heading, itemsOf, press, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

// The popup on a list of people: whom it names, how it shows one of them, and that looking costs nothing.

const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=sales';
const CONNECTIONS = 'https://www.linkedin.com/mynetwork/invite-connect/connections/';
const COMPANY_PEOPLE = 'https://www.linkedin.com/company/hollowpine-instruments/people/';
const POPUP = 'src/popup/index.html';
const ZOE = { name: 'Zoë Brontë-Łukasiewicz', slug: 'zoe-bronte-lukasiewicz' };
const HANAKO = { name: '山田 花子', slug: '山田-花子-aa1234567' };

const rowOf = ({ name, slug }: typeof ZOE) => ({ name, identity: { slug, token: null, memberId: null } });

/** The accessible names of the rows. */
async function rows(popup: Page): Promise<string[]> {
  const list = await control(popup, 'list', 'People on this page');
  return list.$$eval('button', (buttons) => buttons.map((one) => one.getAttribute('aria-label') ?? ''));
}

const focused = (popup: Page) =>
  popup.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

describe('a list of people', () => {
  const browserSession = useBrowserSession();

  eachOf([
    [SEARCH, 'People search'],
    [CONNECTIONS, 'Connections'],
    [COMPANY_PEOPLE, 'People at Hollowpine Instruments'],
  ])('at %s has its name and its people', async (address, title) => {
    const popup = await browserSession.leadlight.openPopup(await browserSession.leadlight.open(address));
    expect(await heading(popup)).toBe(title);
    const people = await rows(popup);
    expect(people).toContain(`${ZOE.name}: not looked up`);
    expect(people.join()).not.toContain('LinkedIn Member');
    expect(await textOf(popup, '.card .hint')).toBe(`${people.length} people on this page, 0 saved`);
  });

  it('shows a person at a click and the list again, and nothing is spent by that', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(SEARCH));
    const before = sandbox.kaspr.requests.length;
    const people = await rows(popup);
    await press(popup, `${HANAKO.name}: not looked up`);
    expect(await heading(popup, (text) => text === HANAKO.name)).toBe(HANAKO.name);
    expect(await button(popup, 'Find contact data')).toBeTruthy();
    await press(popup, 'Back to the list');
    expect(await heading(popup, (text) => text === 'People search')).toBeTruthy();
    expect(await rows(popup)).toEqual(people);
    expect(await popup.$('aria/Back to the list')).toBeNull();
    expect(sandbox.kaspr.requests).toHaveLength(before);
    expect(await leadlight.ledger()).toEqual([]);
  });

  it('says what is saved as soon as it is, wherever it was bought', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(SEARCH);
    const list = await leadlight.openPopup(page);
    expect((await rows(list))[0]).toBe(`${ZOE.name}: not looked up`);
    const other = await leadlight.openPopup(page);
    await press(other, `${ZOE.name}: not looked up`);
    await press(other, 'Find contact data');
    await itemsOf(other, 'Emails');
    await list.bringToFront();
    await button(list, `${ZOE.name}: saved, with e-mail and phone`);
    expect(await textOf(list, '.card .hint')).toBe('10 people on this page, 1 saved');
    expect((await itemsOf(list, 'People on this page'))[0]).toContain('saved, with e-mail and phone');
    await other.bringToFront();
    await press(other, 'Back to the list');
    await button(other, `${ZOE.name}: saved, with e-mail and phone`);
  });

  it('is walked by keyboard alone: the focus goes to the person and comes back to the row', async () => {
    const { leadlight } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(SEARCH));
    await rows(popup);
    const name = `${HANAKO.name}: not looked up`;
    for (let tabs = 0; tabs < 20 && (await focused(popup)) !== name; tabs += 1) await popup.keyboard.press('Tab');
    expect(await focused(popup)).toBe(name);
    await popup.keyboard.press('Enter');
    await heading(popup, (text) => text === HANAKO.name);
    expect(await focused(popup)).toBe('Back to the list');
    await popup.keyboard.press('Enter');
    await heading(popup, (text) => text === 'People search');
    expect(await focused(popup)).toBe(name);
  });

  it('without anybody on it says so', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = (await fetchPage(SEARCH)).replace(/<div role="listitem"[\s\S]*<\/div><\/div><\/div>/, '');
    sandbox.site.serve(SEARCH, page);
    const popup = await leadlight.openPopup(await leadlight.open(SEARCH));
    expect(await heading(popup)).toBe('People search');
    expect(await textOf(popup, '.card .hint')).toContain('There is nobody on this list yet.');
    expect(await popup.$('aria/People on this page')).toBeNull();
  });

  it('is left behind when the page goes elsewhere: the row too', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(SEARCH);
    const popup = await leadlight.openPopup(page);
    await press(popup, `${HANAKO.name}: not looked up`);
    await heading(popup, (text) => text === HANAKO.name);
    await page.goto('https://www.linkedin.com/in/janedoe-growth/');
    expect(await heading(popup, (text) => text === 'Jane Doe')).toBeTruthy();
    expect(await popup.$('aria/Back to the list')).toBeNull();
    await page.goto(SEARCH);
    expect(await heading(popup, (text) => text === 'People search')).toBeTruthy();
  });

  /** A page of the site as it is sent. */
  async function fetchPage(address: string): Promise<string> {
    const page = await browserSession.leadlight.browser.newPage();
    const response = await page.goto(address);
    const text = (await response?.text()) ?? '';
    await page.close();
    return text;
  }
});

describe('a popup that was opened on a row', () => {
  const browserSession = useBrowserSession();

  /** The popup's page about a tab, on what its address or the background's note says. */
  async function open(page: Page, given: { person?: string; note?: { row: unknown; age?: number; other?: boolean } }) {
    const { leadlight } = browserSession;
    const tabId = await leadlight.tabId(page);
    if (given.note) {
      const { row, age = 0, other = false } = given.note;
      const note = { tabId: other ? tabId + 1 : tabId, row, at: Date.now() - age };
      await leadlight.inside((value) => chrome.storage.session.set({ 'opened row': value }), note);
    }
    const person = given.person === undefined ? '' : `&person=${encodeURIComponent(given.person)}`;
    return leadlight.open(leadlight.address(`${POPUP}?tab=${tabId}${person}`));
  }

  const note = () => browserSession.leadlight.inside(() => chrome.storage.session.get('opened row'));

  it('by its address shows that person, and the way to the list', async () => {
    const page = await browserSession.leadlight.open(SEARCH);
    const popup = await open(page, { person: JSON.stringify(rowOf(HANAKO)) });
    expect(await heading(popup)).toBe(HANAKO.name);
    await press(popup, 'Back to the list');
    expect(await heading(popup, (text) => text === 'People search')).toBeTruthy();
  });

  it('by a note shows that person once', async () => {
    const page = await browserSession.leadlight.open(SEARCH);
    const popup = await open(page, { note: { row: rowOf(ZOE) } });
    expect(await heading(popup)).toBe(ZOE.name);
    expect(await note()).toEqual({});
    expect(await heading(await open(page, {}))).toBe('People search');
  });

  eachOf([
    ['for another tab', { row: rowOf(ZOE), other: true }],
    ['of a click long ago', { row: rowOf(ZOE), age: 10_500 }],
    ['without a row', { row: { name: 7 } }],
  ])('by a note %s shows the list, and takes the note away', async (_, given) => {
    const page = await browserSession.leadlight.open(SEARCH);
    expect(await heading(await open(page, { note: given }))).toBe('People search');
    expect(await note()).toEqual({});
  });

  eachOf([
    'null',
    '{',
    '"zoe"',
    '{"name":"Zoë"}',
    '{"name":"","identity":{"slug":"zoe-bronte-lukasiewicz","token":null,"memberId":null}}',
    '{"name":"Zoë","identity":{"slug":7,"token":null,"memberId":null}}',
    JSON.stringify(rowOf({ name: 'Nobody Here', slug: 'nobody-here' })),
  ])('by an address with %s shows the list', async (person) => {
    const page = await browserSession.leadlight.open(SEARCH);
    const popup = await open(page, { person });
    expect(await heading(popup)).toBe('People search');
    expect(await popup.$('aria/Back to the list')).toBeNull();
  });
});
