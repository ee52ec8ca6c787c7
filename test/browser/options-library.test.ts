import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import type { ProductCheck } from '../../src/model/schemas/people/product-check.ts';
import { KISSMETRICS_DEMO_TOKEN } from '../sandbox/index.ts';
import { CUSTOMERS_ID, PRODUCT_ID, uuid } from '../sandbox/kissmetrics/reports.ts';
import { defects } from './defects.ts';
import { describeSchemes } from './each-of.ts';
import { click, fill, openOptions, regionText, verify, within } from './options-page.ts';
import { itemsOf } from './screen.ts';
import { type BrowserSession, useBrowserSession } from './setup.ts';

const KM = 'KISSmetrics';
const HOSTS = ['https://api.kissmetrics.com/*', 'https://query.kissmetrics.com/*', 'https://query.kissmetrics.io/*'];
const REPORT = 'Paying & trial customers';
/** The report is read again, with pauses (ms). */
const REPORT_IS_READ_AGAIN = { timeout: 30_000 };
const ODD = [
  'تقرير العملاء الذين يدفعون',
  '見込み客の行動',
  'Pro 🚀🧑‍🚀',
  `Donaudampfschifffahrtselektrizitätenhauptbetriebswerk${'x'.repeat(240)}`,
];

/** The options with a token that works, and the library in sight. */
async function connect({ leadlight, sandbox }: BrowserSession): Promise<Page> {
  sandbox.kissmetrics.set({ mostPerPage: 20, polls: 0 });
  for (const host of HOSTS) await leadlight.grant(host);
  const page = await openOptions(leadlight);
  await fill(page, KM, 'KISSmetrics API token', KISSMETRICS_DEMO_TOKEN);
  expect(await verify(page, KM)).toContain('This token works.');
  await page.$$eval('summary', (all) => all.forEach((one) => void one.click()));
  await within(page, KM, 'region', 'Library');
  return page;
}

const paths = ({ sandbox }: BrowserSession) =>
  sandbox.kissmetrics.requests.map(
    ({ path, query }) => `${path}${query.has('offset') ? ` ${query.get('offset')}` : ''}`,
  );
const says = (page: Page, words: string) => regionText(page, KM, (text) => text.includes(words));
const checkOf = async ({ leadlight }: BrowserSession) => (await leadlight.stored<ProductCheck>('productCheck'))[0];

describeSchemes('the library of KISSmetrics in %s', (scheme) => {
  const browserSession = useBrowserSession({ hasKey: false });

  async function look(page: Page): Promise<void> {
    await page.bringToFront();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const width of [1000, 400]) {
      await page.setViewport({ width, height: 900 });
      expect(await defects(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }

  it('asks by clicks alone, and leads from accounts to all of a product, with every detail', async () => {
    const page = await connect(browserSession);
    const before = paths(browserSession).length;
    await click(page, KM, 'All accounts');
    expect(await itemsOf(page, 'All accounts')).toEqual(['Leadlight Demo', 'Leadlight Labs']);
    await click(page, KM, 'Leadlight Demo');
    await says(page, 'Contact’s phone');
    await click(page, KM, 'Products');
    expect(await itemsOf(page, 'Products of Leadlight Demo')).toEqual(['Gauge Online', 'Gauge Shop']);
    await click(page, KM, 'Gauge Online');
    await says(page, 'US/Pacific');
    await look(page);
    await click(page, KM, 'Events');
    expect(await itemsOf(page, 'Events of Gauge Online')).toHaveLength(20);
    await click(page, KM, 'Opened page 3');
    await says(page, 'Times tracked9');
    await click(page, KM, 'Products of Leadlight Demo');
    await click(page, KM, 'Gauge Online');
    await click(page, KM, 'Reports');
    await click(page, KM, 'Funnel 1');
    await says(page, 'Only People Search reports can be checked against.');
    const product = `/core/products/${PRODUCT_ID}`;
    expect(paths(browserSession).slice(before)).toEqual([
      ...['/core/accounts 0', `/core/accounts/${uuid(0xacc, 1)}`, `/core/accounts/${uuid(0xacc, 1)}/products 0`],
      ...[product, `${product}/events 0`, `/core/events/${uuid(0xe7e, 3)}`],
      ...[`/core/accounts/${uuid(0xacc, 1)}/products 0`, product],
      ...[`${product}/reports 0`, `/core/reports/${uuid(0xcafe, 10)}`],
    ]);
  });

  it('reads a list on by its links, searches it, and goes on from where an error page stood', async () => {
    const { sandbox } = browserSession;
    const page = await connect(browserSession);
    await click(page, KM, 'All events');
    await says(page, '20 of 45 read.');
    await (await within(page, KM, 'searchbox', 'Search this list')).type('page 4');
    await says(page, '1 found. 20 of 45 read. The search covers what has been read: read the rest to search all.');
    await page.keyboard.press('Enter');
    sandbox.kissmetrics.next('GET /core/events', { status: 503, html: true });
    await click(page, KM, 'Show more');
    await says(page, 'KISSmetrics has a problem (status 503). Try again in a moment.');
    expect(await itemsOf(page, 'All events')).toEqual(['Opened page 4']);
    await look(page);
    await click(page, KM, 'Try again');
    await says(page, '1 found. 40 of 45 read.');
    await click(page, KM, 'Read the rest');
    await says(page, '6 found. 45 read.');
    expect(await itemsOf(page, 'All events')).toEqual([4, 40, 41, 42, 43, 44].map((at) => `Opened page ${at}`));
    const asked = paths(browserSession).filter((path) => path.startsWith('/core/events'));
    // Enter in the search has not saved the token around it.
    expect(paths(browserSession).filter((path) => path === '/core')).toHaveLength(1);
    expect(asked).toEqual(['0', '20', '20', '40'].map((offset) => `/core/events ${offset}`));
  });

  it('says of a report that has vanished what to do, and chooses one that is there', async () => {
    const { sandbox } = browserSession;
    const page = await connect(browserSession);
    await click(page, KM, 'All reports');
    await within(page, KM, 'button', REPORT);
    const gone = 'GET /core/reports/';
    sandbox.kissmetrics.next(`${gone}${CUSTOMERS_ID}`, { status: 404, json: { meta: { status: 404 } } });
    await click(page, KM, REPORT);
    await says(page, 'KISSmetrics does not find this any more: it may have been deleted. Choose another one,');
    await click(page, KM, 'Try again');
    await click(page, KM, 'Use this report');
    await says(page, 'People are checked against this report.');
    await says(page, 'In your product: 64 people');
    expect(await checkOf(browserSession)).toMatchObject({
      watch: {
        ...{ reportId: CUSTOMERS_ID, reportName: REPORT, accountName: 'Leadlight Demo', productName: 'Gauge Online' },
        refreshHours: 24,
      },
    });
    await look(page);
  });

  it('keeps a property as a column of people, once there is a report, and lets it go again', async () => {
    const page = await connect(browserSession);
    await click(page, KM, 'All properties');
    await click(page, KM, 'Plan');
    await says(page, 'To keep this of people, choose a report first');
    await click(page, KM, 'All reports');
    await click(page, KM, REPORT);
    await click(page, KM, 'Use this report');
    await says(page, 'In your product: 64 people');
    await click(page, KM, 'All properties');
    await click(page, KM, 'Plan');
    await click(page, KM, 'Keep as a column of people', 'checkbox');
    await says(page, 'Saved.');
    await expect
      .poll(async () => (await checkOf(browserSession))?.known?.ticked, REPORT_IS_READ_AGAIN)
      .toEqual(['Plan']);
    expect((await itemsOf(page, 'All properties')).slice(0, 2)).toEqual(['Plan column', 'Visits']);
    await click(page, KM, 'Answer 5');
    await says(page, 'The report has no column “Answer 5” so far.');
    await look(page);
    await click(page, KM, 'Plan');
    await says(page, 'The report has this column.');
    await click(page, KM, 'Keep as a column of people', 'checkbox');
    await expect.poll(async () => (await checkOf(browserSession))?.watch?.ticked).toEqual([]);
  });

  it('shows names of every writing and length', async () => {
    const { sandbox } = browserSession;
    const page = await connect(browserSession);
    const of = (name: string, at: number) => ({
      id: `p${at}`,
      name,
      display_name: name,
      description: name,
      type: 'text',
    });
    sandbox.kissmetrics.always('/core/properties', { json: { data: ODD.map(of) } });
    const longest = of(ODD[3] ?? '', 3);
    sandbox.kissmetrics.always('/core/properties/p3', { json: { data: { ...longest, id: 'p3' } } });
    await click(page, KM, 'All properties');
    expect(await itemsOf(page, 'All properties')).toEqual(ODD);
    await page.$eval('.library-list li:last-child button', (button) => button.click());
    await says(page, 'Description');
    await look(page);
  });
});
