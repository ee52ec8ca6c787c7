import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { Leadlight } from '../../test/browser/leadlight.ts';
import type { Sandbox } from '../../test/sandbox/index.ts';
import { table } from '../table.ts';
import { cells, FIGURE_TITLES, medianOf, ratio, times } from './figures.ts';
import { EMBER_PROFILE, openOwnPage, PROFILE } from './own-page.ts';
import { type Spent, type Task, trace } from './trace.ts';

const PAGES = [
  ['a profile of 600 kB (React app)', PROFILE],
  ['a profile of 2 MB (Ember app)', EMBER_PROFILE],
] as const;
const ROUNDS = 12;
/** After `load`, the page's own work goes on for this long; its content scripts ran before (ms). */
const SETTLE = 400;
const LONG_TASK = 50;

type Loaded = { readonly script: number; readonly task: number; readonly nodes: number; readonly attributes: number };
type Read = Spent & { readonly roundTrip: number };
type Round = {
  readonly bare: Loaded;
  readonly extended: Loaded;
  /** In a new tab, where the script is compiled, then at the next page of that tab. */
  readonly first: Visit;
  readonly next: Visit;
};
type Visit = { readonly load: Spent; readonly read: Read };

/** On loading, and on reading. */
export async function measureContent(sandbox: Sandbox): Promise<string> {
  const reports: string[] = [];
  for (const [what, url] of PAGES) reports.push(await measurePage(sandbox, what, url));
  return reports.join('\n');
}

async function measurePage(sandbox: Sandbox, what: string, url: string): Promise<string> {
  const [bare, leadlight] = await Promise.all([Leadlight.start(sandbox), Leadlight.start(sandbox)]);
  try {
    await bare.browser.uninstallExtension(bare.id);
    const ownPage = await openOwnPage(leadlight);
    const rounds = await times(ROUNDS + 1, () => round(url, bare, leadlight, ownPage));
    // The first round fills caches.
    return report(what, rounds.slice(1));
  } finally {
    await Promise.all([bare.stop(), leadlight.stop()]);
  }
}

async function round(url: string, bare: Leadlight, leadlight: Leadlight, ownPage: Page): Promise<Round> {
  const without = await inNewTab(bare, async (page) => {
    await load(page, url);
    return measureLoaded(page);
  });
  const extended = await inNewTab(leadlight, async (page) => {
    await load(page, url);
    const loaded = await measureLoaded(page);
    await read(ownPage);
    return { ...loaded, ...(await countDom(page)) };
  });
  const [first, next] = await inNewTab(leadlight, async (page) => [
    await visit(page, url, ownPage, leadlight.id),
    await visit(page, url, ownPage, leadlight.id),
  ]);
  return { bare: without, extended, first, next };
}

async function inNewTab<T>(leadlight: Leadlight, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await leadlight.browser.newPage();
  try {
    return await work(page);
  } finally {
    await page.close();
  }
}

async function visit(page: Page, url: string, ownPage: Page, extension: string): Promise<Visit> {
  const onLoad = await trace(page, extension, () => load(page, url));
  let roundTrip = 0;
  const onRead = await trace(page, extension, async () => {
    roundTrip = await read(ownPage);
  });
  return { load: onLoad, read: { ...onRead, roundTrip } };
}

async function load(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' });
  await sleep(SETTLE);
}

async function measureLoaded(page: Page): Promise<Loaded> {
  const { ScriptDuration = 0, TaskDuration = 0 } = await page.metrics();
  return { script: ScriptDuration * 1000, task: TaskDuration * 1000, ...(await countDom(page)) };
}

function countDom(page: Page): Promise<{ nodes: number; attributes: number }> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document);
    let nodes = 0;
    let attributes = 0;
    for (let node: Node | null = walker.root; node; node = walker.nextNode()) {
      nodes += 1;
      if (node instanceof Element) attributes += node.attributes.length;
    }
    return { nodes, attributes };
  });
}

/** Reads the page as a popup does. Resolves to how long a popup would wait (ms). */
function read(ownPage: Page): Promise<number> {
  return ownPage.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ url: 'https://*.linkedin.com/*' });
    const start = performance.now();
    const outcome = await chrome.runtime.sendMessage({ name: 'read-page', ask: { tabId: tab?.id, row: null } });
    if (outcome.value?.kind !== 'person') throw new Error('The page was not read.');
    return performance.now() - start;
  });
}

function report(what: string, rounds: readonly Round[]): string {
  const row = (what: string, pick: (round: Round) => number) => [what, ...cells(rounds.map(pick), 2)];
  const rows = [
    row('load, first page of a tab: all', ({ first }) => first.load.all),
    row('  of it compiling and running the script', ({ first }) => first.load.script),
    row('load, next page of the tab: all', ({ next }) => next.load.all),
    row('  of it compiling and running the script', ({ next }) => next.load.script),
    row('one reading, first page of a tab (the reader put into it)', ({ first }) => first.read.script),
    row('one reading, next page of the tab', ({ next }) => next.read.script),
    row('  from an extension page’s question to its answer', ({ next }) => next.read.roundTrip),
    row('longest part that it has in one task', ({ first, next }) =>
      Math.max(...tasksOf([first, next]).map(({ own }) => own)),
    ),
  ];
  return [
    `Leadlight on ${what} (ms of the page’s main thread, traced)`,
    table(['what', ...FIGURE_TITLES], rows),
    'The same page without and with Leadlight, loads alternating (ms)',
    comparison(rounds),
    ...totals(rounds),
  ].join('\n');
}

function comparison(rounds: readonly Round[]): string {
  const row = (what: string, pick: (loaded: Loaded) => number, compare: typeof ratio) => {
    const [bare, extended] = [rounds.map(({ bare }) => pick(bare)), rounds.map(({ extended }) => pick(extended))];
    const difference = (medianOf(extended) - medianOf(bare)).toFixed(1);
    return [what, ...cells(bare, 1).slice(0, 2), ...cells(extended, 1), difference, compare(extended, bare)];
  };
  return table(
    ['what', 'without', 'p90', 'with', 'p90', 'samples each', 'difference', 'ratio'],
    [
      row('all tasks, load to idle', ({ task }) => task, ratio),
      // The sandbox's page has hardly any scripts: a ratio would mean nothing.
      row(
        'of them scripts',
        ({ script }) => script,
        () => '',
      ),
    ],
  );
}

function totals(rounds: readonly Round[]): string[] {
  const tasks = tasksOf(rounds.flatMap(({ first, next }) => [first, next]));
  const long = tasks.filter(({ whole }) => whole > LONG_TASK);
  const madeLong = long.filter(({ whole, own }) => whole - own <= LONG_TASK);
  const added = (pick: (loaded: Loaded) => number) =>
    Math.max(...rounds.map(({ bare, extended }) => Math.abs(pick(extended) - pick(bare))));
  return [
    `Nodes added to the page: ${added(({ nodes }) => nodes)} · attributes added: ${added(({ attributes }) => attributes)} ` +
      `(of ${rounds[0]?.bare.nodes} and ${rounds[0]?.bare.attributes}; after loading and reading, ${rounds.length} pairs)`,
    `Tasks over ${LONG_TASK} ms in which it had a part: ${long.length} of ${tasks.length}; long only because of it: ${madeLong.length}`,
    '',
  ];
}

function tasksOf(visits: readonly Visit[]): Task[] {
  return visits.flatMap(({ load, read }) => [...load.tasks, ...read.tasks]);
}
