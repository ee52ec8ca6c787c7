import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { Leadlight } from '../../test/browser/leadlight.ts';
import type { Sandbox } from '../../test/sandbox/index.ts';
import { table } from '../table.ts';
import { cells, FIGURE_TITLES, figureOf, medianOf, times } from './figures.ts';
import { emptyList, rows } from './list-page.ts';
import { trace } from './trace.ts';

const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=bench';
/** The page builds its rows from strings, which the site's strict policy forbids. */
const POLICY = "default-src 'self' data: 'unsafe-inline'";
const ROUNDS = 15;
const ROWS = 25;
/** 1,000 rows by infinite scroll. */
const SCREENS = 40;
/** Screenfuls until the browser has compiled hot code. */
const WARM_UP = 5;
const NOISE_BATCHES = 100;
const NOISE_PER_BATCH = 50;
const PATIENCE = 5000;

/** On a list, over a thousand rows of infinite scroll, and while unrelated parts change. */
export async function measureBadges(sandbox: Sandbox): Promise<string> {
  const leadlight = await Leadlight.start(sandbox);
  sandbox.site.serve(SEARCH, emptyList(), { 'content-security-policy': POLICY });
  try {
    const lists = await times(ROUNDS + 1, () => onNewPage(leadlight, (page) => addRows(leadlight, page, 0)));
    const scroll = await onNewPage(leadlight, (page) => scrollOn(leadlight, page));
    const noise = await onNewPage(leadlight, (page) => disturb(leadlight, page));
    return report(lists.slice(1), scroll, noise);
  } finally {
    sandbox.site.serve(SEARCH, null);
    await leadlight.stop();
  }
}

async function onNewPage<T>(leadlight: Leadlight, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await leadlight.open(SEARCH);
  try {
    // Until Leadlight observes the list.
    await sleep(600);
    return await work(page);
  } finally {
    await page.close();
  }
}

/** Resolves to Leadlight's script time until every row has its badge and all is painted (ms). */
async function addRows(leadlight: Leadlight, page: Page, from: number): Promise<number> {
  const html = rows(from, ROWS);
  const { script } = await trace(page, leadlight.id, () => page.evaluate(append, html, from + ROWS, PATIENCE));
  return script;
}

/** Runs in the page. No named functions: tsx would wrap them in a helper that is missing there. */
async function append(html: string, expected: number, patience: number): Promise<void> {
  document.querySelector('#results')?.append(document.createRange().createContextualFragment(html));
  const end = performance.now() + patience;
  for (;;) {
    // Badges are the only spans without attributes.
    const spans = [...document.querySelectorAll('#results span')];
    const count = spans.filter((one) => one.attributes.length === 0).length;
    if (count === expected) break;
    if (performance.now() > end) throw new Error(`${count} badges on ${expected} rows.`);
    await new Promise(requestAnimationFrame);
  }
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** In order (ms). */
async function scrollOn(leadlight: Leadlight, page: Page): Promise<number[]> {
  const costs: number[] = [];
  for (let screen = 0; screen < SCREENS; screen += 1) costs.push(await addRows(leadlight, page, screen * ROWS));
  return costs;
}

/** Leadlight's script time per batch of unrelated changes (ms). */
async function disturb(leadlight: Leadlight, page: Page): Promise<number> {
  await addRows(leadlight, page, 0);
  const { script } = await trace(page, leadlight.id, () => page.evaluate(change, NOISE_BATCHES, NOISE_PER_BATCH));
  return script / NOISE_BATCHES;
}

/** Runs in the page: parts come and go as in a chat, one batch per frame. */
async function change(batches: number, each: number): Promise<void> {
  for (let batch = 0; batch < batches; batch += 1) {
    for (let at = 0; at < each; at += 1) {
      const part = document.createElement('div');
      part.append(document.createElement('p'), document.createElement('button'));
      const noise = document.querySelector('#noise');
      if ((noise?.childElementCount ?? 0) >= each) noise?.firstElementChild?.remove();
      noise?.append(part);
    }
    await new Promise(requestAnimationFrame);
  }
}

function report(lists: readonly number[], scroll: readonly number[], noise: number): string {
  const perRow = (costs: readonly number[]) => medianOf(costs) / ROWS;
  const quarter = SCREENS / 4;
  const [first, last] = [perRow(scroll.slice(WARM_UP, WARM_UP + quarter)), perRow(scroll.slice(-quarter))];
  return [
    'Badges (ms of the page’s main thread spent on Leadlight’s scripts, traced)',
    table(
      ['what', ...FIGURE_TITLES],
      [
        [`${ROWS} rows added to a list, until painted with badges`, ...cells(lists, 2)],
        [
          `one row of ${SCREENS * ROWS} by infinite scroll, from the ${WARM_UP + 1}th screenful on`,
          first.toFixed(3),
          '',
          String(quarter),
        ],
        ['  the last ten screenfuls', last.toFixed(3), '', `×${(last / first).toFixed(2)}`],
        [`a batch of ${NOISE_PER_BATCH} changes that concern no row`, noise.toFixed(3), '', String(NOISE_BATCHES)],
      ],
    ),
    `Longest screenful: ${figureOf(scroll).p90.toFixed(2)} ms (p90)`,
    '',
  ].join('\n');
}
