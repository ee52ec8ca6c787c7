import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/model/day.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

const LEAD = {
  ...{ id: 'lead-1', aliases: ['in:jane', 'urn:ACoAAJ'], name: 'Jane', headline: null, company: null, location: null },
  contact: {
    emails: [{ address: 'a@acme.example', validity: 'verified', use: 'work', current: true, sources: [] }],
    ...{ phones: [], title: null, company: null, location: null, gatheredAt: null, sources: [] },
  },
  savedAt: 1,
};

/** The user's noon of a day of March 2026. */
const noon = (day: number) => new Date(2026, 2, day, 12).getTime();

/** An entry as Leadlight wrote it before there were budgets. */
function entry(id: number, different: { startedAt?: number; [field: string]: unknown }) {
  const spec = { service: 'kaspr', operation: 'profile', subject: 'lead-1', asked: {}, key: `kaspr|profile|lead-1|` };
  const end = { state: 'settled', endedAt: 9, found: true, failure: null, charged: 1, remaining: 9, repeatable: false };
  return { id, ...spec, keyId: 'abcdef012345', startedAt: noon(1), ...end, ...different };
}

const DOWN = { kind: 'service-down', service: 'kaspr', status: 500 };
const OLD = {
  leads: [LEAD],
  purchases: [
    entry(1, { charged: 2 }),
    entry(2, { charged: 0.5, startedAt: noon(1) + 1 }),
    entry(3, { charged: null, key: 'kaspr|profile|lead-2|', subject: 'lead-2' }),
    entry(4, { state: 'refused', charged: null, found: false, failure: { kind: 'bad-key', service: 'kaspr' } }),
    entry(5, { state: 'refused', charged: 3, found: false, failure: DOWN, startedAt: noon(2) }),
    entry(6, { state: 'unknown', charged: null, found: false, failure: DOWN, startedAt: noon(2) }),
    entry(7, { state: 'intent', charged: null, found: false, endedAt: null, remaining: null, startedAt: noon(3) }),
  ],
  connections: [
    {
      ...{ service: 'kaspr', base: 'https://developer.kaspr.io', keyForm: 'auto', foundForm: 'bearer', keyTail: null },
      ...{ keyId: 'abcdef012345', user: 'sam@leadlight.example', savedAt: 1 },
    },
  ],
  secrets: [{ service: 'kaspr', key: 'a key' }],
  balances: [{ service: 'kaspr', credits: 9, limit: null, left: null, resetAt: null }],
  prices: [
    { id: 'p', service: 'kaspr', operation: 'profile', keyId: 'abcdef012345', count: 1, least: 1, most: 2, total: 3 },
  ],
  wires: [{ origin: 'https://developer.kaspr.io', sending: 'once' }],
};
const SINCE_2 = { settings: [{ id: 'settings', badges: false }], drift: [] };
const NEW_STORES = [
  ...['balancePoints', 'days', 'quotas', 'runs', 'seals', 'statements', 'tasks'],
  ...['knownHashes', 'knownRows', 'previews', 'productCheck'],
  ...['hubs', 'hubTokens', 'pushes', 'sendings', 'sendingTasks', 'signals', 'signalWatch'],
  'damaged',
  ...['otherAnswers', 'optOuts', 'forgottenIdentities', 'drafts'],
];

describe.each([
  [1, OLD],
  [2, { ...OLD, ...SINCE_2 }],
])('a database of version %i', (version, records) => {
  it('comes through with all that it holds, and what budgets need', async () => {
    const { old, after } = await page.run(
      async (name, version, records) => {
        await store.makeOlder(name, version, records);
        const old = await store.describeStores(name);
        await store.open(name).settings.view();
        return { old, after: await store.dump(name) };
      },
      version,
      records,
    );
    expect(old[0]).toBe(`version ${version}`);
    expect(old.filter((line) => NEW_STORES.includes(line.split(' ')[0] ?? ''))).toEqual([]);
    const added = { stake: 1, lock: '', run: null, resolved: null };
    const empty = Object.fromEntries(NEW_STORES.map((name) => [name, []]));
    expect(after).toEqual({
      ...{ settings: [], drift: [], domains: [], ...empty, ...records },
      purchases: OLD.purchases.map((one) => ({ ...one, ...added, day: dayOf(one.startedAt) })),
      connections: OLD.connections.map((one) => ({
        ...{ ...one, tellsCredits: false },
        ...{ generation: 'auto', foundGeneration: 1, entitlements: [], verifiedAt: 1 },
      })),
      leads: [{ ...LEAD, contact: { ...LEAD.contact, optedOut: null }, inCrm: null, tags: [], notes: '' }],
      secrets: [{ service: 'kaspr', key: 'a key', secretKey: null }],
      balances: OLD.balances.map((one) => ({ ...one, pools: null })),
      days: [
        { id: 'kaspr|2026-03-01', service: 'kaspr', day: '2026-03-01', entries: 4, charged: 2.5, open: 1 },
        { id: 'kaspr|2026-03-02', service: 'kaspr', day: '2026-03-02', entries: 2, charged: 3, open: 1 },
        { id: 'kaspr|2026-03-03', service: 'kaspr', day: '2026-03-03', entries: 1, charged: 0, open: 1 },
      ],
    });
  });

  it('works on: what is stored answers, what was under way may have been charged, and the sums go on', async () => {
    const { settings, badge, recovered, kinds, days, history } = await page.run(
      async (name, version, records) => {
        await store.makeOlder(name, version, records);
        const { settings, badges, recover, begin, pages, ledgerStore, accounts } = store.open(name);
        const jane = { person: store.person('jane') };
        const seen = { settings: await settings.view(), badge: await badges.states([store.identity('jane')]) };
        await accounts.connection('kaspr');
        const recovered = await recover(5);
        const kinds = [(await begin(jane)).kind, (await begin({ domain: 'acme.example' }, {}, null, 1)).kind];
        const spec = { service: 'kaspr', operation: 'profile', asked: {} } as const;
        return { ...seen, recovered, kinds, days: await pages.days(), history: await ledgerStore.history(spec, jane) };
      },
      version,
      records,
    );
    expect(settings).toMatchObject({ badges: version === 1, spendNothing: false });
    expect([badge, recovered, kinds]).toEqual([['working'], 1, ['found', 'opened']]);
    expect(history.map(({ id, state }) => `${id} ${state}`).slice(0, 2)).toEqual(['7 unknown', '6 unknown']);
    const sums = days.map(({ day, entries, charged, open }) => [day, entries, charged, open]);
    expect(sums.slice(0, 3)).toEqual([
      ['2026-03-03', 1, 0, 1],
      ['2026-03-02', 2, 3, 1],
      ['2026-03-01', 4, 2.5, 1],
    ]);
    expect(sums[3]?.slice(1)).toEqual([1, 0, 1]);
  });
});

describe('records that are damaged', () => {
  const SOURCES = [{ service: 'kaspr', at: 500 }];
  const fine = (id: string) => ({ ...LEAD, id, aliases: [`in:${id}`] });
  const LEADS = [
    fine('first'),
    { ...fine('without-emails'), contact: { phones: [], sources: SOURCES } },
    { ...fine('text-for-contact'), contact: 'rubbish' },
    { ...fine('hole'), contact: { emails: [null], phones: [], sources: SOURCES } },
    fine('last'),
  ];
  const DOMAINS = [
    { domain: 'acme.example', patterns: null, employees: null },
    { domain: 'broken.example', patterns: null, employees: { source: SOURCES[0], list: 7 } },
  ];
  const records = {
    ...{ ...OLD, leads: LEADS, domains: DOMAINS },
    purchases: [...OLD.purchases, { id: 8, key: 'k', state: 'settled', subject: 'last' }],
  };

  it.each([1, 2, 3])('of version %i cost nothing else, and are set aside as they were', async (version) => {
    const { after, found } = await page.run(
      async (name, version, records) => {
        await store.makeOlder(name, version, records);
        const { personStore } = store.open(name);
        const people = [store.identity('first'), store.identity('last')];
        const found = await Promise.all(people.map((person) => personStore.known(person, null, 1)));
        return { after: await store.dump(name), found };
      },
      version,
      records,
    );
    expect(found.map((lead) => lead?.contact?.emails.length)).toEqual([1, 1]);
    const damaged = LEADS.slice(1, 4);
    expect(after.leads).toHaveLength(LEADS.length);
    for (const { id } of damaged) {
      // Who they are stays: what was bought for them is in the ledger, and must not be bought again.
      expect(after.leads).toContainEqual(expect.objectContaining({ id, aliases: [`in:${id}`], contact: null }));
    }
    expect(after.purchases).toHaveLength(records.purchases.length);
    expect(after.days).toHaveLength(3);
    expect(after.domains).toMatchObject([{ domain: 'acme.example', facts: null }]);
    expect((after.damaged ?? []).map((one) => (one as { record: unknown }).record).sort(byText)).toEqual(
      [...damaged, DOMAINS[1]].sort(byText),
    );
  });

  const byText = (a: unknown, b: unknown) => JSON.stringify(a).localeCompare(JSON.stringify(b));

  it('do not matter to an update that fails half-way: all stays as it was, until one does not', async () => {
    const { error, version, before, after } = await page.run(async (name, records) => {
      await store.makeOlderInTheWay(name, 4, records);
      const look = async () => [await store.describeStores(name), await store.dump(name)] as const;
      const before = await look();
      const error = await store
        .open(name)
        .settings.view()
        .then(
          () => null,
          (error: Error) => error.name,
        );
      return { error, version: before[0][0], before, after: await look() };
    }, records);
    expect(error).toBe('AbortError');
    expect(version).toBe('version 4');
    expect(after).toEqual(before);
  });
});
