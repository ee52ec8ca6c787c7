import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { COGNISM_DEMO_SECRET, COGNISM_DEMO_TOKEN } from '../sandbox/index.ts';
import { defects } from './defects.ts';
import { describeSchemes } from './each-of.ts';
import { API, connectCloudByHand, pickByName } from './options-cloud.ts';
import { choose, click, fill, openOptions, regionText, verify, within } from './options-page.ts';
import { useBrowserSession } from './setup.ts';

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ليلى 見込み客 🌱';

describeSchemes('CRM, storage and signals in %s, at 380 pixels', (scheme) => {
  const browserSession = useBrowserSession({ hasKey: false });

  /** What axe finds, and whether anything stands out at the side. */
  async function faults(page: Page): Promise<string[]> {
    await page.bringToFront();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    return [...(await defects(page)), ...(width > 380 ? [`${width} pixels wide`] : [])];
  }

  async function shown(page: Page): Promise<Page> {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width: 380, height: 900 });
    return page;
  }

  it('have no defect that axe knows: connections, fields and folders, with long names and in trouble', async () => {
    const { sandbox } = browserSession;
    sandbox.cloudElements.addFile(520_103, `/${LONG}/${LONG}.csv`, 'a');
    sandbox.cloudElements.changeInstance(520_101, { name: LONG });
    const page = await shown(await connectCloudByHand(browserSession));
    await choose(page, 'CRM', 'CRM connection', `${LONG} (Salesforce)`);
    expect(await faults(page)).toEqual([]);
    await pickByName(page, 'CRM', `${LONG} (Salesforce)`);
    await click(page, 'CRM', 'Edit which fields are written');
    await click(page, 'CRM', 'Add a fixed value');
    await fill(page, 'CRM', 'Field 1', LONG);
    await regionText(page, 'CRM', (text) => text.includes('this can’t be the name of a field'));
    expect(await faults(page)).toEqual([]);
    await click(page, 'CRM', 'Remove field 1');
    await page.waitForSelector('.preview pre');
    await pickByName(page, 'Storage', 'Team Dropbox (Dropbox)');
    await click(page, 'Storage', 'Browse folders');
    await click(page, 'Storage', 'One folder up');
    await click(page, 'Storage', LONG);
    await regionText(page, 'Storage', (text) => text.includes('1 file is here.'));
    expect(await faults(page)).toEqual([]);
    await click(page, 'Storage', 'Cancel');
    await click(page, 'Storage', 'Choose another storage connection');
    sandbox.cloudElements.next(`${API}/elements`, { status: 503, body: '' });
    await click(page, 'Storage', 'New connection…');
    await regionText(page, 'Storage', (text) => text.includes('status 503'));
    expect(await faults(page)).toEqual([]);
  });

  it('pass axe: signals and subscriptions, empty, full, and with errors', async () => {
    const { leadlight, sandbox } = browserSession;
    await leadlight.grant('https://api.cognism.io/*');
    const page = await shown(await openOptions(leadlight));
    expect(await faults(page)).toEqual([]);
    await fill(page, 'Cognism', 'Cognism access token', COGNISM_DEMO_TOKEN);
    await fill(page, 'Cognism', 'Cognism secret key', COGNISM_DEMO_SECRET);
    await verify(page, 'Cognism');
    await within(page, 'Signals', 'checkbox', 'Hear of changes of saved people');
    sandbox.cognismLegacy.state.subscribe(
      {
        ...{ name: LONG, active: false, pattern: { type: 'job-join', org: LONG } },
        'callback-http': { method: 'POST', url: `https://example.com/${'x'.repeat(300)}`, headers: ['X: 1'] },
      },
      Date.now(),
    );
    await click(page, 'Subscriptions', 'Show subscriptions');
    await click(page, 'Subscriptions', `Delete ${LONG}`);
    await click(page, 'Subscriptions', 'New subscription');
    await click(page, 'Subscriptions', 'Make subscription');
    await click(page, 'Undelivered events', 'Show undelivered events');
    await regionText(page, 'Undelivered events', (text) => text.includes('1 can’t be read.'));
    await page.$$eval('summary', (all) => all.forEach((one) => void one.click()));
    expect(await faults(page)).toEqual([]);
  });
});
