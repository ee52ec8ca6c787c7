import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { DEMO_KEY } from '../sandbox/index.ts';
import { eachOf } from './each-of.ts';
import { alert, button, control, heading, itemsOf, press, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

// What a click says and what it pays are the same thing; a hasty hand pays once.

const PROFILE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';
const COMPANY = 'https://www.linkedin.com/company/hollowpine-instruments/';
const BUY = 'POST /profile/profile';
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Two clicks as far apart as a slow double-click's: the first may be answered before the second. */
async function doubleClick(page: Page, name: string): Promise<void> {
  const box = await (await button(page, name)).boundingBox();
  if (!box) throw new Error(`"${name}" is not painted.`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await pause(220);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await pause(500);
}

describe('a click', () => {
  const browserSession = useBrowserSession();

  it('on "Refresh" pays once, also as a double-click', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(PROFILE));
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    await doubleClick(popup, 'Refresh');
    expect(sandbox.kaspr.count(BUY)).toBe(2);
  });

  it('on "Try again" pays once, also as a double-click', async () => {
    const { leadlight, sandbox } = browserSession;
    sandbox.kaspr.always(BUY, { status: 500, charge: 1, dropHeaders: true });
    const popup = await leadlight.openPopup(await leadlight.open(PROFILE));
    await press(popup, 'Find contact data');
    await alert(popup);
    await doubleClick(popup, 'Try again');
    expect(sandbox.kaspr.count(BUY)).toBe(2);
  });

  it('on a page without a person updates the credits left; another number is another price', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(COMPANY));
    await heading(popup);
    const [patterns, employees] = ['.pair .hint:nth-of-type(1)', '.pair .hint:nth-of-type(2)'];
    expect(await textOf(popup, patterns)).toBe('Up to 1 credit. Kaspr charges by what it finds.');
    expect(await textOf(popup, employees)).toBe('Up to 5 credits. Kaspr charges by what it finds.');
    await popup.locator('aria/Company domain[role="textbox"]').fill('hollowpine.example');
    await press(popup, 'Find employees');
    await itemsOf(popup, 'Employees');
    const left = `Credits left: ${sandbox.kaspr.balance(DEMO_KEY)}`;
    expect(await textOf(popup, 'footer strong', (text) => text === left)).toBe(left);
    const price = (isWanted: (text: string) => boolean) => textOf(popup, employees, isWanted);
    await price((text) => text === 'Already bought: free.');
    await (await control(popup, 'spinbutton', 'Number of employees')).click({ count: 3 });
    await popup.keyboard.type('20');
    const said = 'Up to 20 credits. So far 5 credits per look-up with this key.';
    expect(await price((text) => text.includes('So far'))).toBe(said);
  });
});

describe('on the options page', () => {
  const browserSession = useBrowserSession();

  eachOf([
    ['new-key-99999999', 'http://developer.kaspr.io', 'The base address of Kaspr can’t be used'],
    ['new-key-99999999', 'https://developer.kaspr.io/?x', 'The base address of Kaspr can’t be used'],
    ['new key 99999999', 'https://developer.kaspr.io', 'This does not look like an API key'],
  ])('what was not saved ("%s", "%s") stays in its field, and its words say why', async (key, base, says) => {
    const { leadlight } = browserSession;
    const options = await leadlight.open(leadlight.address('src/options/index.html'));
    await textOf(options, 'form .hint');
    await options.locator('aria/Kaspr API key[role="textbox"]').fill(key);
    await options.click('summary');
    await options.locator('aria/Base address[role="textbox"]').fill(base);
    await press(options, 'Save and verify');
    const status = await textOf(options, '.region [role=status]', (text) => text !== '' && text !== 'Verifying…');
    expect(status).toContain(says);
    await pause(200);
    const shown = await options.$$eval('.region:first-of-type input', (fields) => fields.map((field) => field.value));
    expect(shown).toEqual([key, base]);
    expect(await leadlight.stored('secrets')).toMatchObject([{ key: DEMO_KEY }]);
  });
});
