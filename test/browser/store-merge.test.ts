import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LEAD_LINKS } from '../../src/store/people/lead-links.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

const EDITOR = '5b0c6a52-3c1e-4f0e-8a55-5d1f2a7b9c10';

/** One record about a lead for each store that names leads; `LEAD` stands for its id. */
const NAMES_A_LEAD = {
  pushes: { id: 9, leadId: 'LEAD', values: [], state: 'created' },
  signals: { id: 'signal', leadId: 'LEAD', at: 1 },
  sendingTasks: { id: 9, sending: 1, leadId: 'LEAD', state: 'waiting', failure: null, tries: 0 },
  drafts: { editor: EDITOR, leadId: 'LEAD', notes: null, tag: 'wa', at: 1 },
  purchases: {
    ...{ id: 9, key: 'kaspr|profile|LEAD|phone', service: 'kaspr', operation: 'profile', subject: 'LEAD' },
    ...{
      asked: { phoneRequired: true },
      keyId: 'abcdef012345',
      state: 'settled',
      startedAt: 1,
      endedAt: 2,
      day: '1970-01-01',
    },
    ...{ found: false, failure: null, charged: 0, remaining: null, repeatable: false, stake: 1, lock: '', run: null },
    resolved: null,
  },
};
/** Those that name people by their aliases, their purchases or not at all. */
const NAMES_NONE = [
  ...[
    'balancePoints',
    'balances',
    'connections',
    'damaged',
    'days',
    'domains',
    'drift',
    'forgottenIdentities',
    'hubTokens',
    'hubs',
  ],
  ...['knownHashes', 'knownRows', 'optOuts', 'otherAnswers', 'previews', 'prices', 'productCheck', 'quotas', 'runs'],
  ...['seals', 'secrets', 'sendings', 'settings', 'signalWatch', 'statements', 'tasks', 'wires'],
];

describe('two leads that turn out to be one person', () => {
  it('leave nothing behind in any store that names a lead', async () => {
    const { ids, before, after } = await page.run(async (name, records) => {
      const { kept, gone, recognise } = await store.twoWhoAreOne(name);
      for (const [storeName, record] of Object.entries(records)) {
        await store.putRaw(name, storeName, JSON.parse(JSON.stringify(record).replaceAll('LEAD', gone.id)));
      }
      const before = await store.dump(name);
      await recognise();
      return { ids: { kept: kept.id, gone: gone.id }, before, after: await store.dump(name) };
    }, NAMES_A_LEAD);
    // A new store is to be listed here, and in LEAD_LINKS.
    expect(Object.keys(after).sort()).toEqual(['leads', ...Object.keys(NAMES_A_LEAD), ...NAMES_NONE].sort());
    expect(Object.keys(LEAD_LINKS).sort()).toEqual(Object.keys(after).sort());
    for (const name of Object.keys(NAMES_A_LEAD)) {
      expect(after[name], name).toHaveLength(before[name]?.length ?? -1);
      expect(JSON.stringify(before[name]), name).toContain(ids.gone);
      expect(JSON.stringify(after[name]), name).not.toContain(ids.gone);
      expect(JSON.stringify(after[name]), name).toContain(ids.kept);
    }
    for (const name of NAMES_NONE) expect(JSON.stringify(after[name]), name).not.toContain(ids.gone);
    expect(after.leads).toMatchObject([{ id: ids.kept, formerIds: [ids.gone] }]);
  });

  it('keep both notes, however long, and all tags', async () => {
    const [one, other] = ['a'.repeat(60_000), 'b'.repeat(60_000)];
    const leads = await page.run(
      async (name, one, other) => {
        const { kept, gone, change, recognise } = await store.twoWhoAreOne(name);
        await change(kept, { notes: one, tags: ['warm', 'Paris'] });
        await change(gone, { notes: other, tags: ['Warm', 'Lyon'] });
        await recognise();
        // And is read as it is.
        await recognise();
        return store.open(name).leadTable.leads([kept.id]);
      },
      one,
      other,
    );
    expect(leads).toHaveLength(1);
    expect(leads[0]?.notes).toBe(`${one}\n\n${other}`);
    expect(leads[0]?.tags).toEqual(['warm', 'Paris', 'Lyon']);
  });

  it('keep what is typed into the notes of either, as a change of the joined ones', async () => {
    const { drafts, notes } = await page.run(async (name) => {
      const { kept, gone, change, recognise } = await store.twoWhoAreOne(name);
      await change(kept, { notes: 'Met in Lyon' });
      await change(gone, { notes: 'Likes tea' });
      const typed = (editor: string, leadId: string, text: string, seen: string) =>
        store.putRaw(name, 'drafts', { editor, leadId, notes: { text, seen }, tag: '', at: 1 });
      await typed('5b0c6a52-3c1e-4f0e-8a55-5d1f2a7b9c10', kept.id, 'Met in Lyon, twice', 'Met in Lyon');
      await typed('5b0c6a52-3c1e-4f0e-8a55-5d1f2a7b9c11', gone.id, 'Likes tea and cake', 'Likes tea');
      await recognise();
      const after = await store.dump(name);
      return { drafts: after.drafts?.map(({ notes }) => notes), notes: after.leads?.[0]?.notes };
    });
    expect(notes).toBe('Met in Lyon\n\nLikes tea');
    expect(drafts).toEqual([
      { text: 'Met in Lyon, twice\n\nLikes tea', seen: notes },
      { text: 'Met in Lyon\n\nLikes tea and cake', seen: notes },
    ]);
  });

  it('are found by either id: by open screens, by signals on their way, by pushes, by "Forget"', async () => {
    const { found, same, signals, pushed, answers, inCrm, after } = await page.run(async (name) => {
      const { kept, gone, recognise } = await store.twoWhoAreOne(name);
      await recognise();
      const { leadTable, signals: signalStore, pushRecords, otherAnswers } = store.open(name);
      const found = await leadTable.leads([gone.id, kept.id]);
      await leadTable.place(gone.id, { instanceId: '1', contactId: '2', link: null, at: 1 });
      const inCrm = (await leadTable.leads([kept.id]))[0]?.inCrm?.contactId;
      const event = {
        id: 'e',
        kind: 'job-join',
        at: 1,
        toldAt: 1,
        person: null,
        source: null,
        company: 'Acme',
      } as const;
      const places = { oldCompany: null, location: null, oldLocation: null, how: 'alias', isSeen: false } as const;
      const signals = await signalStore.keep([{ ...event, ...places, leadId: gone.id }]);
      const push = { instanceId: '1', element: 'sfdc', object: 'contacts', state: 'intent', contactId: null } as const;
      const nothing = { searched: [], wrote: {}, before: {}, isChosen: false, at: 1 };
      const pushed = await pushRecords.intent({ ...push, ...nothing, leadId: gone.id });
      const both = [await pushRecords.ofLead(gone.id), await pushRecords.ofLead(kept.id)].map((all) => all.length);
      const contact = store.contact('c@acme.example');
      const answer = { purchase: 2, service: 'kaspr', name: null, slug: null, contact, at: 1, isRejected: false };
      await store.putRaw(name, 'otherAnswers', answer);
      const answers = (await otherAnswers.ofLead(gone.id)).length;
      await leadTable.forget([gone.id]);
      const same = [found.length === 1, found[0]?.id === kept.id, ...both];
      const ids = [signals[0]?.leadId, pushed.leadId].map((id) => id === kept.id);
      return { found, same, signals: ids[0], pushed: ids[1], answers, inCrm, after: await store.dump(name) };
    });
    expect(found).toHaveLength(1);
    expect(same).toEqual([true, true, 1, 1]);
    expect([signals, pushed, answers, inCrm]).toEqual([true, true, 1, '2']);
    expect([after.leads, after.signals, after.pushes, after.otherAnswers]).toEqual([[], [], [], []]);
  });
});
