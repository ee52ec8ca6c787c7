import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/schemas/purchases/settings.ts';
import { defects } from './defects.ts';
import { eachOf } from './each-of.ts';
import { alert, control, itemsOf, press, textOf } from './screen.ts';
import { type BrowserSession, useBrowserSession } from './setup.ts';

const OPTIONS = 'src/options/index.html';
const BUY = 'POST /profile/profile';
const ZOE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';
const LAYLA = 'https://www.linkedin.com/in/ليلى-المنصوري-4b1907/';
const STATUS = '[aria-labelledby] > .row > [role=status]';

const saved = (options: Page, text = 'Saved.') => textOf(options, STATUS, (said) => said === text);

async function openOptions({ leadlight }: BrowserSession): Promise<Page> {
  const options = await leadlight.open(leadlight.address(OPTIONS));
  await options.waitForSelector('[type=checkbox]:enabled');
  return options;
}

/** Types into a field as a user does, and leaves it. */
async function type(options: Page, name: string, text: string): Promise<void> {
  await options.bringToFront();
  const field = await control(options, 'spinbutton', name);
  await field.click({ count: 3 });
  await options.keyboard.press('Backspace');
  if (text) await options.keyboard.type(text);
  await options.keyboard.press('Tab');
}

async function cap(options: Page, name: string, text: string): Promise<void> {
  await type(options, name, text);
  await saved(options);
}

const budgetOf = async ({ leadlight }: BrowserSession) =>
  (await leadlight.stored<Settings>('settings'))[0]?.budgets.kaspr;

describe('what the user lets be spent', () => {
  const browserSession = useBrowserSession();

  it('with "Spend nothing" nothing is sent and nothing written, until it is switched off', async () => {
    const { leadlight, sandbox } = browserSession;
    const options = await openOptions(browserSession);
    await control(options, 'region', 'Spending');
    await options.locator('aria/Spend nothing[role="checkbox"]').click();
    await saved(options);
    await leadlight.killWorker();
    const popup = await leadlight.openPopup(await leadlight.open(ZOE));
    await press(popup, 'Find contact data');
    expect(await alert(popup)).toBe(
      '“Spend nothing” is switched on. Nothing was sent. Switch it off in the options to go on.Open options',
    );
    await popup.locator('aria/Company domain[role="textbox"]').fill('hollowpine.example');
    await press(popup, 'Find email patterns');
    await textOf(popup, '.company [role=alert]', (text) => text.startsWith('“Spend nothing”'));
    expect(sandbox.kaspr.count(BUY)).toBe(0);
    expect(sandbox.kaspr.charges()).toEqual([]);
    expect(await leadlight.ledger()).toEqual([]);
    await options.bringToFront();
    await options.locator('aria/Spend nothing[role="checkbox"]').click();
    await saved(options);
    await popup.bringToFront();
    await press(popup, 'Find contact data');
    expect(await itemsOf(popup, 'Emails')).toHaveLength(3);
    expect(sandbox.kaspr.count(BUY)).toBe(1);
  });

  eachOf([
    ['a day', 'Kaspr: most credits a day'],
    ['a month', 'Kaspr: most credits a month'],
  ])('a cap of one credit %s lets one be spent and no second, until it is raised', async (word, name) => {
    const { leadlight, sandbox } = browserSession;
    const options = await openOptions(browserSession);
    await cap(options, name, '1');
    const zoe = await leadlight.openPopup(await leadlight.open(ZOE));
    await press(zoe, 'Find contact data');
    expect(await itemsOf(zoe, 'Emails')).toHaveLength(3);
    const layla = await leadlight.openPopup(await leadlight.open(LAYLA));
    await press(layla, 'Find contact data');
    expect(await alert(layla)).toContain(
      `This could go beyond your cap of 1 credit ${word} for Kaspr. Nothing was sent.`,
    );
    expect(sandbox.kaspr.count(BUY)).toBe(1);
    expect(await leadlight.ledger()).toHaveLength(1);
    await cap(options, name, '2');
    await layla.bringToFront();
    await press(layla, 'Find contact data');
    expect(await itemsOf(layla, 'Emails')).toHaveLength(1);
    expect(sandbox.kaspr.count(BUY)).toBe(2);
  });

  it('an open question counts against a cap as if it had been charged', async () => {
    const { leadlight, sandbox } = browserSession;
    await cap(await openOptions(browserSession), 'Kaspr: most credits a day', '1');
    sandbox.kaspr.next(BUY, { cut: 'after-charge' });
    const zoe = await leadlight.openPopup(await leadlight.open(ZOE));
    await press(zoe, 'Find contact data');
    await alert(zoe);
    const layla = await leadlight.openPopup(await leadlight.open(LAYLA));
    await press(layla, 'Find contact data');
    expect(await alert(layla)).toContain('your cap of 1 credit a day');
    expect(sandbox.kaspr.count(BUY)).toBe(1);
  });
});

describe('the region "Spending"', () => {
  const browserSession = useBrowserSession();

  it('saves each cap as it is changed, and an empty field is no cap', async () => {
    const options = await openOptions(browserSession);
    await cap(options, 'Kaspr: most credits a day', '20');
    await cap(options, 'Kaspr: most credits a month', '300');
    await cap(options, 'Kaspr: most credits in one look-up of many', '50');
    expect(await budgetOf(browserSession)).toEqual({ day: 20, month: 300, run: 50 });
    await cap(options, 'Kaspr: most credits a month', '');
    await cap(options, 'Kaspr: most credits a day', '0');
    await options.reload();
    await options.waitForSelector('[type=checkbox]:enabled');
    const shown = await options.$$eval('input[type=number]', (fields) => fields.map((field) => field.value));
    expect(shown).toEqual(['0', '', '50']);
    expect(await budgetOf(browserSession)).toEqual({ day: 0, month: null, run: 50 });
  });

  eachOf(['-1', 'e', '9999999999'])('what is no number of credits is never taken for "no cap": %s', async (text) => {
    const options = await openOptions(browserSession);
    await cap(options, 'Kaspr: most credits a day', '20');
    await type(options, 'Kaspr: most credits a day', text);
    await saved(options, 'Not saved: enter a number of credits, or nothing.');
    const field = await control(options, 'spinbutton', 'Kaspr: most credits a day');
    expect(await field.evaluate((element) => element.getAttribute('aria-invalid'))).toBe('true');
    expect(await budgetOf(browserSession)).toMatchObject({ day: 20 });
    await cap(options, 'Kaspr: most credits a day', '7');
    expect(await budgetOf(browserSession)).toMatchObject({ day: 7 });
  });

  it('caps that are changed in one go are all saved, and badges are a choice apart', async () => {
    const { leadlight } = browserSession;
    const options = await openOptions(browserSession);
    await options.$$eval('input[type=number]', (fields) => {
      for (const [at, field] of fields.entries()) {
        field.value = String(at + 1);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }
    });
    await saved(options);
    await options.locator('aria/Show badges on lists of people[role="checkbox"]').click();
    await textOf(options, 'label.check + [role=status]', (text) => text === 'Saved');
    expect(await leadlight.stored('settings')).toMatchObject([
      { ...DEFAULT_SETTINGS, badges: false, budgets: { kaspr: { day: 1, month: 2, run: 3 } } },
    ]);
  });

  it('says what was spent, as it is spent, and leads to the ledger', async () => {
    const { leadlight } = browserSession;
    const options = await openOptions(browserSession);
    expect(await textOf(options, '.spent', (text) => text.startsWith('Charged'))).toBe(
      'Charged today: 0. This month: 0.',
    );
    const popup = await leadlight.openPopup(await leadlight.open(ZOE));
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    await options.bringToFront();
    expect(await textOf(options, '.spent', (text) => text.includes('1'))).toBe('Charged today: 1. This month: 1.');
    const opened = leadlight.browser.waitForTarget((target) => target.url().endsWith('src/leads/index.html#ledger'));
    await options.locator('aria/Ledger[role="link"]').click();
    expect(await textOf(await (await opened).asPage(), 'h1')).toBe('Ledger');
  });

  eachOf(['light', 'dark'] as const)('has no defect that axe knows, in %s', async (scheme) => {
    const options = await openOptions(browserSession);
    await options.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await options.setViewport({ width: 380, height: 900 });
    expect(await defects(options)).toEqual([]);
    expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  });
});
