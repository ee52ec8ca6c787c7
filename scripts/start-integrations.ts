import type { Page } from 'puppeteer';
import { fieldsOf, look } from '../test/browser/crm-screen.ts';
import { choose, exportSaid } from '../test/browser/leads-screen.ts';
import { connectCloudByHand, pickByName } from '../test/browser/options-cloud.ts';
import { click, openOptions, regionText } from '../test/browser/options-page.ts';
import { itemsOf, press, textOf } from '../test/browser/screen.ts';
import type { BrowserSession } from '../test/browser/setup.ts';
import { screenshot } from './start-pictures.ts';
import { table } from './table.ts';

// What `npm start` shows after a purchase: CRM, storage, and a signal.

const LEADS = 'src/leads/index.html';

export async function connectCloud(browserSession: BrowserSession): Promise<string> {
  const options = await connectCloudByHand(browserSession);
  await pickByName(options, 'CRM', 'Salesforce of Sales (Salesforce)');
  await pickByName(options, 'Storage', 'Team Dropbox (Dropbox)');
  await options.close();
  return 'Salesforce of Sales, Team Dropbox';
}

/** @param popup of a saved person */
export async function sendToCrm(popup: Page): Promise<void> {
  await look(popup, 'A new contact, with:');
  const fields = Object.entries(await fieldsOf(popup));
  console.log(
    table(
      ['a new contact in Salesforce', 'with'],
      fields.map(([name, text]) => [name, text]),
    ),
  );
  await press(popup, 'Send to CRM');
  const said = await textOf(popup, '.crm', (text) => text.includes('Contact created'));
  console.log(`\nCRM: ${said.match(/Contact created \S+/)?.[0]}`);
}

export async function storeFile({ leadlight }: Pick<BrowserSession, 'leadlight'>): Promise<void> {
  const page = await leadlight.open(leadlight.address(LEADS));
  await choose(page, 'Where files go', 'Save to Team Dropbox');
  await press(page, 'Export CSV');
  console.log(`Storage: ${await exportSaid(page)}`);
  await page.close();
}

/** Somebody changes jobs, and Cognism says so at once. @returns the picture of the list */
export async function hearSignal({ leadlight, sandbox }: BrowserSession, folder: string): Promise<string> {
  const options = await openOptions(leadlight);
  await click(options, 'Signals', 'Hear of changes of saved people', 'checkbox');
  await click(options, 'Signals', 'Hear of them at once, while the browser is open', 'checkbox');
  await regionText(options, 'Signals', (text) => text.includes('The websocket is open since'));
  await options.close();
  const page = await leadlight.open(leadlight.address(`${LEADS}#signals`));
  const { state } = sandbox.cognismLegacy;
  const move = { slug: 'zoe-bronte-lukasiewicz', type: 'job-join', title: 'Chief Revenue Officer' };
  state.sockets.push(state.happen({ ...move, org: 'Kestrel & Finch', oldOrg: 'Hollowpine Instruments' }));
  await textOf(page, 'main', (text) => text.includes('Kestrel & Finch'));
  const signals = await itemsOf(page, 'Signals');
  console.log(
    `\n${table(
      ['signals'],
      signals.map((signal) => [signal]),
    )}\n`,
  );
  return screenshot(page, folder, 'signals');
}
