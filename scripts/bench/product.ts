import type { Page } from 'puppeteer';
import type { Identity } from '../../src/model/schemas/people/lead.ts';
import { connectProduct } from '../../test/browser/connected.ts';
import { Leadlight } from '../../test/browser/leadlight.ts';
import { regionText } from '../../test/browser/options-page.ts';
import type { Sandbox } from '../../test/sandbox/index.ts';
import { CUSTOMERS_ID } from '../../test/sandbox/kissmetrics/reports.ts';
import { table } from '../table.ts';
import { cells, FIGURE_TITLES, medianOf, times } from './figures.ts';
import { fill } from './fill.ts';
import { askBackground, openOwnPage, timeMessage } from './own-page.ts';
import { stockOf } from './stock.ts';

const MEMBERS = 200_000;
const PEOPLE = 100;
const ROUNDS = 30;
const WAIT = 120_000;

/** The time to read a report, and what it adds to badges of people with two addresses each. */
export async function measureProduct(sandbox: Sandbox): Promise<string> {
  const leadlight = await Leadlight.start(sandbox);
  const stock = stockOf(PEOPLE * 10);
  const members = Array.from({ length: MEMBERS }, (_, number) => {
    const known = stock.leads[number]?.contact?.emails[0]?.address;
    return { number: number + 1, identity: known ?? `customer-${number}@gauge.example`, cells: ['Team', '12'] };
  });
  try {
    sandbox.kissmetrics.reset();
    sandbox.kissmetrics.setPeople(CUSTOMERS_ID, members);
    const ownPage = await openOwnPage(leadlight);
    await fill(ownPage, stock);
    const people = stock.leads.slice(0, PEOPLE).map(({ aliases }): Identity => {
      const slug = aliases.find((alias) => alias.startsWith('in:'))?.slice(3) ?? null;
      return { slug, token: null, memberId: null };
    });
    const without = await measureBadges(ownPage, people);
    const start = performance.now();
    const options = await connectProduct(leadlight);
    await regionText(options, 'KISSmetrics', (text) => text.includes('In your product:'), WAIT);
    const reading = performance.now() - start;
    await options.close();
    const beside = await measureBadges(ownPage, people);
    const words = await ownPage.evaluate(async (people) => {
      const outcome = await chrome.runtime.sendMessage({ name: 'view-badges', ask: { people } });
      return outcome.value.map((badge: { words: string }) => badge.words);
    }, people);
    if (!words.every((said: string) => said.endsWith('in your product')))
      throw new Error(`Not everybody is found: ${words}`);
    return report(reading, without, beside);
  } finally {
    await leadlight.stop();
    sandbox.kissmetrics.reset();
  }
}

async function measureBadges(ownPage: Page, people: readonly Identity[]): Promise<number[]> {
  const taken = await times(ROUNDS + 2, async () => {
    await askBackground(ownPage);
    return timeMessage(ownPage, 'view-badges', { people });
  });
  return taken.slice(2);
}

function report(reading: number, without: readonly number[], beside: readonly number[]): string {
  const added = (medianOf(beside) - medianOf(without)).toFixed(1);
  return [
    table(
      [`${PEOPLE} people among ${MEMBERS.toLocaleString('en')} of a product (ms)`, ...FIGURE_TITLES],
      [
        ['badges without a product', ...cells(without, 1)],
        [`badges with it: ${added} more (reach: 10)`, ...cells(beside, 1)],
      ],
    ),
    `Report chosen, run, and read to its end: ${(reading / 1000).toFixed(1)} s, the service's own time included.\n`,
  ].join('\n');
}
