import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { DEMO_KEY } from '../sandbox/index.ts';
import { defects } from './defects.ts';
import { describeSchemes } from './each-of.ts';
import { begin, runText } from './run-screen.ts';
import { button, control } from './screen.ts';
import { useBrowserSession } from './setup.ts';

const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=sales';

describeSchemes('in %s', (scheme) => {
  const browserSession = useBrowserSession();

  async function dressed(page: Page): Promise<Page> {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width: 380, height: 600 });
    return page;
  }

  it('a look-up of many, before, stopped and with one who failed, has no defect that axe knows', async () => {
    const { leadlight, sandbox } = browserSession;
    sandbox.kaspr.setKey({ key: DEMO_KEY, credits: 2 });
    sandbox.kaspr.next('/profile/profile', { status: 500, dropHeaders: true });
    const popup = await dressed(await leadlight.openPopup(await leadlight.open(SEARCH)));
    await button(popup, 'Find contact data for 10 people');
    expect(await defects(popup)).toEqual([]);
    await begin(popup, 10);
    await runText(popup, (text) => text.startsWith('Look-up stopped'));
    await popup.click('.run summary');
    expect(await defects(popup)).toEqual([]);
    expect(await popup.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

  it('a pasted list with bad lines has no defect that axe knows, and fits a narrow window', async () => {
    const { leadlight } = browserSession;
    const page = await dressed(await leadlight.open(leadlight.address('src/leads/index.html#many')));
    await control(page, 'textbox', 'People');
    expect(await defects(page)).toEqual([]);
    await page.type(
      'textarea',
      `in/ada-lovelace\n/in/ada-${'long'.repeat(20)}, Ada ${'Long'.repeat(40)}\nnonsense here\n`,
    );
    await button(page, 'Find contact data for 2 people');
    expect(await defects(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

describe('by keyboard alone', () => {
  const browserSession = useBrowserSession();

  it('people are chosen, looked up, and the look-up is paused', async () => {
    const { leadlight, sandbox } = browserSession;
    sandbox.kaspr.always('/profile/profile', { delay: 1500 });
    const popup = await leadlight.openPopup(await leadlight.open(SEARCH));
    await button(popup, 'Find contact data for 10 people');
    const tabTo = async (name: string) => {
      const focused = () =>
        popup.evaluate(() => {
          const one = document.activeElement;
          return one?.getAttribute('aria-label') ?? one?.closest('label')?.textContent ?? one?.textContent;
        });
      for (let tabs = 0; tabs < 40 && (await focused()) !== name; tabs += 1) await popup.keyboard.press('Tab');
      expect(await focused()).toBe(name);
    };
    await tabTo('All on this page');
    await popup.keyboard.press('Space');
    await tabTo('Jane Doe');
    await popup.keyboard.press('Space');
    await tabTo('Cassiopeia');
    await popup.keyboard.press('Space');
    await tabTo('Find contact data for 2 people');
    await popup.keyboard.press('Enter');
    // The focus is with what the click began.
    await tabTo('Pause');
    await popup.keyboard.press('Enter');
    await runText(popup, (text) => text.startsWith('Look-up paused'));
    await tabTo('Resume');
  });
});
