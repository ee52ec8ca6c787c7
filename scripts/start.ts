import { mkdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
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
import { table } from './table.ts';

// `npm start`: the main job before your eyes, on loopback, with invented people.

const PICTURES = resolve(import.meta.dirname, '../dist/pictures');
const PROFILE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';
const SEARCH = 'https://www.linkedin.com/search/results/people/';
/** The hosts that a user would be asked for: the browser's own question can't be clicked by a script. */
const OPTIONAL = [
  'app.cognism.com',
  'api.cognism.io',
  'api.kissmetrics.com',
  'query.kissmetrics.com',
  'query.kissmetrics.io',
];

const isHeadless = !hasDisplay || Boolean(process.env.CI);

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
  await doTheJob(popup);
  await showFound(popup);
  await sendToCrm(popup);
  const pictures = await takePictures(popup);
  // Opens a tab, and so closes the popup: last.
  await showCost();
  pictures.push(await showList());
  await storeFile({ leadlight });
  pictures.push(relative(process.cwd(), await hearSignal({ leadlight, sandbox }, PICTURES)));
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

/** Whether the person is a customer, what it would cost, then the look-up at one source and the other. */
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
  await press(popup, 'Find email patterns');
  await itemsOf(popup, 'Likely emails');
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

/** Whether the person is in the product, with what the report says of them. */
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

/** The search page, on whose rows Leadlight says what is known. */
async function showList(): Promise<string> {
  const list = await leadlight.open(SEARCH);
  const names = await badgesWhen(list, (found) => found.length >= 10);
  console.log(
    `\n${table(
      ['badges on people search'],
      names.map((name) => [name]),
    )}\n`,
  );
  const path = resolve(PICTURES, 'list.png');
  await list.screenshot({ path: path as `${string}.png` });
  return relative(process.cwd(), path);
}

async function takePictures(popup: Page): Promise<string[]> {
  await mkdir(PICTURES, { recursive: true });
  const paths: string[] = [];
  await popup.evaluate(() => scrollTo(0, 0));
  for (const scheme of ['light', 'dark'] as const) {
    await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const path = resolve(PICTURES, `popup-${scheme}.png`);
    await popup.screenshot({ path: path as `${string}.png` });
    paths.push(relative(process.cwd(), path));
  }
  await popup.emulateMediaFeatures([]);
  return paths;
}
