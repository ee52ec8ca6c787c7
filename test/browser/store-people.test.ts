import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

describe('a person of several names', () => {
  it('is the same by the same token, whatever the slug', async () => {
    const [answers, { leads }] = await page.run(async (name) => {
      const { begin, buy } = store.open(name);
      await buy(store.person('jane', 'ACoAAJ'), 'a@acme.example');
      const answers = [await begin({ person: store.person('jane-doe', 'ACoAAJ', '1') })];
      answers.push(await begin({ person: store.person('jane-doe') }), await begin({ person: store.person('JANE') }));
      answers.push(await begin({ person: store.person('x', null, '1') }));
      return [answers.map(({ kind }) => kind), await store.dump(name)] as const;
    });
    expect(answers).toEqual(Array(4).fill('found'));
    expect(leads).toMatchObject([{ aliases: ['in:jane', 'urn:ACoAAJ', 'in:jane-doe', 'member:1', 'in:x'] }]);
  });

  it('is another by another token, and takes the slug along', async () => {
    const [kinds, { leads }] = await page.run(async (name) => {
      const { begin, buy } = store.open(name);
      await buy(store.person('jane', 'ACoAAJ'), 'a@acme.example', {}, 1);
      await buy(store.person('jane', 'ACoAAK'), 'b@acme.example', {}, 2);
      const bySlug = await begin({ person: store.person('jane') });
      const first = await begin({ person: store.person('jane-2', 'ACoAAJ') });
      return [[bySlug, first].map(({ kind, purchase }) => `${kind} ${purchase.id}`), await store.dump(name)] as const;
    });
    expect(kinds).toEqual(['found 2', 'found 1']);
    const known = leads?.map(({ aliases, savedAt }) => [savedAt, aliases]).sort();
    expect(known).toEqual([
      [1, ['urn:ACoAAJ', 'in:jane-2']],
      [2, ['in:jane', 'urn:ACoAAK']],
    ]);
  });

  it('who is too uncertain to buy shows the data of all their names; only a lone lead learns a name', async () => {
    const { shown, stranger, learnt, leads } = await page.run(async (name) => {
      const { buy, personStore } = store.open(name);
      await buy(store.person('jane'), 'a@acme.example', {}, 1);
      const stranger = await personStore.known({ slug: 'jane', token: 'ACwAAK', memberId: null }, 'Somebody Else', 1);
      const first = await personStore.known({ slug: 'jane', token: 'ACwAAJ', memberId: null }, 'NAME of jane', 1);
      await buy(store.person('ada'), 'b@acme.example', {}, 2);
      const both = await personStore.known({ slug: 'ada', token: 'ACwAAJ', memberId: null }, null, 2);
      const emails = both?.contact?.emails.map(({ address }) => address);
      return { shown: emails, stranger, learnt: first?.contact?.emails.length, leads: (await store.dump(name)).leads };
    });
    expect([stranger, learnt]).toEqual([null, 1]);
    expect(shown?.sort()).toEqual(['a@acme.example', 'b@acme.example']);
    expect(leads?.map(({ aliases }) => aliases).sort()).toEqual([['in:ada'], ['in:jane', 'sn:ACwAAJ']]);
  });

  it('whose leads prove to be one keeps what both bought', async () => {
    const { before, answers, after } = await page.run(async (name) => {
      const { begin, buy, ledgerStore } = store.open(name);
      await buy(store.person('jane'), 'a@acme.example', {}, 1);
      await buy(store.person('jane-doe', 'ACoAAJ'), 'b@acme.example', { asked: { phoneRequired: true } }, 2);
      const both = { person: store.person('jane', 'ACoAAJ') };
      const before = await ledgerStore.history(
        { service: 'kaspr', operation: 'profile', asked: { phoneRequired: true } },
        both,
      );
      const answers = [await begin(both), await begin(both, { asked: { phoneRequired: true } })];
      return { before, answers, after: await store.dump(name) };
    });
    expect(before).toMatchObject([{ id: 2, state: 'settled' }]);
    expect(answers.map(({ kind, purchase }) => `${kind} ${purchase.id}`)).toEqual(['found 2', 'found 2']);
    expect(after.leads).toMatchObject([{ savedAt: 1, aliases: ['in:jane', 'in:jane-doe', 'urn:ACoAAJ'] }]);
    expect(JSON.stringify(after.leads?.[0]?.contact)).toMatch(/a@acme\.example.*b@acme\.example/);
    const id = after.leads?.[0]?.id;
    expect(after.purchases).toMatchObject([
      { subject: id, key: `kaspr|profile|${id}|` },
      { subject: id, key: `kaspr|profile|${id}|phone` },
    ]);
  });

  it('whose leads merge keeps what was sent and heard of both', async () => {
    const { leads, pushes, signals } = await page.run(async (name) => {
      const { begin, buy } = store.open(name);
      await buy(store.person('jane'), 'a@acme.example', {}, 1);
      await buy(store.person('jane-doe', 'ACoAAJ'), 'b@acme.example', {}, 2);
      const { leads = [] } = await store.dump(name);
      for (const [at, { id }] of leads.entries()) {
        await store.putRaw(name, 'pushes', { id: at + 1, leadId: id, values: [], state: 'created' });
        await store.putRaw(name, 'signals', { id: `signal-${at}`, leadId: id, at });
      }
      await begin({ person: store.person('jane', 'ACoAAJ') });
      return store.dump(name);
    });
    const id = leads?.[0]?.id;
    expect(leads).toHaveLength(1);
    expect([...(pushes ?? []), ...(signals ?? [])].map(({ leadId }) => leadId)).toEqual(Array(4).fill(id));
  });

  it('whose leads merge while one is being asked about gets that answer too', async () => {
    const { leads, purchases } = await page.run(async (name) => {
      const { begin, end, buy } = store.open(name);
      await buy(store.person('jane'), 'a@acme.example', {}, 1);
      const { purchase } = await begin({ person: store.person('jane-doe', 'ACoAAJ') });
      await begin({ person: store.person('jane', 'ACoAAJ') });
      await end(purchase, { data: { operation: 'profile', contact: store.contact('b@acme.example') } });
      return store.dump(name);
    });
    expect([leads?.length, purchases?.map(({ subject }) => subject)]).toEqual([1, Array(2).fill(leads?.[0]?.id)]);
    expect(JSON.stringify(leads)).toContain('b@acme.example');
  });

  it('is never merged with another member number, even if a page mixes one’s slug and the other’s token', async () => {
    const { leads } = await page.run(async (name) => {
      const { begin, buy } = store.open(name);
      await buy(store.person('jane', null, '1'), 'former-owner@acme.example', {}, 1);
      await buy(store.person('jane-doe', 'ACoAAJ', '2'), 'b@acme.example', {}, 2);
      await begin({ person: store.person('jane', 'ACoAAJ') });
      return store.dump(name);
    });
    const known = leads?.map(({ aliases, savedAt }) => [savedAt, aliases]).sort();
    expect(known).toEqual([
      [1, ['member:1']],
      [2, ['in:jane-doe', 'urn:ACoAAJ', 'member:2', 'in:jane']],
    ]);
  });

  it('who was only looked at is not stored; one who was bought is learnt more of', async () => {
    const { nobody, before, aliases, stranger, after } = await page.run(async (name) => {
      const { personStore, buy } = store.open(name);
      const nobody = await personStore.person(store.person('jane', 'ACoAAJ'), 1);
      const before = await store.dump(name);
      await buy(store.person('jane'), 'a@acme.example');
      const learnt = await personStore.person(store.person('jane', 'ACoAAJ', '7'), 2);
      const stranger = await personStore.person(store.person('jane', 'ACoAAK'), 3);
      return { nobody, before, aliases: learnt?.aliases, stranger, after: await store.dump(name) };
    });
    expect([nobody, before.leads, stranger]).toEqual([null, [], null]);
    expect(aliases).toEqual(['in:jane', 'urn:ACoAAJ', 'member:7']);
    expect(after.leads).toMatchObject([{ aliases, contact: { emails: [{ address: 'a@acme.example' }] } }]);
  });
});
