import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { ProductCheck } from '../../src/model/schemas/people/product-check.ts';
import { KISSMETRICS_DEMO_TOKEN } from '../sandbox/index.ts';
import { CUSTOMERS_ID } from '../sandbox/kissmetrics/reports.ts';
import {
  choose,
  click,
  DEMANDED,
  fill,
  grantedHosts,
  openOptions,
  regionText,
  statusOf,
  verify,
  within,
} from './options-page.ts';
import { control, press } from './screen.ts';
import { type BrowserSession, useBrowserSession } from './setup.ts';

const KM = 'KISSmetrics';
const HOSTS = ['https://api.kissmetrics.com/*', 'https://query.kissmetrics.com/*', 'https://query.kissmetrics.io/*'];
const REPORT = 'Paying & trial customers';
const REPORTS = 'GET /core/products/00000b0d-0edf-0131-ead3-000000000001/reports';

/** @param polls how often the report is still being run when that is asked */
async function connect({ leadlight, sandbox }: BrowserSession, polls = 0): Promise<Page> {
  sandbox.kissmetrics.set({ polls });
  for (const host of HOSTS) await leadlight.grant(host);
  const page = await openOptions(leadlight);
  await fill(page, KM, 'KISSmetrics API token', KISSMETRICS_DEMO_TOKEN);
  expect(await verify(page, KM)).toBe('This token works. Accounts it sees: Leadlight Demo, Leadlight Labs.');
  return page;
}

async function pick(page: Page, report = REPORT): Promise<void> {
  await choose(page, KM, 'Account', 'Leadlight Demo');
  await choose(page, KM, 'Product', 'Gauge Online');
  await choose(page, KM, 'People Search report', report);
}

const isDone = (text: string) => text.includes('In your product:');
const checkOf = async ({ leadlight }: BrowserSession) => (await leadlight.stored<ProductCheck>('productCheck'))[0];

describe('the region "KISSmetrics"', () => {
  const browserSession = useBrowserSession({ hasKey: false });

  it('leads from the token by account, product and report to who is in the product', { tags: ['slow'] }, async () => {
    const { sandbox } = browserSession;
    const hold = sandbox.kissmetrics.hold('before-charge');
    sandbox.kissmetrics.next(`GET /core/reports/${CUSTOMERS_ID}`, { hold });
    const page = await connect(browserSession, 2);
    await pick(page);
    expect(await page.$$eval('.product option', (all) => all.map(({ label }) => label))).toEqual([
      ...['Choose…', 'Leadlight Demo', 'Leadlight Labs', 'Choose…', 'Gauge Online', 'Gauge Shop'],
      // Funnels and the like can't be run.
      ...['Choose…', REPORT, 'Everybody who signed up'],
    ]);
    await press(page, 'Check people against this report');
    const bar = await within(page, KM, 'progressbar', 'Reading the report');
    expect(await bar.evaluate((element) => element.getAttribute('aria-valuetext'))).toBe(
      'KISSmetrics is running the report.',
    );
    hold.release();
    expect(await regionText(page, KM, isDone)).toMatch(
      /In your product: 64 people, as of \d+:\d\d [AP]M\. 54 of them go by an e-mail address: only they can be recognised\./,
    );
    expect(await regionText(page, KM, isDone)).toContain(`Report: ${REPORT} (Gauge Online, Leadlight Demo)`);
    expect(await page.$('progress')).toBeNull();
    await page.reload();
    await regionText(page, KM, isDone);
    expect(await checkOf(browserSession)).toMatchObject({
      watch: { reportId: CUSTOMERS_ID, reportName: REPORT, refreshHours: 24 },
      known: { addresses: 54, isWhole: true },
    });
  });

  it('asks KISSmetrics for nothing by being looked at', async () => {
    const { leadlight, sandbox } = browserSession;
    await connect(browserSession);
    await expect.poll(() => sandbox.kissmetrics.count('GET /core/accounts')).toBe(2);
    sandbox.kissmetrics.reset();
    const page = await openOptions(leadlight);
    await within(page, KM, 'button', 'Choose a report');
    expect(sandbox.kissmetrics.requests).toEqual([]);
    await click(page, KM, 'Choose a report');
    await choose(page, KM, 'Account', 'Leadlight Demo');
    expect(sandbox.kissmetrics.requests.map(({ path }) => path)).toContain('/core/accounts');
  });

  it('changing a choice empties those that depend on it; a single option is chosen at once', async () => {
    const page = await connect(browserSession);
    await pick(page);
    await choose(page, KM, 'Account', 'Leadlight Labs');
    const shown = () => page.$$eval('.product select', (all) => all.map((box) => box.selectedOptions[0]?.label));
    await expect.poll(shown).toEqual(['Leadlight Labs', 'Old Gauge', 'There is none.']);
    const check = await within(page, KM, 'button', 'Check people against this report');
    expect(await check.evaluate(({ disabled }) => disabled)).toBe(true);
  });

  it('what could not be listed is said in words, and can be tried again', async () => {
    const { sandbox } = browserSession;
    const page = await connect(browserSession);
    sandbox.kissmetrics.next(REPORTS, { status: 503, body: '' });
    await choose(page, KM, 'Account', 'Leadlight Demo');
    await choose(page, KM, 'Product', 'Gauge Online');
    await regionText(page, KM, (text) => text.includes('KISSmetrics has a problem (status 503).'));
    await click(page, KM, 'Try again');
    await choose(page, KM, 'People Search report', REPORT);
  });

  it('a reading that fails is said in words, and can be begun again; so can one that is done', {
    tags: ['slow'],
  }, async () => {
    const { sandbox } = browserSession;
    const page = await connect(browserSession);
    await pick(page);
    sandbox.kissmetrics.deleteReport(CUSTOMERS_ID);
    await press(page, 'Check people against this report');
    await regionText(page, KM, (text) =>
      text.includes('KISSmetrics does not find this report any more. Choose another one.'),
    );
    sandbox.kissmetrics.reset();
    await click(page, KM, 'Read again now');
    await regionText(page, KM, isDone);
    sandbox.kissmetrics.setPeople(CUSTOMERS_ID, [{ number: 1, identity: 'one@example.com', cells: [] }]);
    await click(page, KM, 'Read again now');
    expect(await regionText(page, KM, (text) => text.includes('In your product: 1 person'))).not.toContain(
      'go by an e-mail',
    );
  });

  it('the report is read as often as is said', { tags: ['slow'] }, async () => {
    const page = await connect(browserSession);
    await pick(page);
    const enter = async (text: string) => {
      const field = await within(page, KM, 'spinbutton', 'Refresh every … hours');
      await field.click({ count: 3 });
      await page.keyboard.press('Backspace');
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    };
    await enter('0');
    await press(page, 'Check people against this report');
    await regionText(page, KM, (text) => text.includes('Not saved: enter a whole number of hours from 1 to 720.'));
    expect(await checkOf(browserSession)).toBeUndefined();
    await page.bringToFront();
    await enter('6');
    await press(page, 'Check people against this report');
    await regionText(page, KM, isDone);
    await enter('72');
    await regionText(page, KM, (text) => text.includes('Saved.'));
    expect((await checkOf(browserSession))?.watch?.refreshHours).toBe(72);
    await page.bringToFront();
    await enter('721');
    await regionText(page, KM, (text) => text.includes('Not saved: enter'));
    expect((await checkOf(browserSession))?.watch?.refreshHours).toBe(72);
    expect((await checkOf(browserSession))?.lastSet).toBe(1);
  });

  it('another report can be chosen, or none: what was read is removed then', { tags: ['slow'] }, async () => {
    const { leadlight } = browserSession;
    const page = await connect(browserSession);
    await pick(page);
    await press(page, 'Check people against this report');
    await regionText(page, KM, isDone);
    await click(page, KM, 'Choose another report');
    await click(page, KM, 'Keep the report as it is');
    await click(page, KM, 'Choose another report');
    await pick(page, 'Everybody who signed up');
    await press(page, 'Check people against this report');
    await regionText(page, KM, (text) => text.includes('Report: Everybody who signed up') && isDone(text));
    await click(page, KM, 'Stop checking');
    await regionText(page, KM, (text) => text.includes('Stopped. What was read of the report was removed.'));
    expect(await checkOf(browserSession)).toMatchObject({ watch: null, known: null });
    await expect.poll(() => leadlight.stored('knownHashes')).toEqual([]);
  });

  it('"Disconnect" removes the token, the people of the report, and the permissions', { tags: ['slow'] }, async () => {
    const { leadlight } = browserSession;
    const page = await connect(browserSession);
    await pick(page);
    await press(page, 'Check people against this report');
    await regionText(page, KM, isDone);
    await click(page, KM, 'Disconnect');
    expect(await statusOf(page, KM, (text) => text.includes('removed'))).toBe(
      'The token was removed, and what was read of the report.',
    );
    expect(await leadlight.stored('secrets')).toEqual([]);
    expect(await checkOf(browserSession)).toMatchObject({ watch: null, known: null });
    expect(await grantedHosts(leadlight)).toEqual(DEMANDED);
    await page.bringToFront();
    expect(await page.$('.product')).toBeNull();
  });

  it('can be used by keyboard alone', { tags: ['slow'] }, async () => {
    const { leadlight } = browserSession;
    for (const host of HOSTS) await leadlight.grant(host);
    const page = await openOptions(leadlight);
    const tabTo = async (role: string, name: string) => {
      const wanted = await control(page, role, name);
      const isThere = () => wanted.evaluate((element) => element === document.activeElement);
      for (let tabs = 0; tabs < 40 && !(await isThere()); tabs += 1) await page.keyboard.press('Tab');
      expect(await isThere(), name).toBe(true);
    };
    await tabTo('textbox', 'KISSmetrics API token');
    await page.keyboard.type(KISSMETRICS_DEMO_TOKEN);
    await page.keyboard.press('Enter');
    await statusOf(page, KM, (text) => text.startsWith('This token works.'));
    for (const [name, first] of [
      ['Account', 'L'],
      ['Product', 'G'],
      ['People Search report', 'P'],
    ] as const) {
      await page.waitForFunction(
        (label) =>
          [...document.querySelectorAll('select')].some(
            (box) => box.labels[0]?.textContent?.startsWith(label) && !box.disabled,
          ),
        {},
        name,
      );
      await tabTo('combobox', name);
      await page.keyboard.type(first);
    }
    await tabTo('button', 'Check people against this report');
    await page.keyboard.press('Enter');
    await regionText(page, KM, isDone);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('product');
    await tabTo('button', 'Stop checking');
    await page.keyboard.press('Enter');
    await regionText(page, KM, (text) => text.includes('Stopped.'));
  });
});
