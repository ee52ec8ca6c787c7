import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { domainRecord } from '../../src/model/schemas/people/company.ts';
import { lead } from '../../src/model/schemas/people/lead.ts';
import { balance, connection, secret } from '../../src/model/schemas/purchases/account.ts';
import { purchase } from '../../src/model/schemas/purchases/purchase.ts';
import type { z } from '../../src/model/schemas/schema.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

// A database as the Leadlight before this one left it: one source, whose word was all that was said.
const SOURCE = { service: 'kaspr', at: 500 };
const sources = [SOURCE];
const email = (address: string, validity: string) => ({ address, validity, use: 'work', current: true, sources });
const PHONE = { display: '+33 6 39 98 00 12', e164: '+33639980012', country: 'FR', sources };
const about = { headline: 'Head of Growth', company: 'Acme', location: 'Paris', savedAt: 1 };
const LEADS = [
  {
    ...{ id: 'lead-1', aliases: ['in:jane', 'urn:ACoAAJ'], name: 'Jane', ...about },
    contact: {
      emails: [email('a@acme.example', 'verified'), { ...email('b@acme.example', 'invalid'), sources: [] }],
      phones: [PHONE],
      ...{ title: 'Head of Growth', company: 'Acme', location: null, gatheredAt: 400, sources },
    },
  },
  // Nothing is known of when the service gathered it; nothing was bought; nothing was told.
  {
    ...{ id: 'lead-2', aliases: ['in:john'], name: 'John', ...about },
    contact: { emails: [], phones: [], title: 'CEO', company: null, location: null, gatheredAt: null, sources },
  },
  { ...{ id: 'lead-3', aliases: ['in:ada'], name: 'Ada', ...about }, contact: null },
];
const EMPLOYEE = { name: 'Jane', title: 'CEO', company: null, location: null };
const DOMAINS = [
  {
    domain: 'acme.example',
    patterns: { source: SOURCE, list: [{ pattern: '{f}@acme.example', score: 1 }] },
    employees: {
      source: SOURCE,
      list: [{ ...EMPLOYEE, emails: [email('a@acme.example', 'unverified')], phones: [PHONE] }],
    },
  },
  { domain: 'empty.example', patterns: null, employees: null },
];
const connectionOf = (different: object) => ({
  ...{ service: 'kaspr', base: 'https://developer.kaspr.io', keyForm: 'auto', foundForm: 'bare', keyTail: '0001' },
  ...{ keyId: 'abcdef012345', user: 'sam@leadlight.example', tellsCredits: true, savedAt: 7 },
  ...different,
});
const ENTRY = {
  ...{ service: 'kaspr', operation: 'profile', subject: 'lead-1', keyId: 'abcdef012345', state: 'settled' },
  ...{
    startedAt: new Date(2026, 2, 1, 12).getTime(),
    endedAt: 9,
    found: true,
    failure: null,
    charged: 1,
    remaining: 9,
    repeatable: false,
  },
  ...{ stake: 1, lock: '', run: null, resolved: null },
};
const OLD = {
  leads: LEADS,
  domains: DOMAINS,
  purchases: [
    { id: 1, key: 'kaspr|profile|lead-1|', asked: {}, ...ENTRY },
    { id: 2, key: 'kaspr|profile|lead-1|phone', asked: { phoneRequired: true }, ...ENTRY, found: false },
  ],
  connections: [connectionOf({})],
  secrets: [{ service: 'kaspr', key: 'a key' }],
  balances: [{ service: 'kaspr', credits: 9, limit: 500, left: 3, resetAt: 8 }],
  settings: [
    { id: 'settings', badges: false, spendNothing: true, budgets: { kaspr: { day: 5, month: null, run: 2 } } },
  ],
  days: [{ id: 'kaspr|2026-03-01', service: 'kaspr', day: '2026-03-01', entries: 2, charged: 2, open: 0 }],
  wires: [{ origin: 'https://developer.kaspr.io', sending: 'once' }],
};

/** What later versions know of a person besides. */
const SINCE = { inCrm: null, tags: [], notes: '' };

const migrate = (records: typeof OLD) =>
  page.run(async (name, records) => {
    await store.makeOlder(name, 3, records);
    const before = await store.dump(name);
    await store.open(name).settings.view();
    return { before, after: await store.dump(name), lines: await store.describeStores(name) };
  }, records);

describe('a database of version 3', () => {
  it('comes through with all that it holds, and whose word each value is', async () => {
    const { before, after, lines } = await migrate(OLD);
    expect(lines[0]).toBe('version 10');
    const said = (text: string, at: number) => ({ text, service: 'kaspr', at });
    const [jane, john, ada] = LEADS;
    expect(after.leads).toEqual([
      {
        ...jane,
        contact: {
          ...jane?.contact,
          emails: [
            { ...email('a@acme.example', 'verified'), sources: [{ ...SOURCE, validity: 'verified' }] },
            { ...email('b@acme.example', 'invalid'), sources: [] },
          ],
          phones: [{ ...PHONE, use: null, isDoNotCall: false }],
          // As fresh as the service says, or else as old as its answer.
          title: said('Head of Growth', 400),
          company: said('Acme', 400),
          optedOut: null,
        },
        ...SINCE,
      },
      { ...john, contact: { ...john?.contact, title: said('CEO', 500), optedOut: null }, ...SINCE },
      { ...ada, ...SINCE },
    ]);
    expect(after.domains).toEqual([
      {
        ...DOMAINS[0],
        facts: null,
        employees: {
          source: SOURCE,
          list: [
            {
              ...EMPLOYEE,
              emails: [{ ...email('a@acme.example', 'unverified'), sources: [{ ...SOURCE, validity: 'unverified' }] }],
              phones: [{ ...PHONE, use: null, isDoNotCall: false }],
            },
          ],
        },
      },
      { ...DOMAINS[1], facts: null },
    ]);
    expect(after.connections).toEqual([
      { ...OLD.connections[0], generation: 'auto', foundGeneration: 1, entitlements: [], verifiedAt: 7 },
    ]);
    expect(after.secrets).toEqual([{ service: 'kaspr', key: 'a key', secretKey: null }]);
    expect(after.balances).toEqual([{ ...OLD.balances[0], pools: null }]);
    const { leads, domains, connections, secrets, balances, ...rest } = before;
    expect(after).toMatchObject(rest);
  });

  it('fits today’s schemas, record by record', async () => {
    const { after } = await migrate(OLD);
    const schemas: Record<string, z.ZodMiniType> = {
      ...{ leads: lead, domains: domainRecord, connections: connection, secrets: secret, balances: balance },
      purchases: purchase,
    };
    for (const [name, schema] of Object.entries(schemas)) {
      const records = after[name] ?? [];
      expect(records.length, name).toBeGreaterThan(0);
      expect(
        records.flatMap((record) => schema.safeParse(record).error?.issues ?? []),
        name,
      ).toEqual([]);
    }
  });

  it('still answers with what was paid for, also by kinds of data; nothing else was chosen for the user', async () => {
    const { kinds, badge, settings, contact, domain } = await page.run(async (name, records) => {
      await store.makeOlder(name, 3, records);
      const { begin, badges, settings, ledgerStore, personStore, tryToBegin } = store.open(name);
      await settings.save({ spendNothing: false });
      const jane = { person: store.person('jane', 'ACoAAJ') };
      const asks = [{}, { phoneRequired: true }, { kinds: ['phone' as const] }];
      const kinds: string[] = [];
      for (const asked of asks) kinds.push((await begin(jane, { asked })).kind);
      kinds.push((await tryToBegin(jane, { service: 'cognism', operation: 'reveal' })).kind);
      const past = await ledgerStore.past(
        [{ service: 'kaspr', operation: 'profile', asked: {} }],
        [store.person('john')],
      );
      const seen = { badge: await badges.states([store.identity('jane')]), settings: await settings.view() };
      return { kinds, ...seen, contact: past[0]?.contact, domain: await personStore.domain('acme.example') };
    }, OLD);
    expect(kinds).toEqual(['found', 'found', 'found', 'opened']);
    expect(badge).toEqual(['working']);
    expect(contact?.title).toEqual({ text: 'CEO', service: 'kaspr', at: 500 });
    expect(domain?.employees?.list).toHaveLength(1);
    expect(settings).toMatchObject({
      ...{ badges: false, sources: ['kaspr', 'cognism'], enough: 'work-email', previews: true },
      budgets: { kaspr: { day: 5, month: null, run: 2 }, cognism: { day: null, month: null, run: null } },
    });
  });

  it('whose key was never verified has none that was', async () => {
    const { after } = await migrate({ ...OLD, connections: [connectionOf({ user: null })] });
    expect(after.connections).toMatchObject([{ user: null, verifiedAt: null }]);
  });

  it('of an earlier Leadlight that found nothing to store comes through empty', async () => {
    const empty = Object.fromEntries(Object.keys(OLD).map((name) => [name, []])) as unknown as typeof OLD;
    const { after } = await migrate(empty);
    expect(Object.values(after).flat()).toEqual([]);
  });
});
