import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COGNISM_DEMO_KEY, KISSMETRICS_DEMO_TOKEN, type Sandbox, startSandbox } from '../sandbox/index.ts';
import { LeadlightFirefox, until } from './firefox.ts';

// Firefox's driver knows no accessible names: here controls are found by their words. The roles are tested in Chromium.

let sandbox: Sandbox;
let leadlight: LeadlightFirefox;

function useFirefox(preferences: Record<string, string | number | boolean> = {}): void {
  beforeAll(async () => {
    sandbox = await startSandbox();
    leadlight = await LeadlightFirefox.start(sandbox, { preferences });
  });
  beforeEach(() => sandbox.kissmetrics.set({ polls: 0 }));
  afterAll(async () => {
    await leadlight.stop();
    await sandbox.stop();
  });
}

async function open(): Promise<Page> {
  const page = await leadlight.open(leadlight.address('src/options/index.html'));
  await page.waitForSelector('button.primary:enabled');
  return page;
}

const fill = (page: Page, name: string, text: string) =>
  page.locator(`::-p-xpath(//label[starts-with(., "${name}")]//input)`).fill(text);
const press = (page: Page, name: string, region: string) =>
  page.locator(`::-p-xpath(//section[.//h2[.="${region}"]]//button[.="${name}"])`).click();
const sectionOf = (page: Page, region: string) =>
  page.$eval(`::-p-xpath(//section[.//h2[.="${region}"]])`, (section) => section.textContent ?? '');
const says = (page: Page, region: string, words: string | RegExp) =>
  until(async () => new RegExp(words).test(await sectionOf(page, region)), `"${words}" in ${region}`).catch(
    async (error: Error) => {
      throw new Error(`${error.message}: ${await sectionOf(page, region)}`);
    },
  );

async function choose(page: Page, name: string, words: string): Promise<void> {
  const select = `::-p-xpath(//label[starts-with(., "${name}")]//select[.//option[.="${words}"]])`;
  const box = await page.waitForSelector(select);
  const value = await box?.evaluate(
    (element, label) => [...element.querySelectorAll('option')].find((one) => one.label === label)?.value ?? '',
    words,
  );
  await box?.select(value ?? '');
}

const originsOf = async (page: Page) => (await page.evaluate(() => chrome.permissions.getAll())).origins ?? [];
/** The kinds of data that may be sent. */
const consentOf = (page: Page) =>
  page.evaluate(async () => {
    const all: chrome.permissions.Permissions & { data_collection?: string[] } = await chrome.permissions.getAll();
    return all.data_collection?.toSorted();
  });
const ALL_KINDS = ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'];

describe('the options in Firefox', () => {
  useFirefox();

  it('lead from a token to who is in the product, and back', async () => {
    const page = await open();
    await fill(page, 'KISSmetrics API token', KISSMETRICS_DEMO_TOKEN);
    await press(page, 'Save and verify', 'KISSmetrics');
    await says(page, 'KISSmetrics', 'This token works. Accounts it sees: Leadlight Demo');
    await choose(page, 'Account', 'Leadlight Demo');
    await choose(page, 'Product', 'Gauge Online');
    await choose(page, 'People Search report', 'Everybody who signed up');
    await press(page, 'Check people against this report', 'KISSmetrics');
    await says(page, 'KISSmetrics', 'In your product: 64 people');
    expect(await originsOf(page)).toContain('https://query.kissmetrics.io/*');
    expect(await consentOf(page)).toEqual(ALL_KINDS);
    await press(page, 'Disconnect', 'KISSmetrics');
    await says(page, 'KISSmetrics', 'The token was removed, and what was read of the report.');
    expect((await originsOf(page)).filter((origin) => origin.includes('kissmetrics'))).toEqual([]);
    // No key is left that data could be sent with.
    expect(await consentOf(page)).toEqual([]);
    expect(await leadlight.seen()).toMatchObject({ violations: [], errors: [] });
  });
});

describe('a permission in Firefox', () => {
  useFirefox({ 'extensions.webextOptionalPermissionPrompts': true, 'security.notification_enable_delay': 0 });

  /** Answers Firefox's own question, as soon as it is put. */
  async function answer(which: 'button' | 'secondaryButton'): Promise<void> {
    const question = 'PopupNotifications.panel.state === "open" && PopupNotifications.panel.firstElementChild';
    await until(async () => leadlight.inFirefox(`Boolean(${question}?.${which})`), 'a question');
    await leadlight.inFirefox(`(${question}).${which}.click()`);
  }

  it('that is refused is said in words, and nothing is sent or saved; granted, the key works', async () => {
    const page = await open();
    await fill(page, 'Cognism API key', COGNISM_DEMO_KEY);
    await press(page, 'Save and verify', 'Cognism');
    await answer('secondaryButton');
    await says(page, 'Cognism', 'Access to app.cognism.com was not allowed, so nothing can be verified.');
    expect(sandbox.cognism.requests).toEqual([]);
    expect(await leadlight.stored('secrets')).toEqual([]);
    expect(await consentOf(page)).toEqual([]);
    await page.bringToFront();
    await press(page, 'Save and verify', 'Cognism');
    await answer('button');
    await says(page, 'Cognism', 'This key works. Your account may see: e-mail');
    expect(await originsOf(page)).toContain('https://app.cognism.com/*');
    expect(await consentOf(page)).toEqual(ALL_KINDS);
  });
});
