import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { COGNISM_DEMO_KEY, KASPR_V2_DEMO_KEY, KISSMETRICS_DEMO_TOKEN } from '../sandbox/index.ts';
import { defects } from './defects.ts';
import { describeSchemes } from './each-of.ts';
import { choose, click, fill, openOptions, regionText, verify } from './options-page.ts';
import { useBrowserSession } from './setup.ts';

describeSchemes('the options in %s, at 380 pixels', (scheme) => {
  const browserSession = useBrowserSession({ hasKey: false });

  /** What axe finds, and whether anything stands out at the side. */
  async function faults(page: Page): Promise<string[]> {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    return [...(await defects(page)), ...(width > 380 ? [`${width} pixels wide`] : [])];
  }

  it('have no defect that axe knows: empty, full, with everything open, in trouble and at work', async () => {
    const { leadlight, sandbox } = browserSession;
    for (const host of ['app.cognism.com', 'api.cognism.io']) await leadlight.grant(`https://${host}/*`);
    for (const host of ['api', 'query']) await leadlight.grant(`https://${host}.kissmetrics.com/*`);
    await leadlight.grant('https://query.kissmetrics.io/*');
    sandbox.kissmetrics.set({ polls: 0 });
    const page = await openOptions(leadlight);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width: 380, height: 900 });
    expect(await faults(page)).toEqual([]);
    await fill(page, 'Kaspr', 'Kaspr API key', KASPR_V2_DEMO_KEY);
    await verify(page, 'Kaspr');
    await fill(page, 'Cognism', 'Cognism API key', COGNISM_DEMO_KEY);
    await fill(page, 'Cognism', 'Cognism access token', 'wrong-token-00000001');
    await verify(page, 'Cognism');
    await fill(page, 'KISSmetrics', 'KISSmetrics API token', KISSMETRICS_DEMO_TOKEN);
    await verify(page, 'KISSmetrics');
    await page.$$eval('summary', (all) => all.forEach((one) => void one.click()));
    expect(await faults(page)).toEqual([]);
    await choose(page, 'KISSmetrics', 'Account', 'Leadlight Demo');
    await choose(page, 'KISSmetrics', 'Product', 'Gauge Online');
    await choose(page, 'KISSmetrics', 'People Search report', 'Everybody who signed up');
    const hold = sandbox.kissmetrics.hold('before-charge');
    sandbox.kissmetrics.always('/core/reports/0000cafe-0edf-0131-ead3-000000000002', { hold });
    await click(page, 'KISSmetrics', 'Check people against this report');
    await page.waitForSelector('progress');
    expect(await faults(page)).toEqual([]);
    hold.release();
    await regionText(page, 'KISSmetrics', (text) => text.includes('In your product:'));
    expect(await faults(page)).toEqual([]);
  });
});
