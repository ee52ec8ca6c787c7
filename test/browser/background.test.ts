import type { Page } from 'puppeteer';
import { beforeEach, describe, expect, it } from 'vitest';
import { COGNISM_DEMO_SECRET, COGNISM_DEMO_TOKEN } from '../sandbox/index.ts';
import { connectCognism2016, openPerson } from './connected.ts';
import { control, itemsOf, press, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

// What Cognism's API of 2016 tells of company and person: by a click only, for nothing, and kept nowhere.

const ZOE = 'zoe-bronte-lukasiewicz';
const COMPANY = 'GET /api/v1/company/Hollowpine%20Instruments';

describe('the background of a person', () => {
  const browserSession = useBrowserSession();
  beforeEach(async () => {
    await connectCognism2016(browserSession.leadlight);
    browserSession.sandbox.cognismLegacy.reset();
  });

  const asked = () => browserSession.sandbox.cognismLegacy.requests.map(({ path }) => decodeURIComponent(path));
  const domainOf = async (popup: Page) =>
    (await control(popup, 'textbox', 'Company domain')).evaluate((box) => (box as HTMLInputElement).value);

  it('is not asked for by opening the popup', async () => {
    const popup = await openPerson(browserSession, ZOE);
    expect(await textOf(popup, '[aria-label="Cognism (API of 2016)"] [role=status]')).toBe(
      'From Cognism, free. Nothing of it is saved.',
    );
    await new Promise((done) => setTimeout(done, 500));
    expect(asked()).toEqual([]);
  });

  it('tells companies of the name, and gives the domain of one to Kaspr’s look-ups', async () => {
    const popup = await openPerson(browserSession, ZOE);
    expect(await domainOf(popup)).toBe('');
    await press(popup, 'About the company');
    const [company = ''] = await itemsOf(popup, 'Companies of that name');
    expect(company).toContain('Hollowpine Instruments');
    expect(company).toContain('Measuring and Control Instrument Manufacturing · Privately Held · 201-500');
    await press(popup, 'Use as company domain');
    await expect.poll(() => domainOf(popup)).toBe('hollowpine.example');
    await press(popup, 'Find email patterns');
    expect(await itemsOf(popup, 'Email patterns')).toHaveLength(3);
    expect(asked()).toEqual(['/api/v1/company/Hollowpine Instruments']);
  });

  it('tells where people of the name worked, and that it may be somebody else', async () => {
    const popup = await openPerson(browserSession, ZOE);
    await press(popup, 'Where they worked');
    const [person = ''] = await itemsOf(popup, 'People of that name');
    expect(person).toContain('Zoë Brontë-Łukasiewicz');
    expect(person).toContain('VP Sales EMEA, Hollowpine Instruments · September 2023');
    expect(person).toContain('Clerk, Northmark Post · May 2015 – August 2023');
    expect(await textOf(popup, 'main')).toContain('People of that name: it may be somebody else.');
    const [request] = browserSession.sandbox.cognismLegacy.requests;
    expect([...(request?.query.entries() ?? [])]).toEqual([
      ['firstName', 'Zoë'],
      ['lastName', 'Brontë-Łukasiewicz'],
      ['company', 'Hollowpine Instruments'],
    ]);
  });

  it('tells news of the company, whose links open nothing by themselves', async () => {
    const { leadlight } = browserSession;
    const popup = await openPerson(browserSession, ZOE);
    // A day is that day wherever somebody reads of it.
    await popup.emulateTimezone('America/Los_Angeles');
    await press(popup, 'News of the company');
    const news = await itemsOf(popup, 'News');
    expect(news).toHaveLength(1);
    expect(news[0]).toContain('Hollowpine Instruments opens a second calibration hall in Fernhollow');
    expect(news[0]).toContain('PR Newswire · Sep 4, 2025');
    // Its mark-up is text here.
    expect(news[0]).toContain('Hollowpine Instruments & partners opened a hall.');
    const links = await popup.$$eval('[aria-label="News"] a', (all) =>
      all.map((link) => [link.getAttribute('href'), link.getAttribute('target'), link.getAttribute('rel')]),
    );
    expect(links).toEqual([['https://news.example/hollowpine-opens-hall.html', '_blank', 'noreferrer']]);
    const open = (await leadlight.browser.pages()).map((page) => page.url());
    expect(open.filter((url) => url.includes('news.example'))).toEqual([]);
  });

  it('is asked for with keys in headers; in an address only of documents, which know no other form', async () => {
    const { leadlight, sandbox } = browserSession;
    const logged: string[] = [];
    const popup = await openPerson(browserSession, ZOE);
    popup.on('console', (message) => logged.push(message.text()));
    for (const [name, list] of [
      ['About the company', 'Companies of that name'],
      ['Where they worked', 'People of that name'],
      ['News of the company', 'News'],
    ] as const) {
      await press(popup, name);
      await itemsOf(popup, list);
    }
    // A failure, too, tells nothing of the address that failed.
    sandbox.cognismLegacy.always('GET /api/v1/documents/org/Hollowpine%20Instruments', { cut: 'before-charge' });
    await press(popup, 'News of the company');
    await textOf(popup, '[aria-label="Cognism (API of 2016)"] [role=alert]');
    const keys = [COGNISM_DEMO_TOKEN, COGNISM_DEMO_SECRET];
    const holds = (text: string) => keys.some((key) => text.includes(key));
    const where = sandbox.cognismLegacy.requests.map(({ path, query, headers }) =>
      [path.split('/')[3], holds(query.toString()), holds(JSON.stringify(headers))].join(),
    );
    expect([...new Set(where)]).toEqual(['company,false,true', 'person,false,true', 'documents,true,false']);
    const stored = await Promise.all(
      ['leads', 'domains', 'purchases', 'connections', 'quotas', 'balances', 'previews'].map((name) =>
        leadlight.stored(name),
      ),
    );
    const areas = await leadlight.inside(async () => {
      const { local, session } = chrome.storage;
      return JSON.stringify([await local.get(), await session.get(), { ...localStorage }]);
    });
    for (const text of [JSON.stringify(stored), areas, logged.join(), await popup.content()]) {
      expect(holds(text)).toBe(false);
    }
    expect(stored.slice(0, 3)).toEqual([[], [], []]);
  });

  it('that is nothing is said too', async () => {
    browserSession.sandbox.cognismLegacy.next(COMPANY, { json: [] });
    const popup = await openPerson(browserSession, ZOE);
    await press(popup, 'About the company');
    await textOf(popup, 'main', (text) => text.includes('Cognism (API of 2016) has nothing on that.'));
  });
});

describe('the background of a company', () => {
  const browserSession = useBrowserSession();

  it('is there on its page', async () => {
    const { leadlight } = browserSession;
    await connectCognism2016(leadlight);
    const page = await leadlight.open('https://www.linkedin.com/company/tidewright-software/about/');
    const popup = await leadlight.openPopup(page);
    await press(popup, 'News of the company');
    expect((await itemsOf(popup, 'News'))[0]).toContain('Tidewright Software appoints a chief marketing officer');
    expect(await popup.$('aria/Where they worked[role="button"]')).toBeNull();
  });

  it('is not there without keys', async () => {
    const popup = await openPerson(browserSession, ZOE);
    await control(popup, 'button', 'Find contact data');
    expect(await popup.$('[aria-label="Cognism (API of 2016)"]')).toBeNull();
  });
});
