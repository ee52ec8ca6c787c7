import { setTimeout as sleep } from 'node:timers/promises';
import { Leadlight } from '../../test/browser/leadlight.ts';
import { DEMO_KEY, startSandbox } from '../../test/sandbox/index.ts';
import { contact, person } from '../../test/sandbox/person.ts';
import { table } from '../table.ts';
import { cells, FIGURE_TITLES, ratio } from './figures.ts';
import { openOwnPage, timeMessage } from './own-page.ts';

const SIZES = [50, 5000] as const;
const STEPS = 45;
/** Until hot code is compiled. */
const WARM_UP = 5;
const PATIENCE = 60_000;

/** What one person of a run costs, from request to request, by how many the run is about. */
export async function measureRunSteps(): Promise<string> {
  const people = Array.from({ length: Math.max(...SIZES) + Math.min(...SIZES) }, (_, at) => {
    const address = `person-${at}@hollowpine.example`;
    const kaspr = contact({ emails: [{ email: address, valid: true }], pro: [address] });
    return person({ slug: `person-${at}`, name: `Person Number ${at}`, headline: 'Invented', kaspr });
  });
  const sandbox = await startSandbox({ kaspr: { people } });
  const leadlight = await Leadlight.start(sandbox);
  try {
    await leadlight.saveKey(DEMO_KEY);
    sandbox.kaspr.setKey({ key: DEMO_KEY, credits: 100_000, hourlyLimit: 100_000 });
    const ownPage = await openOwnPage(leadlight);
    const requests = () => sandbox.kaspr.requests.filter(({ path }) => path === '/profile/profile');

    const stepsOf = async (size: number, from: number): Promise<number[]> => {
      const before = requests().length;
      const asked = people.slice(from, from + size).map(({ slug, token, name }) => {
        return { slug, token, memberId: null, name, headline: null, company: null, location: null };
      });
      await timeMessage(ownPage, 'buy-run', { people: asked, phoneRequired: false, stopAfter: null });
      const isThere = () => requests().length >= before + STEPS;
      for (const end = Date.now() + PATIENCE; !isThere() && Date.now() < end; ) await sleep(50);
      const times = requests()
        .slice(before + WARM_UP, before + STEPS)
        .map(({ at }) => at);
      return times.slice(1).map((at, index) => at - (times[index] ?? at));
    };

    const [few, many] = [await stepsOf(SIZES[0], 0), await stepsOf(SIZES[1], SIZES[0])];
    return [
      'One person of a run, from request to request, Kaspr answering at once (ms)',
      table(
        ['people in the run', ...FIGURE_TITLES, `to ${SIZES[0]} (reach 1.2)`],
        [
          [String(SIZES[0]), ...cells(few, 1), ''],
          [SIZES[1].toLocaleString('en'), ...cells(many, 1), ratio(many, few)],
        ],
      ),
    ].join('\n');
  } finally {
    await leadlight.stop();
    await sandbox.stop();
  }
}
