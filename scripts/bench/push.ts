import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { connectCloud, savedPerson, saveLeads } from '../../test/browser/crm-setup.ts';
import { Leadlight } from '../../test/browser/leadlight.ts';
import { SALESFORCE } from '../../test/sandbox/cloud-elements/connections.ts';
import type { CloudElements, Sandbox } from '../../test/sandbox/index.ts';
import { table } from '../table.ts';
import { medianOf, times } from './figures.ts';
import { openOwnPage, timeMessage } from './own-page.ts';

const COUNT = 500;
/** Per answer of the CRM (ms); real ones are slower. */
const ANSWER = 100;
const PATIENCE = 400_000;
const BARE = 30;
const SEARCH = 'GET /elements/api-v2/hubs/crm/contacts';
const CREATE = 'POST /elements/api-v2/hubs/crm/contacts';

/** A bulk push of new people: how much longer it takes than the CRM's answers. */
export async function measurePush(sandbox: Sandbox): Promise<string> {
  const leadlight = await Leadlight.start(sandbox);
  const crm = sandbox.cloudElements;
  crm.reset();
  try {
    await connectCloud(leadlight, { crm: SALESFORCE.id });
    const people = Array.from({ length: COUNT }, (_, index) =>
      savedPerson(`person-${index}`, `Person Number ${index}`),
    );
    await saveLeads(leadlight, people);
    for (const target of [SEARCH, CREATE]) crm.always(target, { delay: ANSWER });
    const ownPage = await openOwnPage(leadlight);
    const before = crm.contacts(SALESFORCE.id).length;
    const asked = () => crm.count(SEARCH) + crm.count(CREATE);
    const askedBefore = asked();
    const start = performance.now();
    await timeMessage(ownPage, 'begin-bulk-push', { ids: people.map(({ id }) => id) });
    const made = () => crm.contacts(SALESFORCE.id).length - before;
    for (const end = Date.now() + PATIENCE; made() < COUNT && Date.now() < end; ) await sleep(20);
    const taken = performance.now() - start;
    const requests = asked() - askedBefore;
    const bare = await bareTimes(ownPage, crm);
    const answers = COUNT * (bare.search + bare.create);
    return [
      `A bulk push of ${COUNT} people into a CRM that takes ${ANSWER} ms for each answer`,
      table(
        ['what', 'figure', 'reach'],
        [
          ['contacts made', String(made()), String(COUNT)],
          ['requests', String(requests), String(2 * COUNT)],
          ['the bare requests, one after the other, from an extension page', `${(answers / 1000).toFixed(1)} s`, ''],
          ['the bulk push', `${(taken / 1000).toFixed(1)} s`, ''],
          ['  on top of the bare requests', `${((taken / answers - 1) * 100).toFixed(1)} %`, '10 %'],
        ],
      ),
    ].join('\n');
  } finally {
    crm.reset();
    await leadlight.stop();
  }
}

/** Bare requests, as sent last by the push (ms). They take turns. */
async function bareTimes(ownPage: Page, crm: CloudElements): Promise<{ search: number; create: number }> {
  const taken = await times(BARE, async () => ({
    search: await sendAgain(ownPage, crm, SEARCH),
    create: await sendAgain(ownPage, crm, CREATE),
  }));
  return { search: medianOf(taken.map(({ search }) => search)), create: medianOf(taken.map(({ create }) => create)) };
}

function sendAgain(ownPage: Page, crm: CloudElements, target: string): Promise<number> {
  const last = crm.requests.findLast(({ method, path }) => `${method} ${path}` === target);
  if (!last) throw new Error(`Nobody asked for ${target}.`);
  const { method, host, path, query, headers, body } = last;
  return ownPage.evaluate(
    async (address, init) => {
      const start = performance.now();
      const reply = await fetch(address, { ...init, credentials: 'omit', cache: 'no-store' });
      await reply.text();
      // A duplicate is refused, which takes the CRM as long.
      if (!reply.ok && reply.status !== 409) throw new Error(`The CRM said ${reply.status}.`);
      return performance.now() - start;
    },
    `https://${host}${path}${query.size > 0 ? `?${query}` : ''}`,
    {
      method,
      headers: {
        Accept: 'application/json',
        Authorization: String(headers.authorization),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  );
}
