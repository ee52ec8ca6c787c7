import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/schemas/purchases/settings.ts';
import { COGNISM_DEMO_KEY, DEMO_KEY, KASPR_V2_DEMO_KEY } from '../sandbox/index.ts';
import { eachOf } from './each-of.ts';
import { choose, click, fill, openOptions, regionText, statusOf, verify, within } from './options-page.ts';
import { type BrowserSession, useBrowserSession } from './setup.ts';

const SOURCES = 'Whom to ask, and when it is enough';
const PREVIEWS = 'Ask Cognism for free previews when a person is opened';

const savedOf = async ({ leadlight }: BrowserSession) => (await leadlight.stored<Settings>('settings'))[0];
const orderOn = (page: Page) =>
  page.$$eval('.sources li', (all) => all.map((one) => one.querySelector('span')?.textContent));
const isChecked = async (page: Page, name: string) =>
  (await within(page, SOURCES, 'checkbox', name)).evaluate(({ checked }) => checked);

async function connect({ leadlight }: BrowserSession, kasprKey: string): Promise<Page> {
  await leadlight.grant('https://app.cognism.com/*');
  const page = await openOptions(leadlight);
  await fill(page, 'Kaspr', 'Kaspr API key', kasprKey);
  await verify(page, 'Kaspr');
  await fill(page, 'Cognism', 'Cognism API key', COGNISM_DEMO_KEY);
  await verify(page, 'Cognism');
  await within(page, SOURCES, 'button', 'Move up: Cognism');
  return page;
}

describe('the region "Whom to ask, and when it is enough"', () => {
  const browserSession = useBrowserSession({ hasKey: false });

  it('orders the sources by keyboard; the focus stays with the source that moves', async () => {
    const page = await connect(browserSession, DEMO_KEY);
    expect(await orderOn(page)).toEqual(['Kaspr', 'Cognism']);
    await (await within(page, SOURCES, 'button', 'Move up: Cognism')).focus();
    await page.keyboard.press('Enter');
    await statusOf(page, SOURCES, (text) => text === 'Saved. The order is now: Cognism, Kaspr.');
    expect(await orderOn(page)).toEqual(['Cognism', 'Kaspr']);
    expect((await savedOf(browserSession))?.sources).toEqual(['cognism', 'kaspr']);
    await page.bringToFront();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(await focused()).toBe('Move down: Cognism');
    await page.keyboard.press('Enter');
    await statusOf(page, SOURCES, (text) => text === 'Saved. The order is now: Kaspr, Cognism.');
    expect((await savedOf(browserSession))?.sources).toEqual(['kaspr', 'cognism']);
    await page.bringToFront();
    expect(await focused()).toBe('Move up: Cognism');
  });

  it('has nobody to order where nobody is connected, and whoever is disconnected leaves the list', async () => {
    const { leadlight } = browserSession;
    const empty = await openOptions(leadlight);
    await regionText(empty, SOURCES, (text) =>
      text.includes('Connect Kaspr or Cognism above to have somebody to ask.'),
    );
    await empty.close();
    const page = await connect(browserSession, DEMO_KEY);
    await click(page, 'Kaspr', 'Disconnect');
    await expect.poll(() => orderOn(page)).toEqual(['Cognism']);
    expect((await savedOf(browserSession)) ?? DEFAULT_SETTINGS).toMatchObject({ sources: ['kaspr', 'cognism'] });
  });

  eachOf([
    ['a verified work e-mail', 'verified-work-email'],
    ['an e-mail address', 'email'],
    ['a phone number', 'phone'],
    ['an e-mail address and a phone number', 'email-and-phone'],
    ['all that the sources have', 'everything'],
  ])('"%s" can be said to be enough', async (words, enough) => {
    const { leadlight } = browserSession;
    const page = await openOptions(leadlight);
    await choose(page, SOURCES, 'Enough is', words);
    await statusOf(page, SOURCES, (text) => text === 'Saved.');
    expect(await savedOf(browserSession)).toMatchObject({ ...DEFAULT_SETTINGS, enough });
    await page.reload();
    const box = await within(page, SOURCES, 'combobox', 'Enough is');
    await expect.poll(() => box.evaluate((element) => element.value)).toBe(enough);
  });

  it('free previews can be switched off', async () => {
    const page = await openOptions(browserSession.leadlight);
    await click(page, SOURCES, PREVIEWS, 'checkbox');
    await statusOf(page, SOURCES, (text) => text === 'Saved.');
    expect(await savedOf(browserSession)).toMatchObject({ previews: false, enough: 'work-email' });
    await page.bringToFront();
    expect(await isChecked(page, PREVIEWS)).toBe(false);
  });

  it('kinds of data can be left out, but not all of them', async () => {
    const page = await connect(browserSession, KASPR_V2_DEMO_KEY);
    await click(page, SOURCES, 'Phone', 'checkbox');
    await statusOf(page, SOURCES, (text) => text === 'Saved.');
    await click(page, SOURCES, 'Work e-mail', 'checkbox');
    await statusOf(page, SOURCES, (text) => text === 'Saved.');
    await expect.poll(async () => (await savedOf(browserSession))?.kinds).toEqual(['personal-email']);
    await click(page, SOURCES, 'Personal e-mail', 'checkbox');
    await statusOf(page, SOURCES, (text) => text === 'Not saved: at least one kind of data is needed.');
    expect(await isChecked(page, 'Personal e-mail')).toBe(true);
    expect((await savedOf(browserSession))?.kinds).toEqual(['personal-email']);
    await click(page, SOURCES, 'Work e-mail', 'checkbox');
    await expect.poll(async () => (await savedOf(browserSession))?.kinds).toEqual(['work-email', 'personal-email']);
  });

  it('caps are there for the sources that are connected', async () => {
    const { leadlight } = browserSession;
    const caps = (page: Page) => page.$$eval('.caps label', (all) => all.map((one) => one.textContent?.split(':')[0]));
    expect(await caps(await openOptions(leadlight))).toEqual([]);
    const page = await connect(browserSession, DEMO_KEY);
    await expect.poll(() => caps(page)).toEqual(['Kaspr', 'Kaspr', 'Kaspr', 'Cognism', 'Cognism', 'Cognism']);
  });
});
