import { Leadlight } from '../../test/browser/leadlight.ts';
import { PEOPLE, type Sandbox } from '../../test/sandbox/index.ts';
import { table } from '../table.ts';
import { cells, FIGURE_TITLES, figureOf, medianOf, times } from './figures.ts';
import { empty } from './fill.ts';
import { askBare } from './look-up.ts';
import { askBackground, openOwnPage, saveRichKey, timeMessage } from './own-page.ts';

const ROUNDS = 30;

/**
 * What Leadlight adds to a look-up, from its message to the settled entry and stored result, compared with the bare
 * request from the same page. They take turns.
 */
export async function measureOwnTime(sandbox: Sandbox): Promise<string> {
  const leadlight = await Leadlight.start(sandbox);
  try {
    await saveRichKey(leadlight, sandbox);
    const ownPage = await openOwnPage(leadlight);
    const buy = async () => {
      await empty(ownPage);
      return timeMessage(ownPage, 'buy-contact', { person: shown(), phoneRequired: false, replacesId: null });
    };
    const rounds = await times(ROUNDS + 2, async () => {
      await askBackground(ownPage);
      const [bare, warm] = [await askBare(ownPage), await buy()];
      await leadlight.killWorker();
      return { bare, warm, cold: await buy() };
    });
    const taken = (name: 'bare' | 'warm' | 'cold') => rounds.slice(2).map((round) => round[name]);
    const bare = taken('bare');
    const above = (samples: readonly number[]) => [
      (medianOf(samples) - medianOf(bare)).toFixed(1),
      (figureOf(samples).p90 - figureOf(bare).p90).toFixed(1),
      '',
    ];
    return [
      'One look-up, from the message that asks for it until its result is on disk, Kaspr answering at once (ms)',
      table(
        ['what', ...FIGURE_TITLES],
        [
          ['the bare request from an extension page', ...cells(bare, 1)],
          ['the look-up, the background runs', ...cells(taken('warm'), 1)],
          ['  above the bare request (reach 25)', ...above(taken('warm'))],
          ['the look-up, the background has to be started', ...cells(taken('cold'), 1)],
          ['  above the bare request (reach 120)', ...above(taken('cold'))],
        ],
      ),
    ].join('\n');
  } finally {
    await leadlight.stop();
  }
}

function shown() {
  const person = PEOPLE.find(({ slug }) => slug === 'zoe-bronte-lukasiewicz');
  if (!person) throw new Error('The sandbox does not know the person.');
  const { slug, token, name } = person;
  return { slug, token, memberId: null, name, headline: null, company: null, location: null };
}
