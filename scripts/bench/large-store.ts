import type { Page } from 'puppeteer';
import type { Identity } from '../../src/model/schemas/people/lead.ts';
import { Leadlight } from '../../test/browser/leadlight.ts';
import type { Sandbox } from '../../test/sandbox/index.ts';
import { table } from '../table.ts';
import { cells, FIGURE_TITLES, ratio, times } from './figures.ts';
import { fill } from './fill.ts';
import { askBackground, openOwnPage, saveRichKey, timeMessage } from './own-page.ts';
import { stockOf } from './stock.ts';

const ROUNDS = 30;
const SIZES = [0, 1000, 100_000] as const;
/** A little more than a page of LinkedIn's search. */
const PEOPLE = 25;
const PAGE = 50;
const EVERYTHING = { service: null, state: null, text: '' } as const;

type PreparedStore = {
  readonly size: number;
  readonly leadlight: Leadlight;
  readonly ownPage: Page;
  readonly people: Identity[][];
};
type Samples = Readonly<Record<'strangers' | 'aliases' | 'newest' | 'sums' | 'painted', number>>;

/** Whether frequent questions take longer with much stored. One browser per size, taking turns. */
export async function measureLargeStore(sandbox: Sandbox): Promise<string> {
  const prepared: PreparedStore[] = [];
  try {
    for (const size of SIZES) prepared.push(await prepare(sandbox, size));
    const rounds = await times(ROUNDS + 2, async () => {
      const taken: Samples[] = [];
      for (const one of prepared) taken.push(await measure(one));
      return taken;
    });
    return report(rounds.slice(2));
  } finally {
    await Promise.all(prepared.map(({ leadlight }) => leadlight.stop()));
  }
}

async function prepare(sandbox: Sandbox, size: number): Promise<PreparedStore> {
  const leadlight = await Leadlight.start(sandbox);
  await saveRichKey(leadlight, sandbox);
  const ownPage = await openOwnPage(leadlight);
  const stock = stockOf(size);
  await fill(ownPage, stock);
  // Each round asks for others, so that caches don't count.
  const step = Math.floor(size / PEOPLE);
  const people = Array.from({ length: ROUNDS + 2 }, (_, round) =>
    Array.from({ length: PEOPLE }, (_, at) => identityOf(stock.leads[at * step + round]?.aliases ?? [])),
  );
  return { size, leadlight, ownPage, people };
}

function identityOf(aliases: readonly string[]): Identity {
  const named = (space: string) => aliases.find((alias) => alias.startsWith(space))?.slice(space.length) ?? null;
  return { slug: named('in:'), token: named('urn:'), memberId: named('member:') };
}

async function measure({ size, leadlight, ownPage, people }: PreparedStore): Promise<Samples> {
  await askBackground(ownPage);
  const strangers = await timeMessage(ownPage, 'view-badges', { people: Array.from({ length: PEOPLE }, stranger) });
  const aliases = await timeMessage(ownPage, 'view-badges', { people: people.pop() ?? [] });
  const newest = await timeMessage(ownPage, 'view-ledger', { filter: EVERYTHING, before: null });
  const sums = await timeMessage(ownPage, 'view-ledger-sums', null);
  const page = await leadlight.open(leadlight.address('src/leads/index.html#many'));
  try {
    return { strangers, aliases, newest, sums, painted: await page.evaluate(showLedger, Math.min(PAGE, size)) };
  } finally {
    await page.close();
  }
}

function stranger(_: unknown, at: number): Identity {
  return { slug: `nobody-knows-${at}`, token: null, memberId: null };
}

/** Runs in the leads page. Resolves once the ledger's newest entries, or that there are none, are painted (ms). */
async function showLedger(rows: number): Promise<number> {
  const start = performance.now();
  location.hash = '#ledger';
  for (;;) {
    const said = document.querySelector('table.entries + [role=status]')?.textContent ?? '';
    if (rows === 0 ? said !== '' : document.querySelectorAll('table.entries tbody tr').length >= rows) break;
    if (performance.now() - start > 10_000) throw new Error('The ledger does not come.');
    await new Promise(requestAnimationFrame);
  }
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  return performance.now() - start;
}

function report(rounds: readonly (readonly Samples[])[]): string {
  const WHAT = {
    strangers: `the badges of ${PEOPLE} people of whom nothing is stored, from message to answer`,
    aliases: `the badges of ${PEOPLE} people, from message to answer`,
    newest: `the newest ${PAGE} entries of the ledger, from message to answer`,
    sums: 'the ledger’s sums per day, from message to answer',
    painted: 'the ledger’s tab, from the click until it is painted',
  } as const satisfies Record<keyof Samples, string>;
  const samplesOf = (what: keyof Samples, one: number) => rounds.map((round) => round[one]?.[what] ?? Number.NaN);
  const rows = (Object.keys(WHAT) as (keyof Samples)[]).flatMap((what) =>
    SIZES.map((size, one) => [
      one === 0 ? WHAT[what] : '',
      size.toLocaleString('en'),
      ...cells(samplesOf(what, one), 1),
      one === 0 ? '' : ratio(samplesOf(what, one), samplesOf(what, 0)),
      one < 2 ? '' : ratio(samplesOf(what, one), samplesOf(what, 1)),
    ]),
  );
  const titles = ['what', 'leads and entries', ...FIGURE_TITLES, 'to none (reach 1.2)', 'to 1,000'];
  return ['Large stores (ms)', table(titles, rows)].join('\n');
}
