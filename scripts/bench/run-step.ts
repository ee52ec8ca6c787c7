import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import type { Subject } from '../../src/model/schemas/people/lead.ts';
import { Leadlight } from '../../test/browser/leadlight.ts';
import { control, textOf } from '../../test/browser/screen.ts';
import { type Sandbox, startSandbox } from '../../test/sandbox/index.ts';
import { contact, person } from '../../test/sandbox/person.ts';
import { table } from '../table.ts';
import { cells, FIGURE_TITLES, ratio } from './figures.ts';
import { saveRichKey, timeMessage } from './own-page.ts';

const LENGTHS = [50, 5000] as const;
/** Each begins where the last was paused, which may take a step or two more. */
const TURNS = 6;
const STEPS = 5;
const PATIENCE = 120_000;

const subjects = Array.from({ length: Math.max(...LENGTHS) }, (_, at): Subject => {
  const unknown = { token: null, memberId: null, headline: null, company: null, location: null };
  return { slug: `person-${at}`, name: `Person Number ${at}`, ...unknown };
});

/** Whom both runs get to. */
const people = subjects.slice(0, Math.min(...LENGTHS)).map(({ slug, name }) => {
  const address = `${slug}@hollowpine.example`;
  const kaspr = contact({ emails: [{ email: address, valid: true }], pro: [address] });
  return person({ slug, name, headline: 'Invented', kaspr });
});

type PausedRun = {
  readonly sandbox: Sandbox;
  readonly leadlight: Leadlight;
  readonly page: Page;
  readonly id: number;
};

/**
 * Whether a step of a run takes longer in a longer one, while the page with its list is open. One browser per length,
 * taking turns.
 */
export async function measureRunStep(): Promise<string> {
  const paused: PausedRun[] = [];
  try {
    for (const length of LENGTHS) paused.push(await prepare(length));
    const taken: number[][] = LENGTHS.map(() => []);
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const [at, run] of paused.entries()) taken[at]?.push(...(await stepsOf(run)));
    }
    const [short = [], long = []] = taken;
    return [
      'A step of a run, from request to request, while its list is shown with prices (ms)',
      table(
        ['people in the run', ...FIGURE_TITLES, 'to 50'],
        [
          [String(LENGTHS[0]), ...cells(short, 1), ''],
          [LENGTHS[1].toLocaleString('en'), ...cells(long, 1), ratio(long, short)],
        ],
      ),
    ].join('\n');
  } finally {
    for (const { leadlight, sandbox } of paused) {
      await leadlight.stop();
      await sandbox.stop();
    }
  }
}

async function prepare(length: number): Promise<PausedRun> {
  const sandbox = await startSandbox({ kaspr: { people } });
  const leadlight = await Leadlight.start(sandbox);
  await saveRichKey(leadlight, sandbox);
  const page = await leadlight.open(leadlight.address('src/leads/index.html#many'));
  const wanted = subjects.slice(0, length);
  const box = await control(page, 'textbox', 'People');
  await box.evaluate(
    (element, text) => {
      (element as HTMLTextAreaElement).value = text;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    },
    wanted.map(({ slug, name }) => `linkedin.com/in/${slug}, ${name}`).join('\n'),
  );
  await textOf(page, '.run-price', (said) => said.includes(length.toLocaleString('en')), PATIENCE);
  const id = await beginPaused(page, wanted);
  // Everyone is priced again when a run begins: not a part of its steps.
  await textOf(page, '.run-form', (said) => said.includes('for 0 people'), PATIENCE);
  return { sandbox, leadlight, page, id };
}

function beginPaused(page: Page, people: readonly Subject[]): Promise<number> {
  return page.evaluate(async (people) => {
    const ask = { people, phoneRequired: false, stopAfter: null };
    const { value } = await chrome.runtime.sendMessage({ name: 'buy-run', ask });
    await chrome.runtime.sendMessage({ name: 'pause-run', ask: { id: value.id } });
    return value.id;
  }, people);
}

/** (ms) */
async function stepsOf({ sandbox: { kaspr }, page, id }: PausedRun): Promise<number[]> {
  const before = kaspr.requests.length;
  const sent = () => kaspr.requests.slice(before).filter(({ path }) => path === '/profile/profile');
  await timeMessage(page, 'resume-run', { id });
  for (const end = Date.now() + PATIENCE; sent().length <= STEPS && Date.now() < end; ) await sleep(5);
  await timeMessage(page, 'pause-run', { id });
  const times = sent().map(({ at }) => at);
  return times.slice(1, STEPS + 1).map((at, index) => at - (times[index] ?? Number.NaN));
}
