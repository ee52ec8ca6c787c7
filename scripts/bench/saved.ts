import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { Leadlight } from '../../test/browser/leadlight.ts';
import { control, press, textOf } from '../../test/browser/screen.ts';
import type { Sandbox } from '../../test/sandbox/index.ts';
import { table } from '../table.ts';
import { cells, FIGURE_TITLES, times } from './figures.ts';
import { fill } from './fill.ts';
import { memoryOf, mostMemory } from './memory.ts';
import { askBackground, openOwnPage, saveRichKey } from './own-page.ts';
import { stockOf } from './stock.ts';

const SIZE = 100_000;
const OPENINGS = 10;
const EXPORTS = 5;
const TYPED = 'jurgen haddad';
const LONG = 120_000;

type Watched = typeof globalThis & { paintedAt: Promise<number>; keystrokes: number[] };

/** A hundred thousand saved people: until the page shows some, how fast a search follows, and an export. */
export async function measureSaved(sandbox: Sandbox): Promise<string> {
  const leadlight = await Leadlight.start(sandbox);
  try {
    await saveRichKey(leadlight, sandbox);
    const ownPage = await openOwnPage(leadlight);
    await fill(ownPage, stockOf(SIZE));
    const openings = await times(OPENINGS + 1, async () => {
      await askBackground(ownPage);
      const page = await openWatched(leadlight);
      const painted = await page.evaluate(() => (globalThis as Watched).paintedAt);
      await page.close();
      return painted;
    });
    const page = await openWatched(leadlight);
    const whole = await untilWhole(page);
    const keystrokes = await typeAll(page);
    const exports = await times(EXPORTS, () => exportAll(leadlight, page));
    return report(openings.slice(1), whole, keystrokes, exports);
  } finally {
    await leadlight.stop();
  }
}

/** The page notes when its first row is painted: two animation frames after it is in the document. */
async function openWatched(leadlight: Leadlight): Promise<Page> {
  const page = await leadlight.browser.newPage();
  await page.evaluateOnNewDocument(() => {
    (globalThis as Watched).paintedAt = new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('table tbody tr')) return;
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      }).observe(document, { subtree: true, childList: true });
    });
  });
  await page.goto(leadlight.address('src/leads/index.html#leads'));
  return page;
}

/** From its navigation until it has read everybody (ms). */
async function untilWhole(page: Page): Promise<number> {
  const words = `${SIZE.toLocaleString('en')} people`;
  await textOf(page, '.leads-search [role=status]', (text) => text === words, LONG);
  return page.evaluate(() => performance.now());
}

/** From each key until its result was painted (ms). */
async function typeAll(page: Page): Promise<number[]> {
  const field = await control(page, 'searchbox', 'Search leads');
  await field.evaluate((element) => {
    const watched = globalThis as Watched;
    watched.keystrokes = [];
    element.addEventListener('input', ({ timeStamp }) => {
      // The result is painted before the next frame but one.
      requestAnimationFrame(() => requestAnimationFrame(() => watched.keystrokes.push(performance.now() - timeStamp)));
    });
  });
  await field.click();
  for (const letter of TYPED) {
    await page.keyboard.type(letter);
    await new Promise((done) => setTimeout(done, 150));
  }
  await textOf(page, '.leads-search [role=status]', (text) => text.includes(' of '));
  const taken = await page.evaluate(() => (globalThis as Watched).keystrokes);
  await field.click({ count: 3 });
  await page.keyboard.press('Backspace');
  await untilWhole(page);
  return taken;
}

/** As CSV. Resolves to time (ms) and additional peak memory (MB). */
async function exportAll(leadlight: Leadlight, page: Page): Promise<{ time: number; memory: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'leadlight-bench-'));
  const session = await leadlight.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, eventsEnabled: true });
  const saved = new Promise<void>((done) => {
    session.on('Browser.downloadProgress', ({ state }) => state === 'completed' && done());
  });
  // Garbage of an earlier export must not count.
  const heap = await page.createCDPSession();
  await heap.send('HeapProfiler.collectGarbage');
  await new Promise((done) => setTimeout(done, 2000));
  const idle = await memoryOf(session);
  const words = `${SIZE.toLocaleString('en')} people were exported.`;
  let time = 0;
  const most = await mostMemory(session, async () => {
    const start = performance.now();
    await press(page, 'Export CSV');
    await textOf(page, '.leads-export [role=status]', (text) => text === words, LONG);
    await saved;
    time = performance.now() - start;
  });
  await Promise.all([heap.detach(), session.detach()]);
  await rm(folder, { recursive: true });
  return { time, memory: most - idle };
}

function report(
  openings: readonly number[],
  whole: number,
  keystrokes: readonly number[],
  exports: readonly { readonly time: number; readonly memory: number }[],
): string {
  return table(
    [`${SIZE.toLocaleString('en')} saved people`, ...FIGURE_TITLES],
    [
      ['the page, from its navigation until its first rows are painted (ms; reach: 300)', ...cells(openings)],
      ['  until all are read (ms)', ...cells([whole])],
      ['a letter of a search, until its result is painted (ms; reach: 50)', ...cells(keystrokes, 1)],
      [
        'CSV of all, from the click until the file is on disk (ms; reach: 3,000)',
        ...cells(exports.map(({ time }) => time)),
      ],
      ['  the most memory above idle (MB; reach: 150)', ...cells(exports.map(({ memory }) => memory))],
    ],
  );
}
