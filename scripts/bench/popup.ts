import type { Page } from 'puppeteer';
import { Leadlight } from '../../test/browser/leadlight.ts';
import type { Sandbox } from '../../test/sandbox/index.ts';
import { table } from '../table.ts';
import { cells, FIGURE_TITLES, ratio, times } from './figures.ts';
import { fill } from './fill.ts';
import { askBackground, openOwnPage, PROFILE, saveRichKey } from './own-page.ts';
import { SHOWN, stockOf } from './stock.ts';
import { shownAfterStart, watchFor } from './stopwatch.ts';

const ROUNDS = 15;
/** Leads, each with a purchase. */
const STORES = [0, 1, 100_000] as const;

type PreparedStore = {
  readonly what: string;
  readonly leadlight: Leadlight;
  readonly ownPage: Page;
  readonly tabId: number;
  readonly wanted: readonly string[];
};
type Opened = { readonly warm: number; readonly cold: number };

/**
 * From the start of the popup's navigation until name and stored addresses are painted, over a heavy profile page. One
 * browser per size of the store, taking turns.
 */
export async function measurePopup(sandbox: Sandbox): Promise<string> {
  const prepared: PreparedStore[] = [];
  try {
    for (const count of STORES) prepared.push(await prepare(sandbox, count));
    const rounds = await times(ROUNDS + 1, () => openEach(prepared));
    // The first round fills caches.
    return report(prepared, rounds.slice(1));
  } finally {
    await Promise.all(prepared.map(({ leadlight }) => leadlight.stop()));
  }
}

async function prepare(sandbox: Sandbox, count: number): Promise<PreparedStore> {
  const leadlight = await Leadlight.start(sandbox);
  await saveRichKey(leadlight, sandbox);
  const ownPage = await openOwnPage(leadlight);
  await fill(ownPage, stockOf(count));
  const tabId = await leadlight.tabId(await leadlight.open(PROFILE));
  const what = count === 0 ? 'an empty store: the name' : `a store of ${count.toLocaleString('en')}: name and e-mails`;
  return { what, leadlight, ownPage, tabId, wanted: count === 0 ? [SHOWN.name] : [SHOWN.name, ...SHOWN.emails] };
}

async function openEach(prepared: readonly PreparedStore[]): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const one of prepared) {
    await askBackground(one.ownPage);
    const warm = await openPopup(one);
    await one.leadlight.killWorker();
    opened.push({ warm, cold: await openPopup(one) });
  }
  return opened;
}

async function openPopup({ leadlight, tabId, wanted }: PreparedStore): Promise<number> {
  const popup = await leadlight.browser.newPage();
  try {
    await watchFor(popup, wanted);
    await popup.goto(leadlight.address(`src/popup/index.html?tab=${tabId}`));
    return await shownAfterStart(popup);
  } finally {
    await popup.close();
  }
}

function report(prepared: readonly PreparedStore[], rounds: readonly (readonly Opened[])[]): string {
  const samplesOf = (one: number, worker: keyof Opened) => rounds.map((round) => round[one]?.[worker] ?? Number.NaN);
  const rows = (['warm', 'cold'] as const).flatMap((worker) =>
    prepared.map(({ what }, one) => {
      const samples = samplesOf(one, worker);
      const [toNone, toOne] = [ratio(samples, samplesOf(0, worker)), ratio(samples, samplesOf(1, worker))];
      return [what, worker, ...cells(samples), one === 0 ? '' : toNone, one < 2 ? '' : toOne];
    }),
  );
  return [
    'Popup, its page in a tab: from its navigation to what is stored of the person painted (ms)',
    table(['over', 'worker', ...FIGURE_TITLES, 'to empty (reach 1.2)', 'to 1'], rows),
  ].join('\n');
}
