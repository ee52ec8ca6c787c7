import { Leadlight } from '../../test/browser/leadlight.ts';
import type { Sandbox } from '../../test/sandbox/index.ts';
import { table } from '../table.ts';
import { cells, FIGURE_TITLES, ratio, times } from './figures.ts';
import { fill } from './fill.ts';
import { askBackground, openOwnPage, PROFILE, saveRichKey, timeMessage } from './own-page.ts';
import { stockOf } from './stock.ts';

const ROUNDS = 20;

const PEOPLE = 1000;
const QUESTIONS = {
  settings: 'a small one (a connection)',
  page: 'the popup’s, about the page of a saved person',
} as const;

type Question = keyof typeof QUESTIONS;

/** Read-only messages, when the background runs and when it has to be started. */
export async function measureWake(sandbox: Sandbox): Promise<string> {
  const leadlight = await Leadlight.start(sandbox);
  try {
    await saveRichKey(leadlight, sandbox);
    const ownPage = await openOwnPage(leadlight);
    await fill(ownPage, stockOf(PEOPLE));
    const tabId = await leadlight.tabId(await leadlight.open(PROFILE));
    const ask: Record<Question, () => Promise<number>> = {
      settings: () => askBackground(ownPage),
      page: () => timeMessage(ownPage, 'read-page', { tabId, row: null }),
    };
    const rows: string[][] = [];
    for (const question of ['settings', 'page'] as const) {
      const rounds = await times(ROUNDS + 1, async () => {
        await leadlight.killWorker();
        const cold = await ask[question]();
        return { cold, warm: await ask[question]() };
      });
      const [cold, warm] = [rounds.slice(1).map((one) => one.cold), rounds.slice(1).map((one) => one.warm)];
      rows.push([QUESTIONS[question], 'runs', ...cells(warm, 1), '']);
      rows.push(['', 'has to be started', ...cells(cold, 1), ratio(cold, warm)]);
    }
    return [
      'Background: from a message of an extension page to its answer (ms)',
      table(['question', 'worker', ...FIGURE_TITLES, 'ratio'], rows),
    ].join('\n');
  } finally {
    await leadlight.stop();
  }
}
