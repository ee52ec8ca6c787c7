import { isOpen } from '../../src/model/open-question.ts';
import type { Lead } from '../../src/model/schemas/people/lead.ts';
import type { Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import type { Run, Task } from '../../src/model/schemas/purchases/run.ts';
import type { PaidService } from '../../src/model/schemas/purchases/service.ts';
import type { DaySum } from '../../src/model/schemas/purchases/spending.ts';
import type { DamagedRecord } from '../../src/store/database.ts';
import { PEOPLE, personOf } from './people.ts';
import type { Scenario } from './scenario.ts';

export const SERVICES = ['kaspr', 'cognism'] as const satisfies readonly PaidService[];

/** What is on disk, and what the services' account books say. */
export type Books = {
  readonly purchases: readonly Purchase[];
  readonly leads: readonly Lead[];
  readonly days: readonly DaySum[];
  readonly runs: readonly Run[];
  readonly tasks: readonly Task[];
  readonly damaged: readonly DamagedRecord[];
  /** Credits charged, person by person. */
  readonly charged: Readonly<Record<PaidService, readonly number[]>>;
  /** Requests that reached Kaspr, person by person. */
  readonly sent: readonly number[];
};

/** No request takes so long (ms) from its entry to the service, by any clock that runs. */
const ON_ITS_WAY = 10_000;
const STORES = ['purchases', 'leads', 'days', 'runs', 'tasks', 'damaged'];

/** Reads what a schedule has left behind. */
export async function readBooks(scenario: Scenario): Promise<Books> {
  // What the store holds is parsed wherever the product reads it; here its types are taken as they are.
  const stored = (await scenario.dump(...STORES)) as unknown as Omit<Books, 'charged' | 'sent'>;
  const requests = profileRequests(scenario);
  const sumsAt = (service: PaidService) =>
    PEOPLE.map((_, person) =>
      scenario[service]
        .charges()
        .reduce((total, { subject, credits }) => total + (personOf(subject) === person ? credits : 0), 0),
    );
  return {
    ...stored,
    charged: { kaspr: sumsAt('kaspr'), cognism: sumsAt('cognism') },
    sent: PEOPLE.map((_, person) => requests.filter(({ body }) => personOf(String(Object(body).id)) === person).length),
  };
}

function profileRequests(scenario: Scenario) {
  return scenario.kaspr.requests.filter(({ method, path }) => method === 'POST' && path === '/profile/profile');
}

/** The entries about a person at a service, under whatever names they were bought. */
export function ofPerson({ purchases, leads }: Books, person: number, at: PaidService): Purchase[] {
  const slugs = new Set(PEOPLE[person]?.map(({ slug }) => `in:${slug}`));
  const ids = leads.filter(({ aliases }) => aliases.some((alias) => slugs.has(alias))).map(({ id }) => id);
  return purchases.filter(({ subject, service }) => service === at && ids.includes(subject));
}

/** It may or may not have cost what was at stake; so with what the user called charged without anybody knowing. */
export const isUnclear = (entry: Purchase) =>
  isOpen(entry) || entry.resolved?.by === 'user' || (entry.found && entry.charged === null);

/** It was, or may have been, paid for. */
export const costs = ({ state, charged, resolved, failure }: Purchase) =>
  state === 'unknown' ? resolved === null || charged !== 0 : state === 'settled' && (failure === null || charged !== 0);

/**
 * Whether the clock was set while a request was on its way to the service, which only a slow machine makes possible:
 * then nothing can be said, because Leadlight counts on a request's not being much older than its entry.
 */
export function hasLeapt(scenario: Scenario, books: Books): boolean {
  return profileRequests(scenario).some(({ at, body }) => {
    const entries = ofPerson(books, personOf(String(Object(body).id)), 'kaspr');
    const earlier = entries.filter(({ startedAt }) => startedAt <= at);
    const sent = earlier.toSorted((a, b) => a.startedAt - b.startedAt).at(-1);
    return sent?.state === 'unknown' && at - sent.startedAt > ON_ITS_WAY;
  });
}

/** What was written and charged, for whoever looks into a failure. */
export async function evidence(scenario: Scenario): Promise<string> {
  const { purchases, runs, damaged } = await readBooks(scenario);
  const lines = purchases.map((entry) =>
    JSON.stringify({ ...entry, key: undefined, keyId: undefined, lock: undefined }),
  );
  const charges = SERVICES.flatMap((service) => scenario[service].charges());
  return [...lines, ...[...runs, ...damaged, ...charges].map((one) => JSON.stringify(one))].join('\n');
}
