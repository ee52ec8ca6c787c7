import Papa from 'papaparse';
import type { ElementHandle, Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { connectCognism2016, openPerson } from './connected.ts';
import { defects } from './defects.ts';
import { describeSchemes, eachOf } from './each-of.ts';
import type { InstalledExtension } from './extension.ts';
import { choose } from './leads-screen.ts';
import { download } from './ledger-screen.ts';
import { alert, button, control, itemsOf, press, textOf } from './screen.ts';
import { useNewProfiles, useOneBrowserSession } from './setup.ts';

// News and events in Cognism's API of 2016: searched, paged, saved as files, and what is said about odd input.

const SANDBOX = {
  json: 'GET /api/v1/documents/json',
  txt: 'GET /api/v1/documents/txt',
  org: 'GET /api/v1/documents/org/Hollowpine%20Instruments',
  csv: 'GET /api/v1/events/stream/csv',
  search: 'POST /api/v1/events/stream/search',
} as const;

async function type(page: Page, name: string, text: string): Promise<void> {
  const field = (await control(page, 'textbox', name)) as ElementHandle<HTMLInputElement>;
  await field.click({ count: 3 });
  await page.keyboard.press('Backspace');
  if (text) await field.type(text);
}

/** Puts a day (yyyy-mm-dd) into a date field, which each language types in its own order. */
async function pick(page: Page, name: 'From' | 'To', day: string): Promise<void> {
  await page.$$eval(
    'input[type=date]',
    (fields, [label, value]) => {
      const field = fields.find(({ labels }) => labels?.[0]?.textContent?.trim() === label);
      if (!field) throw new Error(`No date field ${label}`);
      field.value = value ?? '';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    [name, day],
  );
}

function openResearch(leadlight: InstalledExtension, about = ''): Promise<Page> {
  return leadlight.open(leadlight.address(`src/leads/index.html#research${about}`));
}

async function openByWords(leadlight: InstalledExtension): Promise<Page> {
  const page = await openResearch(leadlight);
  await choose(page, 'Search by', 'Keywords');
  await type(page, 'Source, such as PR Newswire', 'PR Newswire');
  return page;
}

async function openEvents(leadlight: InstalledExtension): Promise<Page> {
  const page = await leadlight.open(leadlight.address('src/leads/index.html#signals'));
  await (await page.waitForSelector('.event-search > summary'))?.click();
  await control(page, 'combobox', 'Event');
  return page;
}

/** The headlines found, once there are so many. */
async function headlines(page: Page, count: number): Promise<string[]> {
  await page.waitForFunction((wanted) => document.querySelectorAll('.news-card').length === wanted, {}, count);
  return page.$$eval('.news-card h3', (all) => all.map(({ textContent }) => textContent ?? ''));
}

async function events(page: Page, count: number): Promise<string[]> {
  await page.waitForFunction((wanted) => document.querySelectorAll('.found-events > li').length === wanted, {}, count);
  return count === 0 ? [] : itemsOf(page, 'Events found');
}

const fileSaid = (page: Page, isWanted: (text: string) => boolean) =>
  textOf(page, '.paged-file [role=status]', isWanted);

describe('without a key', () => {
  const browserSession = useNewProfiles();

  it('one sentence leads to the options, and nothing can be searched', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await openResearch(leadlight);
    expect(await alert(page)).toContain('Cognism (API of 2016)');
    expect(await page.$('form')).toBeNull();
    const options = leadlight.browser.waitForTarget((target) => target.url().includes('src/options/index.html'));
    await press(page, 'Open options');
    await options;
    expect(sandbox.cognismLegacy.requests).toEqual([]);
  });
});

describe('research', () => {
  const browserSession = useOneBrowserSession(async ({ leadlight }) => {
    await connectCognism2016(leadlight);
  });

  it('finds news about a company by aboutness and days, page by page, with source and date', async () => {
    const { leadlight, sandbox } = browserSession;
    const { state } = sandbox.cognismLegacy;
    const page = await openResearch(leadlight);
    await type(page, 'Name', 'Hollowpine Instruments');
    await type(page, 'Source (any, if empty)', '');
    const least = (await control(page, 'spinbutton', 'Aboutness, 1 to 10')) as ElementHandle<HTMLInputElement>;
    await least.click({ count: 3 });
    await least.type('3');
    await press(page, 'Search news');
    expect(await headlines(page, 2)).toEqual([
      'Hollowpine Instruments opens a second calibration hall in Fernhollow',
      'Brightmoor Logistics takes over the fleet of a rival',
    ]);
    const [first] = await itemsOf(page, 'News');
    expect(first).toContain('PR Newswire · Hollowpine Instruments');
    expect(first).toContain('Sep 4, 2025');
    await pick(page, 'From', '2025-10-01');
    await press(page, 'Search news');
    expect(await headlines(page, 1)).toEqual(['Brightmoor Logistics takes over the fleet of a rival']);

    const [one] = state.news;
    if (!one) throw new Error('no news');
    state.news = Array.from({ length: 45 }, (_, at) => ({ ...one, headline: `Hall ${at}`, url: `${one.url}?${at}` }));
    await pick(page, 'From', '');
    await press(page, 'Search news');
    await headlines(page, 20);
    sandbox.cognismLegacy.next(SANDBOX.org, { status: 503 });
    await press(page, 'Show more');
    expect(await alert(page)).toContain('has a problem (status 503)');
    await headlines(page, 20);
    await press(page, 'Try again');
    await headlines(page, 40);
    await press(page, 'Show more');
    expect((await headlines(page, 45)).at(-1)).toBe('Hall 44');
    expect(await textOf(page, '.research-results [role=status]', (text) => text !== '')).toBe('45 articles');
    expect(await page.$$('aria/Show more[role="button"]')).toEqual([]);
    expect(sandbox.kaspr.requests).toEqual([]);
  });

  it('finds news by keywords, and saves its report whole, though it is of 5 MB', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await openByWords(leadlight);
    await type(page, 'Keywords, separated by commas', 'hall');
    await press(page, 'Search news');
    await headlines(page, 1);
    const { text } = await download(leadlight, page, 'As text');
    expect(text).toMatch(/^Cognism Data Report\n[\s\S]*Hollowpine Instruments opens a second calibration hall/);

    const body = `Cognism Data Report\n\n[1] Long\n\n${'Ghostly tires. '.repeat(350_000)}end`;
    sandbox.cognismLegacy.next(SANDBOX.txt, { status: 200, body });
    const long = await download(leadlight, page, 'As text');
    expect(long.text).toBe(`${body}\n`);
    expect(await fileSaid(page, (said) => said.startsWith('The report was'))).toContain('5,250,0');
  });

  it('shows what the first of two searches has over the second, and saves that too', async () => {
    const { leadlight } = browserSession;
    const page = await openByWords(leadlight);
    await type(page, 'Keywords, separated by commas', 'a');
    await press(page, 'Compare');
    expect(await alert(page)).toBe('There is nothing to compare with. Enter the keywords of the second search.');
    await type(page, 'Compare with the keywords', 'hall');
    await press(page, 'Compare');
    expect(await headlines(page, 1)).toEqual(['Tidewright Software appoints a chief marketing officer']);
    expect(await textOf(page, '.research-results h2')).toBe('Only in the first search');
    const { text } = await download(leadlight, page, 'As text');
    expect(text).toContain('Cognism Data Report (DIFF)');
  });

  it('says about odd input what to do, asks nothing, and keeps what was typed', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await openResearch(leadlight);
    await button(page, 'Search news');
    const { length } = sandbox.cognismLegacy.requests;
    await press(page, 'Search news');
    expect(await alert(page)).toBe('The name is missing. Enter whom the news should be about.');
    await type(page, 'Name', 'Hollowpine Instruments');
    const least = (await control(page, 'spinbutton', 'Aboutness, 1 to 10')) as ElementHandle<HTMLInputElement>;
    await least.click({ count: 3 });
    await least.type('11');
    await press(page, 'Search news');
    expect(await textOf(page, '[role=alert]', (text) => text.startsWith('Aboutness'))).toContain('from 1');
    await least.click({ count: 3 });
    await least.type('5');
    await pick(page, 'From', '2025-10-02');
    await pick(page, 'To', '2025-10-01');
    await press(page, 'Search news');
    expect(await textOf(page, '[role=alert]', (text) => text.includes('after'))).toBe(
      '“From” is after “To”. Swap or change the dates.',
    );
    expect(sandbox.cognismLegacy.requests).toHaveLength(length);
    await pick(page, 'To', '');
    await press(page, 'Search news');
    await textOf(page, '.research-results [role=status]', (text) => text.startsWith('No articles'));
    expect(await page.$('[role=alert]')).toBeNull();
  });

  it('opens filled in from a person, with their name and no key in the address', async () => {
    const { leadlight } = browserSession;
    const popup = await openPerson(browserSession, 'zoe-bronte-lukasiewicz');
    const link = await control(popup, 'link', 'News');
    const href = await link.evaluate((element) => (element as HTMLAnchorElement).href);
    expect(href).not.toMatch(/demo|key|token/i);
    const page = await leadlight.open(href);
    const name = (await control(page, 'textbox', 'Name')) as ElementHandle<HTMLInputElement>;
    expect(await name.evaluate(({ value }) => value)).toBe('Zoë Brontë-Łukasiewicz');
    const by = (await control(page, 'combobox', 'Search by')) as ElementHandle<HTMLSelectElement>;
    expect(await by.evaluate(({ value }) => value)).toBe('person');
    await press(page, 'Search news');
    await textOf(page, '.research-results [role=status]', (text) => text.startsWith('No articles'));
  });
});

describe('a search of events', () => {
  const browserSession = useOneBrowserSession(async ({ leadlight }) => {
    await connectCognism2016(leadlight);
  });

  it('is by type, company, text and days, and an empty one says so', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await openEvents(leadlight);
    await press(page, 'Search events');
    expect(await textOf(page, '.event-search [role=alert]')).toContain('The search is empty.');
    expect(sandbox.cognismLegacy.count(SANDBOX.search)).toBe(0);
    await choose(page, 'Event', 'Joined a company');
    await press(page, 'Search events');
    await events(page, 3);
    await type(page, 'Company, as Cognism writes it', 'Kestrel & Finch');
    await press(page, 'Search events');
    expect((await events(page, 1))[0]).toContain('Kestrel & Finch');
    await type(page, 'Company, as Cognism writes it', '');
    await type(page, 'Text in the event', 'bronte sales');
    await press(page, 'Search events');
    expect((await events(page, 1))[0]).toContain('Zoë');
  });

  it('goes on page by page, and its CSV holds every row once, with no formula', async () => {
    const { leadlight, sandbox } = browserSession;
    const { state } = sandbox.cognismLegacy;
    for (let at = 0; at < 60; at += 1) {
      state.happen({ id: `ev-${at}`, slug: 'kofi-mensah-adjei', type: 'job-join', org: 'Gauge', title: `=1+${at}` });
    }
    const page = await openEvents(leadlight);
    await type(page, 'Company, as Cognism writes it', 'Gauge');
    await press(page, 'Search events');
    await events(page, 50);
    await press(page, 'Show more');
    await events(page, 60);
    const { text } = await download(leadlight, page, 'Download CSV');
    const rows = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
    expect(rows).toHaveLength(61);
    expect(rows[0]?.[1]).toBe('Date');
    expect(rows.slice(1).every((row) => row[4]?.startsWith("'=1+"))).toBe(true);
    expect(new Set(rows.map(([id]) => id)).size).toBe(61);
    expect(await fileSaid(page, (said) => said !== '')).toBe('The file was saved. Events in it: 60.');
  });

  it('has a CSV that breaks off in the middle go on where it stopped, or be saved as it is', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await openEvents(leadlight);
    await type(page, 'Company, as Cognism writes it', 'Tidewright Software, Inc.');
    await press(page, 'Search events');
    await events(page, 4);
    const whole = Papa.parse((await download(leadlight, page, 'Download CSV')).text, { skipEmptyLines: true }).data
      .length;
    const head = 'Event ID;Date;Event Type;Employee Name;Organization Name;\r\n';
    const cut = `${head}ev-zoe-joined;01.01.2026;job-join;Zoë;"Tidewright Software, Inc.";\r\nev-kofi;01.0`;
    sandbox.cognismLegacy.always(SANDBOX.csv, { status: 200, body: cut });
    await press(page, 'Download CSV');
    expect(await textOf(page, '.paged-file [role=alert]')).toContain('Cognism’s file broke off before its end.');
    expect(await fileSaid(page, (said) => said.includes('still'))).toBe(
      'Events here so far: 1. They can still be saved.',
    );
    const part = await download(leadlight, page, 'Save what is here');
    expect(part.text).toContain('Zoë');
    await press(page, 'Download CSV');
    await textOf(page, '.paged-file [role=alert]');
    sandbox.cognismLegacy.always(SANDBOX.csv, null);
    const rest = await download(leadlight, page, 'Continue');
    expect(Papa.parse(rest.text, { skipEmptyLines: true }).data).toHaveLength(whole);
  });

  it('has a CSV that can be cancelled, and what was read is kept', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await openEvents(leadlight);
    await type(page, 'Text in the event', 'a');
    await press(page, 'Search events');
    await page.waitForSelector('.found-events > li');
    const hold = sandbox.cognismLegacy.hold('before-charge');
    sandbox.cognismLegacy.next(SANDBOX.csv, { hold });
    await press(page, 'Download CSV');
    await press(page, 'Cancel');
    hold.release();
    expect(await fileSaid(page, (said) => said.includes('still'))).toContain('so far: 10.');
    await button(page, 'Continue');
  });
});

describeSchemes('in %s', (scheme) => {
  const browserSession = useOneBrowserSession(async ({ leadlight }) => {
    await connectCognism2016(leadlight);
  });

  eachOf([1000, 400])('both have no defect that axe knows, %i pixels wide, and nothing sticks out', async (width) => {
    const { leadlight } = browserSession;
    const news = await openByWords(leadlight);
    await type(news, 'Keywords, separated by commas', 'a');
    await press(news, 'Compare');
    await alert(news);
    await press(news, 'Search news');
    await headlines(news, 2);
    const found = await openEvents(leadlight);
    await choose(found, 'Event', 'Joined a company');
    await press(found, 'Search events');
    await events(found, 3);
    for (const page of [news, found]) {
      await page.bringToFront();
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setViewport({ width, height: 900 });
      expect(await defects(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});
