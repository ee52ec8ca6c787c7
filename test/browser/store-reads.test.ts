import { beforeAll, expect, it } from 'vitest';
import { CRM_BULK_PUSH_STATES } from '../../src/model/schemas/crm/hub.ts';
import { StorePage } from './store-browser.ts';

// What a click waits for does not read more because more is stored.

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});

const DAY = 24 * 3_600_000;
const NOW = new Date(2026, 5, 30, 12).getTime();

const NO_COUNTS = Object.fromEntries(CRM_BULK_PUSH_STATES.map((state) => [state, 0]));

type Record = { readonly [field: string]: unknown };

const many = (count: number, make: (index: number) => Record) => Array.from({ length: count }, (_, at) => make(at + 1));
const dayAt = (at: number) => new Date(NOW - at * DAY).toISOString().slice(0, 10);

/** As much as a salesperson has after a while; the larger, the longer. */
function stockOf(count: number) {
  const nothing = { headline: null, company: null, location: null, inCrm: null, tags: [], notes: '' };
  const contact = (index: number) => ({
    emails: [],
    phones: [],
    ...{ title: null, company: null, location: null, gatheredAt: null, optedOut: null },
    sources: [{ service: 'kaspr', at: index }],
  });
  const lead = (index: number) => ({
    ...{ id: `lead-${index}`, aliases: [`in:p${index}`], name: `Name of p${index}`, ...nothing },
    ...{ contact: contact(index), savedAt: index },
  });
  const entry = (index: number) => {
    const isAnswered = index % 2 === 0;
    return {
      ...{ id: index, service: 'kaspr', operation: 'profile', subject: `lead-${index}`, asked: {}, lock: '' },
      ...{ key: `kaspr|profile|lead-${index}|`, keyId: 'abcdef012345', startedAt: index, endedAt: index },
      ...{ day: dayAt(count - index), found: !isAnswered, charged: 1, remaining: 9, repeatable: false, stake: 1 },
      ...{ state: isAnswered ? 'unknown' : 'settled', run: index },
      failure: isAnswered ? { kind: 'timeout', service: 'kaspr' } : null,
      resolved: isAnswered ? { by: 'user', at: index } : null,
    };
  };
  const person = (index: number) => ({
    ...{ slug: `p${index}`, token: null, memberId: null, name: `Name of p${index}` },
    ...{ headline: null, company: null, location: null },
  });
  const job = (id: number) => ({
    ...{ id, state: 'done', why: null, waitUntil: null, startedAt: id, endedAt: id },
    counts: { waiting: 0, known: 0, found: 1, nothing: 0, failed: 0 },
  });
  return {
    leads: many(count, lead),
    purchases: many(count, entry),
    days: many(count, (at) => {
      const [service, day] = [at % 2 ? 'kaspr' : 'cognism', dayAt(at)];
      return { id: `${service}|${day}`, service, day, entries: 1, charged: 1, open: 0 };
    }),
    runs: many(count, (id) => ({
      ...{ ...job(id), service: 'kaspr', phoneRequired: false, stopAfter: null, charged: 1, open: 0, spent: {} },
    })),
    tasks: many(count, (id) => ({ id, run: id, state: 'found', refusals: 0, failure: null, person: person(id) })),
    sendings: many(count, (id) => ({ ...job(id), instanceId: 'crm', counts: NO_COUNTS })),
    sendingTasks: many(count, (id) => ({
      ...{ id, sending: id, state: 'failed', leadId: `lead-${id}`, failure: { kind: 'internal' }, tries: 0 },
    })),
    damaged: many(count, (id) => ({ id, store: id % 2 ? 'leads' : 'days', key: `${id}`, record: { id } })),
    domains: many(count, (id) => ({ domain: `d${id}.example`, facts: null, patterns: null, employees: null })),
    previews: many(count, (index) => ({
      ...{ service: 'cognism', aliases: [`in:p${index}`], redeemId: null, matchedBy: 'profile', score: null },
      ...{ name: null, title: null, company: null, hasEmail: null, hasMobile: null, hasDirect: null },
      ...{ isOptedOut: false, at: NOW - DAY },
    })),
    otherAnswers: many(count, (purchase) => ({
      ...{ purchase, service: 'kaspr', name: 'Ada', slug: null, contact: contact(purchase), at: 1, isRejected: false },
    })),
    optOuts: [
      { id: 'salt', salt: 'salt' },
      ...many(count, (id) => ({ id: `${id}`, aliases: [`in:hash-${id}`], service: 'cognism', at: 1 })),
    ],
    pushes: many(count, (id) => ({
      ...{ id, leadId: `lead-${id}`, values: [`p${id}`], instanceId: 'crm', element: 'sfdc', object: 'Contact' },
      ...{ state: 'created', contactId: `${id}`, searched: [], wrote: {}, before: {}, isChosen: false, at: id },
    })),
    signals: many(count, (id) => ({
      ...{ id: `s${id}`, kind: 'job-join', at: id, toldAt: id, person: null, company: null, oldCompany: null },
      ...{ location: null, oldLocation: null, source: null, leadId: `lead-${id}`, how: 'alias', isSeen: false },
    })),
    seals: many(count, (at) => ({ head: `${at}`, entries: 1, at })),
  };
}

/** What a click, or a page that opens, waits for. Each runs in the page of the store, in a context of its own. */
const WAYS: { [way: string]: (name: string, now: number) => Promise<{ [store: string]: number }> } = {
  'the first page of the ledger': (name) =>
    store.recordsOf(() => store.open(name).pages.page({ service: null, state: null, text: '' }, null, 50)),
  'the sums of the ledger': (name) =>
    store.recordsOf(() => {
      const { pages } = store.open(name);
      return Promise.all([pages.latestDays(), pages.statements(), pages.damaged(), pages.newest()]);
    }),
  'the first page of people': (name) => store.recordsOf(() => store.open(name).leadTable.rows(null, 100)),
  'one person': (name) => store.recordsOf(() => store.open(name).personStore.person(store.person('p7'), 1)),
  'what is known of a row': (name) =>
    store.recordsOf(() => store.open(name).personStore.known(store.identity('p7'), null, 1)),
  badges: (name) =>
    store.recordsOf(() =>
      store.open(name).badges.seen(['p1', 'p7', 'p9', 'nobody'].map((slug) => store.identity(slug))),
    ),
  'the signals of a person': (name) => store.recordsOf(() => store.open(name).signals.shown(null, 'lead-7', 5)),
  'the newest signals': (name) => store.recordsOf(() => store.open(name).signals.shown(null, null, 50)),
  'what was asked before': (name) =>
    store.recordsOf(() => {
      const spec = { service: 'kaspr', operation: 'profile', asked: {} } as const;
      return store.open(name).ledgerStore.past([spec], [store.person('p7')]);
    }),
  'a preview': (name) => store.recordsOf(() => store.open(name).previews.previews([store.person('p7')], 0)),
  'an answer about somebody else': (name) => store.recordsOf(() => store.open(name).otherAnswers.ofLead('lead-7')),
  'bulk runs': (name) => store.recordsOf(() => store.open(name).queue.shown()),
  'bulk pushes': (name) => store.recordsOf(() => store.open(name).bulkPushQueue.shown()),
  'pushes of a person': (name) => store.recordsOf(() => store.open(name).pushRecords.ofLead('lead-7')),
  'a purchase, with caps': (name, now) =>
    store.recordsOf(async () => {
      const { begin, end } = store.open(name);
      const { purchase } = await begin({ person: store.person('somebody') }, {}, null, now);
      await end(purchase, {}, undefined, now);
    }),
  'what balances answer after a purchase': (name) => store.recordsOf(() => store.open(name).questions.open()),
};

async function readsWith(count: number): Promise<{ [way: string]: { [store: string]: number } }> {
  page.begin();
  await page.run(async (name, stock) => {
    const { openDatabase, settings } = store.open(name);
    await openDatabase();
    const caps = { day: 100_000, month: 100_000, run: null };
    await settings.save({ budgets: { kaspr: caps, cognism: caps } });
    await store.putAllRaw(name, stock);
  }, stockOf(count));
  const reads: { [way: string]: { [store: string]: number } } = {};
  for (const [way, act] of Object.entries(WAYS)) {
    const all = Object.entries(await page.run(act, NOW));
    // Those of answered questions: they cost little, and there are few of them.
    reads[way] = Object.fromEntries(all.filter(([read]) => !read.endsWith('.getAllKeys')));
  }
  return reads;
}

it('what a click waits for reads as many records of 1,200 as of 300', async () => {
  const [few, lots] = [await readsWith(300), await readsWith(1200)];
  expect(lots).toEqual(few);
  expect(lots['what balances answer after a purchase']).toEqual({});
  const { 'what balances answer after a purchase': _, ...others } = lots;
  expect(Object.entries(others).filter(([, read]) => Object.keys(read).length === 0)).toEqual([]);
});
