import { setTimeout as sleep } from 'node:timers/promises';
import type { Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import { Leadlight } from '../../test/browser/leadlight.ts';
import { DEMO_KEY, startSandbox } from '../../test/sandbox/index.ts';
import { contact, person } from '../../test/sandbox/person.ts';
import { table } from '../table.ts';
import { openOwnPage, timeMessage } from './own-page.ts';

const COUNT = 500;
const LIMIT = 100;
/** The service's "hour" (ms): a true one is 360 times as long. */
const HOUR = 10_000;
const PATIENCE = 300_000;

const people = Array.from({ length: COUNT }, (_, at) => {
  const address = `person-${at}@hollowpine.example`;
  const kaspr = contact({ emails: [{ email: address, valid: true }], pro: [address] });
  return person({ slug: `person-${at}`, name: `Person Number ${at}`, headline: 'Invented', kaspr });
});

/** A bulk run beyond the hourly allowance: whether requests are refused, and how much of it is used. */
export async function measureBulk(): Promise<string> {
  const sandbox = await startSandbox({ kaspr: { people } });
  const leadlight = await Leadlight.start(sandbox);
  try {
    await leadlight.saveKey(DEMO_KEY);
    // Resets the service's counts, so that saving the key is not included.
    sandbox.kaspr.setKey({ key: DEMO_KEY, credits: 10 * COUNT, hourlyLimit: LIMIT, hourLength: HOUR });
    const ownPage = await openOwnPage(leadlight);
    const subjects = people.map(({ slug, token, name }) => {
      return { slug, token, memberId: null, name, headline: null, company: null, location: null };
    });
    await timeMessage(ownPage, 'buy-run', { people: subjects, phoneRequired: false, stopAfter: null });
    const requests = () => sandbox.kaspr.requests.filter(({ path }) => path === '/profile/profile');
    for (const end = Date.now() + PATIENCE; requests().length < COUNT && Date.now() < end; ) await sleep(200);
    await sleep(500);
    return report(
      requests().map(({ at }) => at),
      await leadlight.ledger(),
    );
  } finally {
    await leadlight.stop();
    await sandbox.stop();
  }
}

function report(sent: readonly number[], ledger: readonly Purchase[]): string {
  const refused = ledger.filter(({ state }) => state === 'refused').length;
  const found = ledger.filter((entry) => entry.found).length;
  const first = sent[0] ?? 0;
  // Whole hours only: in the last one the run ends.
  const hours = Math.floor((COUNT - 1) / LIMIT);
  const taken = (sent[hours * LIMIT] ?? Number.NaN) - first;
  const used = (hours * HOUR) / taken;
  return [
    `A bulk run of ${COUNT} people, ${LIMIT} allowed in an hour of ${HOUR / 1000} s`,
    table(
      ['what', 'figure', 'reach'],
      [
        ['requests sent', String(sent.length), String(COUNT)],
        ['refused', String(refused), '0'],
        ['answers stored', String(found), String(COUNT)],
        [`of the permitted rate used, over ${hours} hours`, `${(used * 100).toFixed(2)} %`, '99 %'],
        ['until everybody was asked about', `${(((sent.at(-1) ?? 0) - first) / 1000).toFixed(1)} s`, ''],
      ],
    ),
  ].join('\n');
}
