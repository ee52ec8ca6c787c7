import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { Leadlight } from '../../test/browser/leadlight.ts';
import { control, textOf } from '../../test/browser/screen.ts';
import { type Sandbox, startSandbox } from '../../test/sandbox/index.ts';
import { contact, person } from '../../test/sandbox/person.ts';
import { table } from '../table.ts';
import { cells, FIGURE_TITLES, ratio } from './figures.ts';
import { saveRichKey, timeMessage } from './own-page.ts';

const LENGTHS = [50, 5000] as const;
const ROUNDS = 3;
/** Of a run: the first ones wait for what is read once. */
const WARM_UP = 10;
const STEPS = 35;
const PATIENCE = 120_000;

const slugOf = (round: number, length: number, at: number) => `person-${round}-${length}-${at}`;
const nameOf = (at: number) => `Person Number ${at}`;

const invented = LENGTHS.flatMap((length) =>
  Array.from({ length: ROUNDS * (WARM_UP + STEPS + 1) }, (_, index) => {
    const [round, at] = [Math.floor(index / (WARM_UP + STEPS + 1)), index % (WARM_UP + STEPS + 1)];
    const address = `${slugOf(round, length, at)}@hollowpine.example`;
    const kaspr = contact({ emails: [{ email: address, valid: true }], pro: [address] });
    return person({ slug: slugOf(round, length, at), name: nameOf(at), headline: 'Invented', kaspr });
  }),
);

/** Whether a step of a run takes longer in a longer one, while the page with its list is open. */
export async function measureRunStep(): Promise<string> {
  const sandbox = await startSandbox({ kaspr: { people: invented } });
  const leadlight = await Leadlight.start(sandbox);
  const taken = new Map(LENGTHS.map((length) => [length, [] as number[]]));
  try {
    await saveRichKey(leadlight, sandbox);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [length, steps] of taken) steps.push(...(await stepsOf(leadlight, sandbox, round, length)));
    }
  } finally {
    await leadlight.stop();
    await sandbox.stop();
  }
  const [short = [], long = []] = taken.values();
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
}

/** (ms) */
async function stepsOf(leadlight: Leadlight, { kaspr }: Sandbox, round: number, length: number): Promise<number[]> {
  const page = await leadlight.open(leadlight.address('src/leads/index.html#many'));
  try {
    await showList(page, round, length);
    const before = kaspr.requests.length;
    const people = Array.from({ length }, (_, at) => {
      const unknown = { token: null, memberId: null, headline: null, company: null, location: null };
      return { slug: slugOf(round, length, at), name: nameOf(at), ...unknown };
    });
    await timeMessage(page, 'buy-run', { people, phoneRequired: false, stopAfter: null });
    const sent = () => kaspr.requests.slice(before).filter(({ path }) => path === '/profile/profile');
    for (const end = Date.now() + PATIENCE; sent().length <= WARM_UP + STEPS && Date.now() < end; ) await sleep(20);
    await cancelRuns(page);
    const at = sent().map((request) => request.at);
    return at.slice(WARM_UP + 1, WARM_UP + STEPS).map((one, index) => one - (at[WARM_UP + index] ?? Number.NaN));
  } finally {
    await page.close();
  }
}

async function showList(page: Page, round: number, length: number): Promise<void> {
  const lines = Array.from({ length }, (_, at) => `linkedin.com/in/${slugOf(round, length, at)}, ${nameOf(at)}`);
  const box = await control(page, 'textbox', 'People');
  await box.evaluate((element, text) => {
    (element as HTMLTextAreaElement).value = text;
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }, lines.join('\n'));
  await textOf(page, '.run-price', (said) => said.includes(length.toLocaleString('en')), PATIENCE);
}

async function cancelRuns(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { value } = await chrome.runtime.sendMessage({ name: 'view-runs', ask: null });
    for (const { run } of value) await chrome.runtime.sendMessage({ name: 'cancel-run', ask: { id: run.id } });
  });
}
