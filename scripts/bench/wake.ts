import { Leadlight } from '../../test/browser/leadlight.ts';
import type { Sandbox } from '../../test/sandbox/index.ts';
import { table } from '../table.ts';
import { cells, FIGURE_TITLES, ratio, times } from './figures.ts';
import { askBackground, openOwnPage, saveRichKey } from './own-page.ts';

const ROUNDS = 20;

/** A read-only message, when the background runs and when it has to be started. */
export async function measureWake(sandbox: Sandbox): Promise<string> {
  const leadlight = await Leadlight.start(sandbox);
  try {
    await saveRichKey(leadlight, sandbox);
    const ownPage = await openOwnPage(leadlight);
    const rounds = await times(ROUNDS + 1, async () => {
      await leadlight.killWorker();
      const cold = await askBackground(ownPage);
      return { cold, warm: await askBackground(ownPage) };
    });
    const [cold, warm] = [rounds.slice(1).map((one) => one.cold), rounds.slice(1).map((one) => one.warm)];
    return [
      'Background: from a message of an extension page to its answer (ms)',
      table(
        ['worker', ...FIGURE_TITLES, 'ratio'],
        [
          ['runs', ...cells(warm, 1), ''],
          ['has to be started', ...cells(cold, 1), ratio(cold, warm)],
        ],
      ),
    ].join('\n');
  } finally {
    await leadlight.stop();
  }
}
