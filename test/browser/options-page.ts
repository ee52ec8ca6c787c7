import type { ElementHandle, Page } from 'puppeteer';
import type { InstalledExtension } from './extension.ts';
import { control, controlIn, textOf } from './screen.ts';

// What a user does on the options page, region by region.

export type RegionName =
  | 'Kaspr'
  | 'Cognism'
  | 'KISSmetrics'
  | 'Cloud Elements'
  /** Parts of "Cloud Elements", and of "Signals". */
  | 'CRM'
  | 'Storage'
  | 'Subscriptions'
  | 'Undelivered events'
  | 'Signals'
  | 'Whom to ask, and when it is enough';

export async function openOptions(leadlight: InstalledExtension): Promise<Page> {
  const page = await leadlight.open(leadlight.address('src/options/index.html'));
  // Until it is known what is saved, nothing can be saved.
  await page.waitForSelector('button.primary:enabled');
  await page.waitForSelector('[type=checkbox]:enabled');
  return page;
}

/** A control of a region, once it is there. */
export async function within(
  page: Page,
  region: RegionName,
  role: string,
  name: string,
): Promise<ElementHandle<HTMLInputElement>> {
  const home = await control(page, 'region', region);
  const found = await controlIn(home, role, name);
  // Whatever it is: what tests ask of it (value, checked, disabled) an input has.
  return found as ElementHandle<HTMLInputElement>;
}

export async function fill(page: Page, region: RegionName, name: string, text: string): Promise<void> {
  const field = await within(page, region, 'textbox', name);
  await field.click({ count: 3 });
  await page.keyboard.press('Backspace');
  // At once, as pasted: letter by letter takes a tenth of a second for each key.
  if (text !== '') await page.keyboard.sendCharacter(text);
}

/** Clicks a button of a region with the mouse, once it is enabled. */
export async function click(page: Page, region: RegionName, name: string, role = 'button'): Promise<void> {
  await page.bringToFront();
  const found = await within(page, region, role, name);
  await page.waitForFunction((element) => !element.disabled, { timeout: 10_000 }, found);
  await found.click();
}

/** Presses "Save and verify" of a region. Resolves to what its status says then. */
export async function verify(page: Page, region: RegionName): Promise<string> {
  await click(page, region, 'Save and verify');
  return statusOf(page, region, (text) => text !== '' && text !== 'Verifying…');
}

/** What the first status of a region says, once it is as wanted; the lines of several keys one after the other. */
export async function statusOf(
  page: Page,
  region: RegionName,
  isWanted: (text: string) => boolean = Boolean,
): Promise<string> {
  const id = await (await control(page, 'region', region)).evaluate((home) => home.getAttribute('aria-labelledby'));
  return textOf(page, `[aria-labelledby="${id}"] [role=status]`, isWanted);
}

/** The whole text of a region, once it is as wanted. */
export async function regionText(
  page: Page,
  region: RegionName,
  isWanted: (text: string) => boolean,
  timeout?: number,
): Promise<string> {
  const id = await (await control(page, 'region', region)).evaluate((home) => home.getAttribute('aria-labelledby'));
  return textOf(page, `section[aria-labelledby="${id}"]`, isWanted, timeout);
}

/** Chooses from a combobox by the words of an option, once that is there. */
export async function choose(page: Page, region: RegionName, name: string, words: string): Promise<void> {
  const box = await within(page, region, 'combobox', name);
  await page.waitForFunction(
    (element, label) => !element.disabled && [...element.querySelectorAll('option')].some((one) => one.label === label),
    { timeout: 10_000 },
    box,
    words,
  );
  const value = await box.evaluate(
    (element, label) => [...element.querySelectorAll('option')].find((one) => one.label === label)?.value ?? '',
    words,
  );
  await box.select(value);
}

/** The hosts that the extension may reach, without those of LinkedIn. */
export async function grantedHosts(leadlight: InstalledExtension): Promise<string[]> {
  const { origins = [] } = await leadlight.inside(() => chrome.permissions.getAll());
  return origins.filter((origin) => !origin.includes('linkedin.com')).sort();
}

/** Kaspr's hosts, which the manifest demands. */
export const DEMANDED = [
  'https://api.developers.kaspr.io/*',
  'https://developer.kaspr.fr/*',
  'https://developer.kaspr.io/*',
] as const;
