import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Asked } from '../../src/model/schemas/purchases/purchase.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

describe('what is past of people', () => {
  it('is told wish by wish, newest first, and what is known of each', async () => {
    const past = await page.run(async (name) => {
      const { ledgerStore, begin, end, buy } = store.open(name);
      const jane = store.person('jane');
      const first = await buy(jane, 'a@acme.example');
      await end((await begin({ person: jane }, {}, first.id)).purchase, { data: null });
      await end((await begin({ person: jane }, { service: 'cognism', operation: 'reveal' })).purchase, { data: null });
      // The newest answer was that there is nothing: no phone either.
      await begin({ person: jane }, { asked: { phoneRequired: true } });
      await buy(store.person('john'), 'b@acme.example');
      const specs = [
        { service: 'kaspr', operation: 'profile', asked: {} },
        { service: 'cognism', operation: 'reveal', asked: {} },
      ] as const;
      const people = ['john', 'nobody', 'jane'].map((slug) => store.identity(slug));
      return (await ledgerStore.past(specs, people)).map(({ contact, histories }) => ({
        emails: contact?.emails.map(({ address }) => address) ?? null,
        ids: histories.map((entries) => entries.map(({ id }) => id)),
      }));
    });
    expect(past).toEqual([
      { emails: ['b@acme.example'], ids: [[4], []] },
      { emails: null, ids: [[], []] },
      { emails: ['a@acme.example'], ids: [[2, 1], [3]] },
    ]);
  });

  it('is that of all leads which prove to be one person, and nothing is written', async () => {
    const { past, before, after } = await page.run(async (name) => {
      const { ledgerStore, buy } = store.open(name);
      await buy(store.person('jane'), 'a@acme.example', {}, 1);
      await buy(store.person('jane-doe', 'ACoAAJ'), 'b@acme.example', {}, 2);
      const before = await store.dump(name);
      const spec = { service: 'kaspr', operation: 'profile', asked: {} } as const;
      const past = await ledgerStore.past([spec], [store.identity('jane', 'ACoAAJ'), store.identity('jane')]);
      return { past, before, after: await store.dump(name) };
    });
    expect(past.map(({ contact }) => contact?.emails.map(({ address }) => address))).toEqual([
      ['a@acme.example', 'b@acme.example'],
      ['a@acme.example'],
    ]);
    expect(past.map(({ histories }) => histories[0]?.map(({ id }) => id))).toEqual([[2, 1], [1]]);
    expect(after).toEqual(before);
  });

  it('is read in one transaction, by look-ups in indexes only, however many they are', async () => {
    const { count, reads } = await page.run(async (name) => {
      const { ledgerStore, buy } = store.open(name);
      for (let index = 0; index < 50; index += 1) await buy(store.person(`p${index}`), 'a@acme.example');
      const people = Array.from({ length: 50 }, (_, index) => store.identity(`p${index}`));
      const specs = [
        { service: 'kaspr', operation: 'profile', asked: {} },
        { service: 'cognism', operation: 'reveal', asked: {} },
      ] as const;
      let count = 0;
      const reads = await store.readsOf(async () => {
        const seen = await store.transactions(async () => void (await ledgerStore.past(specs, people)));
        count = seen.length;
      });
      return { count, reads };
    });
    // And once, whether anybody who was forgotten has opted out.
    expect([count, reads]).toEqual([1, { 'optOuts.get': 1, 'aliases.getAll': 50, 'key.getAll': 100 }]);
  });
});

describe('an entry answers', () => {
  const KINDS: Asked = { kinds: ['phone', 'work-email'] };
  it.each<[string, bought: Asked, wanted: Asked, kind: string]>([
    ['the same kinds, in another order', KINDS, { kinds: ['work-email', 'phone'] }, 'found'],
    ['one of its kinds', KINDS, { kinds: ['phone'] }, 'found'],
    // Who asks for kinds that are open leaves out the others (purchasing/plan/kinds-to-ask.ts): what is left over must
    // not be paid for twice.
    ['more kinds, one of which it has', { kinds: ['phone'] }, KINDS, 'found'],
    ['every kind, where it asked for whatever there is', {}, { kinds: ['phone'] }, 'found'],
    ['no other kind', { kinds: ['phone'] }, { kinds: ['work-email'] }, 'opened'],
    [
      'nobody who wants people with a number only',
      { kinds: ['phone'] },
      { kinds: ['phone'], phoneRequired: true },
      'opened',
    ],
    ['the same of people with a number', { kinds: ['phone'], phoneRequired: true }, { phoneRequired: true }, 'found'],
    ['no other number of employees', { limit: 5 }, { limit: 6 }, 'opened'],
  ])('%s', async (_, bought, wanted, kind) => {
    const [opening, history] = await page.run(
      async (name, bought, wanted) => {
        const { ledgerStore, begin, buy } = store.open(name);
        const jane = store.person('jane');
        await buy(jane, 'a@acme.example', { asked: bought });
        const history = await ledgerStore.history(
          { service: 'kaspr', operation: 'profile', asked: wanted },
          { person: jane },
        );
        return [(await begin({ person: jane }, { asked: wanted })).kind, history.length] as const;
      },
      bought,
      wanted,
    );
    expect([opening, history]).toEqual([kind, kind === 'found' ? 1 : 0]);
  });

  it('nothing about whom the subject’s name only begins', async () => {
    const kinds = await page.run(async (name) => {
      const { begin, end } = store.open(name);
      await end((await begin({ domain: 'acme.example.co' })).purchase);
      await end((await begin({ domain: 'acme.example' }, { operation: 'domain-employees' })).purchase);
      return [(await begin({ domain: 'acme.example' })).kind, (await begin({ domain: 'acme.example.co' })).kind];
    });
    expect(kinds).toEqual(['opened', 'found']);
  });

  it('of several contexts at once, whose kinds overlap, only one is opened', async () => {
    const { kinds, entries } = await page.run(async (name) => {
      const asks = [['phone'], ['phone', 'work-email'], ['work-email', 'phone', 'personal-email']] as const;
      const openings = await Promise.all(
        asks.map((some) => store.open(name).begin({ person: store.person('jane') }, { asked: { kinds: [...some] } })),
      );
      return { kinds: openings.map(({ kind }) => kind).sort(), entries: (await store.dump(name)).purchases?.length };
    });
    expect([kinds, entries]).toEqual([['found', 'found', 'opened'], 1]);
  });
});
