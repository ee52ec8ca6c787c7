import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

describe('a purchase', () => {
  it('is an intent that every other context sees, as soon as it is opened', async () => {
    const [kind, { purchases, leads }] = await page.run(async (name) => {
      const { kind } = await store.open(name).begin({ person: store.person('jane', 'ACoAAJ', '1') });
      return [kind, await store.dump(name)] as const;
    });
    expect(kind).toBe('opened');
    expect(purchases).toMatchObject([
      { id: 1, state: 'intent', endedAt: null, charged: null, subject: leads?.[0]?.id },
    ]);
    expect(leads).toMatchObject([
      { aliases: ['in:jane', 'urn:ACoAAJ', 'member:1'], name: 'Name of jane', contact: null },
    ]);
  });

  it('reaches the disk before anything else happens', async () => {
    const seen = await page.run(async (name) => {
      const { begin, end, openDatabase, recover } = store.open(name);
      await openDatabase();
      return store.durabilities(async () => {
        const { purchase } = await begin({ person: store.person('jane') });
        await end(purchase);
        await begin({ person: store.person('john') });
        await recover(1);
      });
    });
    expect(seen).toEqual(Array(4).fill('strict'));
  });

  it.each([1, 2])('of two contexts at once is opened by one and joined by the other (%i)', async () => {
    const [openings, { purchases, leads }] = await page.run(async (name) => {
      const contexts = [store.open(name), store.open(name), store.open(name)];
      const openings = await Promise.all(contexts.map(({ begin }) => begin({ person: store.person('jane') })));
      return [openings, await store.dump(name)] as const;
    });
    expect(openings.map(({ kind }) => kind).sort()).toEqual(['found', 'found', 'opened']);
    expect([new Set(openings.map(({ purchase }) => purchase.id)).size, purchases?.length, leads?.length]).toEqual([
      1, 1, 1,
    ]);
  });

  it('of other things about a person is another purchase', async () => {
    const kinds = await page.run(async (name) => {
      const { begin } = store.open(name);
      const target = { person: store.person('jane') };
      const openings = [await begin(target)];
      // What is under way may bring the phone.
      openings.push(await begin(target, { asked: { phoneRequired: true } }));
      openings.push(await begin({ domain: 'acme.example' }));
      openings.push(await begin({ domain: 'acme.example' }, { operation: 'domain-employees', asked: { limit: 5 } }));
      openings.push(await begin({ domain: 'acme.example' }, { operation: 'domain-employees', asked: { limit: 6 } }));
      return openings.map(({ kind }) => kind);
    });
    expect(kinds).toEqual(['opened', 'found', 'opened', 'opened', 'opened']);
  });

  it('that was settled answers from then on; a refused one does not', async () => {
    const outcomes = await page.run(async (name) => {
      const { begin, end, buy, ledgerStore } = store.open(name);
      const target = { person: store.person('jane') };
      const refused = (await begin(target)).purchase;
      await end(refused, { state: 'refused', failure: { kind: 'bad-key', service: 'kaspr' }, charged: null });
      await buy(target.person, 'a@acme.example');
      const answer = await begin(target);
      const fresh = await begin(target, {}, answer.purchase.id);
      const history = await ledgerStore.history({ service: 'kaspr', operation: 'profile', asked: {} }, target);
      return [answer.kind, answer.purchase.id, fresh.kind, ...history.map(({ id, state }) => `${id} ${state}`)];
    });
    expect(outcomes).toEqual(['found', 2, 'opened', '3 intent', '2 settled', '1 refused']);
  });

  it.each(['settled', 'refused', 'unknown'] as const)('that ended as %s does not end again', async (state) => {
    const [before, after, again] = await page.run(async (name, state) => {
      const { begin, end, recover } = store.open(name);
      const { purchase } = await begin({ person: store.person('jane') });
      await end(purchase, { state }, undefined, 5);
      const before = await store.dump(name);
      const data = { operation: 'profile' as const, contact: store.contact('b@acme.example') };
      const again = await end(purchase, { state: 'settled', charged: 7, data }, undefined, 6);
      await recover(7);
      return [before, await store.dump(name), again] as const;
    }, state);
    expect(after).toEqual(before);
    expect(again).toMatchObject({ state, endedAt: 5, charged: 1 });
  });

  it('brings goods, balance and price with its end', async () => {
    const records = await page.run(async (name) => {
      const { accounts, begin, end, buy } = store.open(name);
      await accounts.connect(store.connection(store.KEY_ID), store.secret('a key'));
      await buy(store.person('jane'), 'a@acme.example');
      const patterns = [{ pattern: '{f}@acme.example', score: 1 }];
      await end((await begin({ domain: 'acme.example' })).purchase, {
        data: { operation: 'domain-patterns', patterns },
      });
      return store.dump(name);
    });
    expect(records.leads).toMatchObject([{ contact: { emails: [{ address: 'a@acme.example' }] } }]);
    expect(records.domains).toMatchObject([
      { domain: 'acme.example', patterns: { list: [{ score: 1 }] }, employees: null },
    ]);
    expect(records.purchases).toMatchObject([
      { state: 'settled', found: true, charged: 1, remaining: 9 },
      { found: true },
    ]);
    expect(records.balances).toMatchObject([{ service: 'kaspr', credits: 9 }]);
    expect(records.prices).toHaveLength(2);
  });
});

describe('connections to services that take credits', () => {
  it('are read with their keys, and none of another service', async () => {
    const seen = await page.run(async (name) => {
      const { accounts } = store.open(name);
      const before = await accounts.paid();
      await accounts.connect(store.connection(store.KEY_ID), store.secret('a key'));
      const report = { service: 'kissmetrics', base: 'https://api.kissmetrics.com' } as const;
      await accounts.connect(
        { ...store.connection('0'), ...report },
        { ...store.secret('other'), service: 'kissmetrics' },
      );
      const connected = await accounts.paid();
      await accounts.disconnect('kaspr');
      return [before, connected, await accounts.paid()];
    });
    const connection = { service: 'kaspr', keyId: 'abcdef012345' };
    expect(seen).toEqual([
      {},
      { kaspr: expect.objectContaining({ connection: expect.objectContaining(connection) }) },
      {},
    ]);
    expect(seen[1]).toMatchObject({ kaspr: { secret: { key: 'a key' } } });
  });
});

describe('an intent is written for the connection that is stored', () => {
  type Change = 'nothing' | 'another key' | 'another address' | 'removed' | 'the user of the key';
  it.each<[Change, kind: string]>([
    ['nothing', 'opened'],
    ['the user of the key', 'opened'],
    ['another key', 'no-key'],
    ['another address', 'no-key'],
    ['removed', 'no-key'],
  ])('where this has changed: %s', async (change, kind) => {
    const [result, entries, leads] = await page.run(async (name, change) => {
      const { accounts, tryToBegin } = store.open(name);
      const earlier = store.connection(store.KEY_ID);
      await accounts.connect(earlier, store.secret('a key'));
      const changes = {
        nothing: async () => {},
        'another key': () => accounts.connect(store.connection('000000000000'), store.secret('another key')),
        'another address': () => accounts.connect({ ...earlier, base: 'https://kaspr.example' }, store.secret('a key')),
        removed: () => accounts.disconnect('kaspr'),
        'the user of the key': () => accounts.connect({ ...earlier, user: 'jo@acme.example' }, null),
      };
      await changes[change]();
      const opening = await tryToBegin({ person: store.person('jane') }, { base: store.BASE });
      const { purchases, leads } = await store.dump(name);
      return [opening.kind === 'forbidden' ? opening.failure.kind : opening.kind, purchases, leads] as const;
    }, change);
    expect(result).toBe(kind);
    // Neither an entry nor a person is left of what was refused; of the connection an entry keeps its key's number
    // only.
    expect([entries?.length, leads?.length]).toEqual(kind === 'opened' ? [1, 1] : [0, 0]);
    if (kind === 'opened') expect(entries?.[0]).not.toHaveProperty('base');
  });
});

describe('the price of a look-up', () => {
  it('is summed by key and operation, of what was told to have been charged', async () => {
    const { prices } = await page.run(async (name) => {
      const { begin, end, buy } = store.open(name);
      const settle = async (slug: string, charged: number | null, keyId = store.KEY_ID) =>
        end((await begin({ person: store.person(slug) }, { keyId })).purchase, { charged });
      for (const [slug, charged] of Object.entries({ a: 2, b: 0.5, c: 3, d: null })) await settle(slug, charged);
      await settle('e', 9, '000000000000');
      await end((await begin({ domain: 'acme.example' })).purchase, { charged: 4 });
      await end((await begin({ person: store.person('f') })).purchase, { state: 'unknown', charged: null });
      await end((await begin({ person: store.person('g') })).purchase, { state: 'refused', charged: 0 });
      await buy(store.person('h'), 'a@acme.example');
      return store.dump(name);
    });
    expect(prices?.map(({ id, count, least, most, total }) => [id, count, least, most, total])).toEqual([
      ['kaspr|domain-patterns|abcdef012345', 1, 4, 4, 4],
      ['kaspr|profile|000000000000', 1, 9, 9, 9],
      ['kaspr|profile|abcdef012345', 4, 0.5, 3, 6.5],
    ]);
  });
});

describe('at the next start', () => {
  it('what was under way may have been charged, and all else stays', async () => {
    const [count, before, after] = await page.run(async (name) => {
      const { begin, buy } = store.open(name);
      await buy(store.person('a'), 'a@acme.example');
      await begin({ person: store.person('b') });
      await begin({ domain: 'acme.example' });
      const before = await store.dump(name);
      const count = await store.open(name).recover(77);
      return [count, before, await store.dump(name)] as const;
    });
    const [first, ...open] = before.purchases ?? [];
    const failure = { kind: 'interrupted', service: 'kaspr' };
    const ended = open.map((entry) => ({ ...entry, state: 'unknown', failure, endedAt: 77 }));
    expect([count, after]).toEqual([2, { ...before, purchases: [first, ...ended] }]);
    expect(open.map(({ state }) => state)).toEqual(['intent', 'intent']);
  });

  it('a late answer to it changes nothing', async () => {
    const [before, after] = await page.run(async (name) => {
      const { begin, end, recover } = store.open(name);
      const { purchase } = await begin({ person: store.person('a') });
      await recover(77);
      const before = await store.dump(name);
      await end(purchase);
      return [before, await store.dump(name)];
    });
    expect(after).toEqual(before);
  });
});

describe('looking', () => {
  it('at the history writes nothing, not even about somebody new', async () => {
    const [entries, before, after] = await page.run(async (name) => {
      const { buy, ledgerStore } = store.open(name);
      await buy(store.person('a'), 'a@acme.example');
      const before = await store.dump(name);
      const spec = { service: 'kaspr', operation: 'profile', asked: {} } as const;
      const targets = [
        { person: store.person('b', 'ACoAAB') },
        { person: store.person('a', 'ACoAAA') },
        { domain: 'b.example' },
      ];
      const found = await Promise.all(targets.map((target) => ledgerStore.history(spec, target)));
      return [found.map(({ length }) => length), before, await store.dump(name)] as const;
    });
    expect(entries).toEqual([0, 1, 0]);
    expect(after).toEqual(before);
  });
});
