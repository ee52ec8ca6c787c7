import { mkdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { Page } from 'puppeteer';
import type { Purchase } from '../src/model/purchase.ts';
import { badgesWhen } from './browser/badges-page.ts';
import { Leadlight } from './browser/leadlight.ts';
import { heading, itemsOf, press, textOf } from './browser/screen.ts';
import { buildExtension } from './build.ts';
import { hasDisplay } from './display.ts';
import { DEMO_KEY, startSandbox } from './sandbox/index.ts';
import { table } from './table.ts';

// `npm start`: the main job before your eyes, on loopback, with invented people.

const PICTURES = resolve(import.meta.dirname, '../dist/pictures');
const PROFILE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';
const SEARCH = 'https://www.linkedin.com/search/results/people/';
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
  console.log('Saving a key on the options page …');
  console.log(`  ${await leadlight.saveKey(DEMO_KEY)}`);
  console.log(`Opening ${PROFILE} and clicking the toolbar icon …\n`);
  const page = await leadlight.open(PROFILE);
  const popup = await leadlight.clickIcon(page);
  await doTheJob(popup);
  await showFound(popup);
  const pictures = await takePictures(popup);
  // Opens a tab, and so closes the popup: last.
  await showCost();
  pictures.push(await showList());
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

async function doTheJob(popup: Page): Promise<void> {
  await heading(popup);
  await press(popup, 'Find contact data');
  await itemsOf(popup, 'Emails');
  await press(popup, 'Find email patterns');
  await itemsOf(popup, 'Likely emails');
}

async function showFound(popup: Page): Promise<void> {
  const found: string[][] = [['person', await heading(popup)]];
  for (const list of ['Emails', 'Phones', 'Likely emails', 'Email patterns']) {
    const items = await itemsOf(popup, list);
    found.push(...items.map((item, index) => [index === 0 ? list.toLowerCase() : '', item]));
  }
  found.push(['credits', await textOf(popup, 'footer strong')]);
  console.log(table(['what', 'found'], found));
}

async function showCost(): Promise<void> {
  console.log(table(['ledger', 'asked', 'state', 'credits', 'left'], (await leadlight.ledger()).map(ledgerRow)));
}

function ledgerRow({ operation, asked, state, charged, remaining }: Purchase): string[] {
  return [operation, JSON.stringify(asked), state, String(charged ?? '?'), String(remaining ?? '?')];
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
