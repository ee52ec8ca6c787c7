import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { defects } from './defects.ts';
import { control, itemsOf, press, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=sales';
const COMPANY = 'https://www.linkedin.com/company/hollowpine-instruments/about/';
const PROFILE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  const browserSession = useBrowserSession();

  async function dressed(page: Page): Promise<Page> {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width: 380, height: 600 });
    return page;
  }

  it('the popup, full of data and of trouble, has no defect that axe knows', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await leadlight.open(PROFILE);
    const popup = await dressed(await leadlight.openPopup(page));
    await textOf(popup, 'h1');
    expect(await defects(popup)).toEqual([]);
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    await press(popup, 'Find email patterns');
    await itemsOf(popup, 'Likely emails');
    sandbox.kaspr.next('/profile/profile', { cut: 'after-charge' });
    await press(popup, 'Refresh');
    await textOf(popup, '[role=alert]');
    expect(await defects(popup)).toEqual([]);
  });

  const inLightOnly = { tags: scheme === 'light' ? [] : ['slow' as const] };

  it('the popup on a list, a row, a company and an unreadable page passes axe', inLightOnly, async () => {
    const { leadlight } = browserSession;
    const list = await leadlight.openPopup(await leadlight.open(SEARCH));
    await control(list, 'list', 'People on this page');
    expect(await defects(await dressed(list))).toEqual([]);
    await list.click('.people button');
    await control(list, 'button', 'Back to the list');
    await control(list, 'button', 'Find contact data');
    expect(await defects(list)).toEqual([]);
    const company = await leadlight.openPopup(await leadlight.open(COMPANY));
    await textOf(company, 'h1');
    expect(await defects(await dressed(company))).toEqual([]);
    const page = await leadlight.open(PROFILE);
    await page.evaluate(() => history.pushState(null, '', '/in/somebody-else/'));
    const unreadable = await leadlight.openPopup(page);
    await control(unreadable, 'button', 'Copy a report');
    expect(await defects(await dressed(unreadable))).toEqual([]);
  });

  it('the first-run page has no defect that axe knows', async () => {
    const { leadlight } = browserSession;
    const page = await dressed(await leadlight.open(leadlight.address('src/welcome/index.html')));
    await page.waitForSelector('[type=checkbox]:enabled');
    expect(await defects(page)).toEqual([]);
  });

  it('the options have no defect that axe knows', async () => {
    const { leadlight } = browserSession;
    const options = await dressed(await leadlight.open(leadlight.address('src/options/index.html')));
    await textOf(options, '.region', (text) => text.includes('It ends in'));
    await options.click('summary');
    expect(await defects(options)).toEqual([]);
  });
});

describe('by keyboard alone', () => {
  const browserSession = useBrowserSession();

  it('a person is looked up and an address copied', async () => {
    const { leadlight } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(PROFILE));
    await control(popup, 'button', 'Find contact data');
    const focused = () =>
      popup.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
    const tabTo = async (name: string) => {
      for (let tabs = 0; tabs < 20 && (await focused()) !== name; tabs += 1) await popup.keyboard.press('Tab');
      expect(await focused()).toBe(name);
    };
    await tabTo('Find contact data');
    await popup.keyboard.press('Enter');
    await itemsOf(popup, 'Emails');
    await tabTo('Copy zoe.bronte@hollowpine.example');
    await leadlight.browser
      .defaultBrowserContext()
      .overridePermissions(leadlight.address('').replace(/\/$/, ''), ['clipboard-read', 'clipboard-write'] as never);
    await popup.keyboard.press('Enter');
    expect(await textOf(popup, 'button + .visually-hidden[role=status]')).toBe('Copied');
    expect(await popup.evaluate(() => navigator.clipboard.readText())).toBe('zoe.bronte@hollowpine.example');
  });
});
