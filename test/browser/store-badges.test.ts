import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

describe('the badge of a person', () => {
  it('says what was bought of them, or that nothing was', async () => {
    const states = await page.run(async (name) => {
      const { badges, begin, end, buy } = store.open(name);
      const bring = async (slug: string, emails: number, phones: number) => {
        const { purchase } = await begin({ person: store.person(slug) });
        const { emails: some, ...contact } = store.contact(`${slug}@acme.example`);
        const phone = {
          display: '+33 1 23 45 67 89',
          e164: null,
          country: null,
          use: null,
          isDoNotCall: false,
          sources: [],
        };
        const bought = {
          ...contact,
          emails: some.slice(0, emails),
          phones: Array(phones).fill(phone),
        };
        await end(purchase, { data: { operation: 'profile', contact: bought } });
      };
      await buy(store.person('email'), 'a@acme.example');
      await bring('phone', 0, 1);
      await bring('both', 1, 1);
      await bring('empty', 0, 0);
      await end((await begin({ person: store.person('not-found') })).purchase, { data: null });
      await begin({ person: store.person('working') });
      await end((await begin({ person: store.person('decide') })).purchase, { state: 'unknown', charged: null });
      const refusal = { state: 'refused', charged: null, failure: { kind: 'bad-key', service: 'kaspr' } } as const;
      await end((await begin({ person: store.person('refused') })).purchase, refusal);
      await begin({ person: store.person('other-question') }, { operation: 'domain-patterns' });
      const slugs = [
        'email',
        'phone',
        'both',
        'empty',
        'not-found',
        'working',
        'decide',
        'refused',
        'other-question',
        'stranger',
        'EMAIL',
      ];
      const found = await badges.states([...slugs.map((slug) => store.identity(slug)), store.identity(null)]);
      return Object.fromEntries([...slugs, 'without any identity'].map((slug, index) => [slug, found[index]]));
    });
    expect(states).toEqual({
      ...{ email: 'email', phone: 'phone', both: 'both', empty: 'nothing', 'not-found': 'nothing', working: 'working' },
      ...{
        decide: 'decide',
        refused: 'none',
        'other-question': 'none',
        stranger: 'none',
        EMAIL: 'email',
        'without any identity': 'none',
      },
    });
  });

  it('counts what is current, and what could not be read', async () => {
    const states = await page.run(async (name) => {
      const { badges, begin, end } = store.open(name);
      const bring = async (slug: string, contact: Partial<ReturnType<typeof store.contact>>) => {
        const { purchase } = await begin({ person: store.person(slug) });
        const bought = { ...store.contact(`${slug}@acme.example`), ...contact };
        await end(purchase, { data: { operation: 'profile', contact: bought } });
      };
      const [email] = store.contact('a@acme.example').emails;
      const earlier = email && { ...email, sources: email.sources.map((one) => ({ ...one, retractedAt: one.at + 1 })) };
      const text = { text: 'ask at the desk', kind: 'phone', service: 'kaspr', at: 1 } as const;
      await bring('earlier', { emails: earlier ? [earlier] : [] });
      await bring('unread', { emails: [], unread: [text] });
      await bring('read-since', { emails: [], unread: [{ ...text, retractedAt: 2 }] });
      return badges.states(['earlier', 'unread', 'read-since'].map((slug) => store.identity(slug)));
    });
    expect(states).toEqual(['nothing', 'phone', 'nothing']);
  });

  it('says first what is under way, then what is undecided, of any question about them', async () => {
    const states = await page.run(async (name) => {
      const { badges, begin, end, buy } = store.open(name);
      const jane = store.person('jane');
      const seen = async () => (await badges.states([jane]))[0];
      const all = [await seen()];
      await buy(jane, 'a@acme.example');
      all.push(await seen());
      const { purchase } = await begin({ person: jane }, { asked: { phoneRequired: true } });
      all.push(await seen());
      await end(purchase, { state: 'unknown', charged: null });
      all.push(await seen());
      const again = await begin({ person: jane }, {}, purchase.id);
      all.push(await seen());
      await end(again.purchase);
      // The other question is still open.
      all.push(await seen());
      const last = await begin({ person: jane }, { asked: { phoneRequired: true } }, again.purchase.id);
      await end(last.purchase);
      return [...all, await seen()];
    });
    expect(states).toEqual(['none', 'email', 'working', 'decide', 'working', 'decide', 'email']);
  });

  it('says it of a reveal as of a look-up, and of each by itself', async () => {
    const states = await page.run(async (name) => {
      const { badges, begin, end, buy } = store.open(name);
      const jane = store.person('jane');
      const reveal = { service: 'cognism', operation: 'reveal' } as const;
      const seen = async () => (await badges.states([jane]))[0];
      const all: unknown[] = [];
      const { purchase } = await begin({ person: jane }, reveal);
      all.push(await seen());
      await end(purchase, { state: 'unknown', charged: null });
      all.push(await seen());
      await buy(jane, 'a@acme.example');
      // What Kaspr told does not answer what became of the reveal.
      all.push(await seen());
      const again = await begin({ person: jane }, reveal, purchase.id);
      await end(again.purchase, { data: null });
      return [...all, await seen()];
    });
    expect(states).toEqual(['working', 'decide', 'decide', 'email']);
  });

  it('is that of all leads which a page shows to be one person', async () => {
    const [states, before, after] = await page.run(async (name) => {
      const { badges, begin, end, buy } = store.open(name);
      await buy(store.person('jane'), 'a@acme.example', {}, 1);
      const other = { person: store.person('jane-doe', 'ACoAAJ') };
      const { purchase } = await begin(other);
      await end(purchase, { state: 'unknown', charged: null });
      const before = await store.dump(name);
      const people = [store.identity('jane'), store.identity('jane-doe'), store.identity('jane', 'ACoAAJ')];
      return [await badges.states(people), before, await store.dump(name)] as const;
    });
    expect(states).toEqual(['email', 'decide', 'decide']);
    expect(before.leads).toHaveLength(2);
    expect(after).toEqual(before);
  });

  it('of a question settled on one lead, after it had stayed open on the other, is not an open question', async () => {
    const states = await page.run(async (name) => {
      const { badges, begin, end, buy } = store.open(name);
      const { purchase } = await begin({ person: store.person('jane-doe', 'ACoAAJ') });
      await end(purchase, { state: 'unknown', charged: null });
      await buy(store.person('jane'), 'a@acme.example');
      return badges.states([store.identity('jane', 'ACoAAJ')]);
    });
    expect(states).toEqual(['email']);
  });

  it('is not that of another with the same slug', async () => {
    const states = await page.run(async (name) => {
      const { badges, buy } = store.open(name);
      await buy(store.person('jane', 'ACoAAJ', '1'), 'a@acme.example');
      return badges.states([
        store.identity('jane', 'ACoAAK'),
        store.identity('jane', null, '2'),
        store.identity('jane', 'ACoAAJ', '2'),
        store.identity('jane'),
        store.identity(null, 'ACoAAJ'),
        store.identity('other', null, '1'),
        store.identity(null, 'ACwAAJ'),
      ]);
    });
    expect(states).toEqual(['none', 'none', 'none', 'email', 'email', 'email', 'none']);
  });

  it('whose record is damaged takes no other badge along', async () => {
    const states = await page.run(async (name) => {
      const { badges, buy } = store.open(name);
      await buy(store.person('john'), 'b@acme.example');
      const bought = await buy(store.person('jim'), 'c@acme.example');
      await store.putRaw(name, 'leads', { id: 'x', aliases: ['in:jane'], name: 7 });
      await store.putRaw(name, 'purchases', { ...bought, charged: 'one' });
      return badges.states(['jane', 'john', 'jim'].map((slug) => store.identity(slug)));
    });
    expect(states).toEqual(['none', 'email', 'none']);
  });
});

describe('the badges of a list', () => {
  it.each([0, 400])(
    'are read in one transaction that writes nothing, whatever else is stored (%i others)',
    async (others) => {
      const { modes, reads, states } = await page.run(async (name, others) => {
        const { badges, buy, openDatabase } = store.open(name);
        await openDatabase();
        for (let other = 0; other < others; other += 1) {
          const lead = { id: `${other}`, aliases: [`in:other-${other}`], name: 'Other', savedAt: 1 };
          await store.putRaw(name, 'leads', { ...lead, headline: null, company: null, location: null, contact: null });
        }
        for (const slug of ['a', 'b', 'c']) await buy(store.person(slug, `ACoAA${slug}`), `${slug}@acme.example`);
        const people = [...'abcdefghij'].map((slug) => store.identity(slug, `ACoAA${slug}`, null));
        let states: string[] = [];
        let modes: string[] = [];
        const reads = await store.readsOf(async () => {
          const openDatabase = await store.transactions(async () => {
            states = await badges.states(people);
          });
          modes = openDatabase.map(({ mode }) => mode);
        });
        return { modes, reads, states };
      }, others);
      expect(modes).toEqual(['readonly']);
      // Two aliases for each of ten people; the purchases and the signals of the three that are known.
      expect(reads).toEqual({ 'aliases.getAll': 20, 'subject.getAll': 3, 'leadId.getAll': 3 });
      expect(states).toEqual([...Array(3).fill('email'), ...Array(7).fill('none')]);
    },
  );
});
