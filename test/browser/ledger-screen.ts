import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import type { Leadlight } from './leadlight.ts';
import { control, press, textOf } from './screen.ts';

// What a person does with the ledger's page.

export function openLedger(leadlight: Leadlight): Promise<Page> {
  return leadlight.open(leadlight.address('src/leads/index.html#ledger'));
}

/** The table's rows as they are shown, each by its columns' names. */
export async function rowsOf(page: Page): Promise<Record<string, string>[]> {
  const table = await control(page, 'table', 'Ledger');
  return table.evaluate((element) => {
    const names = [...element.querySelectorAll('thead th')].map((cell) => cell.textContent ?? '');
    return [...element.querySelectorAll('tbody tr')].map((row) =>
      Object.fromEntries([...row.children].map((cell, at) => [names[at], cell.textContent])),
    );
  });
}

/** The rows, once there are so many. */
export async function rowsWhen(page: Page, isWanted: (rows: Record<string, string>[]) => boolean) {
  const end = Date.now() + 10_000;
  let rows = await rowsOf(page);
  while (!isWanted(rows)) {
    if (Date.now() > end) throw new Error(`The ledger shows only ${JSON.stringify(rows)}`);
    await new Promise((done) => setTimeout(done, 30));
    rows = await rowsOf(page);
  }
  return rows;
}

/** Presses a button that saves a file. Resolves to the file's path and text. */
export async function download(
  leadlight: Leadlight,
  page: Page,
  name: string,
): Promise<{ path: string; text: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'leadlight-export-'));
  const session = await leadlight.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, eventsEnabled: true });
  const saved = new Promise<void>((done) => {
    session.on('Browser.downloadProgress', ({ state }) => state === 'completed' && done());
  });
  await press(page, name);
  await saved;
  await session.detach();
  const [file = ''] = await readdir(folder);
  const path = join(folder, file);
  return { path, text: await readFile(path, 'utf8') };
}

/** Has the page check an exported ledger. Resolves to what it says of it. */
export async function checkFile(page: Page, path: string): Promise<string> {
  // Its accessible name ends with the browser's own words for the file that is chosen.
  const input = await page.waitForSelector('input[type=file]');
  const label = await input?.evaluate((element) => element.labels?.[0]?.textContent);
  if (label !== 'Check an exported ledger') throw new Error(`The field for a file is called "${label}"`);
  await input?.uploadFile(path);
  return textOf(page, '.field + [role=status]', (text) => text !== '' && !text.startsWith('Checking'));
}
