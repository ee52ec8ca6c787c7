import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer';
import type { Purchase } from '../src/model/schemas/purchases/purchase.ts';
import { badgesWhen } from '../test/browser/badges-page.ts';
import { Leadlight } from '../test/browser/leadlight.ts';
import { choose, click, fill, openOptions, regionText, verify } from '../test/browser/options-page.ts';
import { heading, itemsOf, press, textOf } from '../test/browser/screen.ts';
import {
  COGNISM_DEMO_KEY,
  COGNISM_DEMO_SECRET,
  COGNISM_DEMO_TOKEN,
  DEMO_KEY,
  KISSMETRICS_DEMO_TOKEN,
  startSandbox,
} from '../test/sandbox/index.ts';
import { buildExtension } from './build.ts';
import { hasDisplay } from './display.ts';
import { connectCloud, hearSignal, sendToCrm, storeFile } from './start-integrations.ts';
import { pictureLeads, picturePanel, picturePopup, pictureTallPopup, screenshot } from './start-pictures.ts';
import { table } from './table.ts';

// `npm start`: a demonstration in front of the sandbox, with invented people. `npm start -- --pictures` takes the
// README's pictures instead, without a window, and ends.

const { values: options } = parseArgs({ options: { pictures: { type: 'boolean', default: false } } });
const PICTURES = resolve(import.meta.dirname, options.pictures ? 'pictures' : '../dist/pictures');
const PROFILE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';
const SEARCH = 'https://www.linkedin.com/search/results/people/';
/** A script can't click the browser's prompt for these hosts. */
const OPTIONAL = [
  'app.cognism.com',
  'api.cognism.io',
  'api.kissmetrics.com',
  'query.kissmetrics.com',
  'query.kissmetrics.io',
];

const isHeadless = !hasDisplay || Boolean(process.env.CI) || options.pictures;

console.log('Building the extension …');
await buildExtension(['chrome']);
const sandbox = await startSandbox();
const leadlight = await Leadlight.start(sandbox, { headless: isHeadless }).catch(async (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  await sandbox.stop();
  process.exit(1);
});
let isStopping = false;

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await leadlight.stop().catch(() => {});
  await sandbox.stop();
  process.exit(code);
}
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

try {
  console.log('Saving keys on the options page …');
  console.log(`  Kaspr: ${await leadlight.saveKey(DEMO_KEY)}`);
  for (const line of await connectOthers()) console.log(`  ${line}`);
  console.log(`  Cloud Elements: ${await connectCloud({ leadlight, sandbox })}`);
  console.log(`Opening ${PROFILE} and clicking the toolbar icon …\n`);
  const page = await leadlight.open(PROFILE);
  const popup = await leadlight.clickIcon(page);
  const pictures = options.pictures ? await takeReadmePictures(page, popup) : await demonstrate(popup);
  for (const picture of pictures) console.log(`Picture: ${picture}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}

if (isHeadless) {
  await stop(0);
} else {
  console.log('\nThe browser stays open: try other profiles, the search page, a company page.');
  console.log('Leadlight’s icon is under the puzzle piece beside the address. Ctrl-C ends it.');
  leadlight.browser.once('disconnected', () => void stop(0));
}

async function connectOthers(): Promise<string[]> {
  for (const host of OPTIONAL) await leadlight.grant(`https://${host}/*`);
  const options = await openOptions(leadlight);
  await fill(options, 'Cognism', 'Cognism API key', COGNISM_DEMO_KEY);
  await fill(options, 'Cognism', 'Cognism access token', COGNISM_DEMO_TOKEN);
  await fill(options, 'Cognism', 'Cognism secret key', COGNISM_DEMO_SECRET);
  const cognism = await verify(options, 'Cognism');
  await fill(options, 'KISSmetrics', 'KISSmetrics API token', KISSMETRICS_DEMO_TOKEN);
  const kissmetrics = await verify(options, 'KISSmetrics');
  await choose(options, 'KISSmetrics', 'Account', 'Leadlight Demo');
  await choose(options, 'KISSmetrics', 'Product', 'Gauge Online');
  await choose(options, 'KISSmetrics', 'People Search report', 'Paying & trial customers');
  await click(options, 'KISSmetrics', 'Check people against this report');
  await regionText(options, 'KISSmetrics', (text) => text.includes('In your product:'));
  await options.close();
  return [`Cognism: ${cognism}`, `KISSmetrics: ${kissmetrics}`];
}

/** @returns the paths of the pictures taken on the way */
async function demonstrate(popup: Page): Promise<string[]> {
  await doTheJob(popup);
  await press(popup, 'Find email patterns');
  await itemsOf(popup, 'Likely emails');
  await showFound(popup);
  await sendToCrm(popup);
  const pictures = await picturePopup(popup, PICTURES);
  // Opening a tab closes the popup.
  await showCost();
  pictures.push(await showList());
  await storeFile({ leadlight });
  pictures.push(await hearSignal({ leadlight, sandbox }, PICTURES));
  return pictures;
}

async function takeReadmePictures(page: Page, popup: Page): Promise<string[]> {
  await doTheJob(popup);
  await sendToCrm(popup);
  const pictures = await pictureTallPopup(leadlight, page, PICTURES);
  pictures.push(await pictureLeads(leadlight, PICTURES));
  pictures.push(await picturePanel(leadlight, page, PICTURES));
  return pictures;
}

async function doTheJob(popup: Page): Promise<void> {
  await heading(popup);
  await textOf(popup, 'main', (text) => text.includes('Cognism has:'));
  const before = await popup.$$eval('.membership, .plan li, [aria-label="Cognism"] > p', (all) =>
    all.map((one) => one.textContent?.trim() ?? ''),
  );
  console.log(
    `${table(
      ['before anything is spent'],
      before.filter(Boolean).map((line) => [line]),
    )}\n`,
  );
  await press(popup, 'Find contact data');
  await itemsOf(popup, 'Emails');
  await press(popup, 'Reveal with Cognism');
  await textOf(popup, '[aria-label="Emails"], main', (text) => /Kaspr, \w+, .*Cognism, \w+, /.test(text));
}

async function showFound(popup: Page): Promise<void> {
  const found: string[][] = [['person', await heading(popup)]];
  found.push(['product', await productText(popup)]);
  for (const list of ['Emails', 'Phones', 'Likely emails', 'Email patterns']) {
    const items = await itemsOf(popup, list);
    found.push(...items.map((item, index) => [index === 0 ? list.toLowerCase() : '', item]));
  }
  found.push(['credits', await textOf(popup, 'footer strong')]);
  console.log(table(['what', 'found'], found));
}

async function productText(popup: Page): Promise<string> {
  const parts = await popup.$$eval('.membership p, .membership dl div', (all) =>
    all.map((one) =>
      [...one.childNodes]
        .map((node) => node.textContent?.trim())
        .filter(Boolean)
        .join(' '),
    ),
  );
  return parts.join(' · ');
}

async function showCost(): Promise<void> {
  console.log(
    table(['ledger', 'service', 'asked', 'state', 'credits', 'left'], (await leadlight.ledger()).map(ledgerRow)),
  );
}

function ledgerRow({ service, operation, asked, state, charged, remaining }: Purchase): string[] {
  return [operation, service, JSON.stringify(asked), state, String(charged ?? '?'), String(remaining ?? '?')];
}

async function showList(): Promise<string> {
  const list = await leadlight.open(SEARCH);
  const names = await badgesWhen(list, (found) => found.length >= 10);
  console.log(
    `\n${table(
      ['badges on people search'],
      names.map((name) => [name]),
    )}\n`,
  );
  return screenshot(list, PICTURES, 'list');
}
