import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { control, heading, press, textOf } from './screen.ts';
import { useNewProfiles } from './setup.ts';

const WELCOME = 'src/welcome/index.html';
const OPTIONS = 'src/options/index.html';
const SWITCH = 'Show badges on lists of people';

const isOn = async (page: Page) =>
  (await control(page, 'checkbox', SWITCH)).evaluate((box) => (box as HTMLInputElement).checked);

/** Waits until the switch can be used, and uses it. */
async function turn(page: Page): Promise<void> {
  await page.bringToFront();
  await page.locator(`aria/${SWITCH}[role="checkbox"]`).click();
  await textOf(page, 'label.check + [role=status]', (text) => text === 'Saved');
}

describe('the first-run page', () => {
  const browserSession = useNewProfiles({ hasKey: false });

  it('says in words what is read, what is stored, where it goes, and what LinkedIn says', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(leadlight.address(WELCOME));
    expect(await heading(page)).toBe('Welcome to Leadlight');
    const titles = await page.$$eval('h2', (all) => all.map((one) => one.textContent));
    expect(titles).toEqual(['What it reads', 'What it stores', 'Where it goes', 'What LinkedIn says', 'Begin']);
    const text = await textOf(page, 'main');
    expect(text).toContain('Nothing goes to LinkedIn, and nothing to the makers of Leadlight.');
    expect(text).toContain('LinkedIn’s terms speak against extensions that read or change its pages');
  });

  it('leads to the options', async () => {
    const { leadlight } = browserSession;
    await press(await leadlight.open(leadlight.address(WELCOME)), 'Open options');
    expect(await leadlight.browser.waitForTarget((target) => target.url().includes(OPTIONS))).toBeTruthy();
  });

  it('has the switch of the options: one is turned with the other, and stays so', async () => {
    const { leadlight } = browserSession;
    const welcome = await leadlight.open(leadlight.address(WELCOME));
    const options = await leadlight.open(leadlight.address(OPTIONS));
    expect(await control(options, 'region', 'Badges on lists')).toBeTruthy();
    await turn(options);
    expect(await isOn(options)).toBe(false);
    await welcome.bringToFront();
    await welcome.waitForFunction(() => document.querySelector<HTMLInputElement>('[type=checkbox]')?.checked === false);
    await welcome.reload();
    await welcome.waitForSelector('[type=checkbox]:enabled');
    expect(await isOn(welcome)).toBe(false);
    await turn(welcome);
    expect(await isOn(welcome)).toBe(true);
    await options.bringToFront();
    await options.waitForFunction(
      (name) =>
        [...document.querySelectorAll('input')].find((box) => box.labels?.[0]?.textContent === name)?.checked === true,
      {},
      SWITCH,
    );
  });
});
