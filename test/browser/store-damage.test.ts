import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

const AT = Date.UTC(2026, 2, 31, 12);

describe('what was set aside', () => {
  it('of a person goes when they are forgotten, and that of others stays', async () => {
    const { before, after } = await page.run(async (name, at) => {
      const { accounts, buy, leadTable } = store.open(name);
      await accounts.connect(store.connection(store.KEY_ID), store.secret('a key'));
      const ids: string[] = [];
      for (const who of ['jane', 'john']) {
        const { subject } = await buy(store.person(who), `${who}@acme.example`, {}, at);
        ids.push(subject);
        const [lead] = (await store.dump(name)).leads?.filter((one) => (one as { id: string }).id === subject) ?? [];
        await store.putRaw(name, 'damaged', { store: 'leads', key: subject, record: { ...(lead as object), name: 7 } });
      }
      const before = await store.dump(name);
      await leadTable.forget(ids.slice(0, 1));
      return { before, after: await store.dump(name) };
    }, AT);
    expect(before.damaged).toHaveLength(2);
    expect(after.damaged).toHaveLength(1);
    expect(JSON.stringify(after)).not.toContain('jane@acme.example');
    expect(JSON.stringify(after.damaged)).toContain('john@acme.example');
  });
});

describe('what was bought', () => {
  it.each([
    ['statements', { id: 'kaspr|abcdef012345', rubbish: true }],
    ['days', { id: 'kaspr|2026-03-31', entries: 'one' }],
    ['prices', { id: 'kaspr|profile|abcdef012345', total: 'two' }],
    ['balances', { service: 'kaspr', credits: 'nine' }],
  ])('is kept whatever is damaged of the books: %s', async (where, record) => {
    const { after, damaged, next } = await page.run(
      async (name, where, record, at) => {
        const { accounts, begin, end, buy, pages } = store.open(name);
        await accounts.connect(store.connection(store.KEY_ID), store.secret('a key'));
        const { purchase } = await begin({ person: store.person('jane') }, {}, null, at);
        await store.putRaw(name, where, record);
        const data = { operation: 'profile', contact: store.contact('a@acme.example') } as const;
        await end(purchase, { data }, undefined, at + 1);
        const after = await store.dump(name);
        const next = await buy(store.person('john'), 'b@acme.example', {}, at + 2);
        return { after, damaged: await pages.damaged(), next };
      },
      where,
      record,
      AT,
    );
    expect(after.purchases).toMatchObject([{ state: 'settled', found: true, failure: null, charged: 1 }]);
    expect(after.leads).toMatchObject([{ contact: { emails: [{ address: 'a@acme.example' }] } }]);
    expect(after.days).toMatchObject([{ day: '2026-03-31', entries: 1, charged: 1, open: 0 }]);
    expect(after.prices).toMatchObject([{ count: 1, total: 1 }]);
    expect(after.damaged).toMatchObject([{ store: where, record }]);
    expect(after.balances).toMatchObject([{ service: 'kaspr', credits: 9 }]);
    expect([next.state, next.failure, damaged]).toEqual(['settled', null, [{ store: where, count: 1 }]]);
  });

  it('is kept where the balance beside it cannot be written, and the sums follow', async () => {
    const { message, after } = await page.run((name) => store.breakEnd(name, 'a balance'));
    expect(message).toBeNull();
    expect(after.purchases).toMatchObject([{ state: 'settled', found: true }]);
    expect(after.leads).toMatchObject([{ contact: { emails: [{ address: 'a@acme.example' }] } }]);
    expect(after.days).toMatchObject([{ entries: 1, charged: 1, open: 0 }]);
  });

  it('joins what can be read of a damaged company, which is set aside', async () => {
    const { message, after } = await page.run((name) => store.breakEnd(name, 'a damaged company'));
    expect(message).toBeNull();
    expect(after.purchases).toMatchObject([{ state: 'settled', found: true }]);
    expect(after.domains).toMatchObject([{ domain: 'acme.example', patterns: { list: [] } }]);
    expect(after.damaged).toMatchObject([{ store: 'domains', record: { patterns: 'none' } }]);
  });

  it('is kept where the person’s record was damaged while it was waited for', async () => {
    const after = await page.run(async (name) => {
      const { begin, end } = store.open(name);
      const { purchase } = await begin({ person: store.person('jane') });
      await store.putRaw(name, 'leads', { id: purchase.subject, aliases: ['in:jane'], name: 7, contact: 'none' });
      await end(purchase, { data: { operation: 'profile', contact: store.contact('a@acme.example') } });
      return store.dump(name);
    });
    expect(after.purchases).toMatchObject([{ state: 'settled', found: true }]);
    expect(after.leads).toMatchObject([{ aliases: ['in:jane'], contact: { emails: [{ address: 'a@acme.example' }] } }]);
    expect(after.damaged).toMatchObject([{ store: 'leads', record: { name: 7 } }]);
  });

  it('is kept where its own entry was damaged while it was waited for', async () => {
    const after = await page.run(async (name) => {
      const { begin, end } = store.open(name);
      const { purchase } = await begin({ person: store.person('jane') });
      await store.putRaw(name, 'purchases', { ...purchase, state: 'gone', stake: 'one' });
      await end(purchase, { data: { operation: 'profile', contact: store.contact('a@acme.example') } });
      return store.dump(name);
    });
    expect(after.purchases).toMatchObject([{ state: 'settled', found: true, charged: 1 }]);
    expect(after.leads).toMatchObject([{ contact: { emails: [{ address: 'a@acme.example' }] } }]);
  });

  it('is not written in a form that could not be read again', async () => {
    const { after, next } = await page.run(async (name) => {
      const { begin, end, buy } = store.open(name);
      const { purchase } = await begin({ person: store.person('jane') });
      const contact = store.contact('a@acme.example');
      const tooLong = { ...store.contact('b@acme.example').emails[0], address: `${'b'.repeat(300)}@acme.example` };
      const data = { operation: 'profile', contact: { ...contact, emails: [...contact.emails, tooLong] } };
      await end(purchase, { data: data as never, charged: 2, remaining: 999_999_999 });
      const next = await buy(store.person('john'), 'c@acme.example');
      return { after: await store.dump(name), next };
    });
    expect(after.leads).toHaveLength(2);
    expect(JSON.stringify(after.leads)).not.toContain('bbb');
    // Nothing of what was paid for is dropped: it lies where damaged records do.
    expect(JSON.stringify(after.damaged)).toContain('bbb');
    expect(after.statements).toMatchObject([{ opening: 1e9, charged: 3 }]);
    expect([next.state, next.failure]).toEqual(['settled', null]);
  });
});

describe('an answer that had no room at first', () => {
  it('joins its entry later: with its money counted once, and only what was not kept yet', async () => {
    const [settled, delivered, again] = await page.run(async (name) => {
      const { begin, end } = store.open(name);
      const { purchase } = await begin({ person: store.person('jane') });
      const failure = { kind: 'not-stored', service: 'kaspr' } as const;
      await end(purchase, { failure, balance: null });
      const settled = await store.dump(name);
      const data = { operation: 'profile', contact: store.contact('a@acme.example') } as const;
      await end(purchase, { data, charged: 5 });
      const delivered = await store.dump(name);
      await end(purchase, { data: { ...data, contact: store.contact('b@acme.example') } });
      return [settled, delivered, await store.dump(name)] as const;
    });
    expect(settled.purchases).toMatchObject([{ found: false, charged: 1 }]);
    expect(delivered.purchases).toMatchObject([{ state: 'settled', found: true, charged: 1, failure: null }]);
    expect(delivered.leads).toMatchObject([{ contact: { emails: [{ address: 'a@acme.example' }] } }]);
    expect([delivered.days, delivered.prices]).toEqual([settled.days, settled.prices]);
    expect(again).toEqual(delivered);
  });
});

describe('a damaged entry', () => {
  it('is an open question: nothing is bought over it unless the user says so, and nothing else is touched', async () => {
    const seen = await page.run(async (name) => {
      const { begin, buy, ledgerStore, pages, questions } = store.open(name);
      const bought = await buy(store.person('jane'), 'a@acme.example');
      await buy(store.person('john'), 'b@acme.example');
      await store.putRaw(name, 'purchases', { ...bought, charged: 'one' });
      const spec = { service: 'kaspr', operation: 'profile', asked: {} } as const;
      const jane = { person: store.person('jane') };
      const [entry] = await ledgerStore.history(spec, jane);
      const [again, other] = [await begin(jane), await begin({ person: store.person('john') })];
      const open = (await questions.open()).map(({ id }) => id);
      const agreed = await begin(jane, {}, bought.id);
      return { entry, again, other, open, agreed, damaged: await pages.damaged() };
    });
    expect(seen.entry).toMatchObject({ state: 'unknown', failure: { kind: 'damaged-entry' }, charged: null });
    expect(seen.again).toMatchObject({ kind: 'found', purchase: { id: 1, failure: { kind: 'damaged-entry' } } });
    expect(seen.other).toMatchObject({ kind: 'found', purchase: { id: 2, state: 'settled' } });
    expect([seen.open, seen.agreed.kind, seen.damaged]).toEqual([[1], 'opened', [{ store: 'purchases', count: 1 }]]);
  });

  it('of which only the key is left holds off the same purchase, and blocks no other', async () => {
    const seen = await page.run(async (name) => {
      const { begin, buy, recover } = store.open(name);
      const { subject } = await buy(store.person('jane'), 'a@acme.example');
      const key = `kaspr|profile|${subject}|`;
      await store.putRaw(name, 'purchases', { id: 1, key, state: 'intent', subject: 'x' });
      const recovered = await recover(5);
      const jane = await begin({ person: store.person('jane') });
      const john = await begin({ person: store.person('john') });
      return { recovered, jane, john: john.kind, dump: await store.dump(name) };
    });
    expect([seen.recovered, seen.john]).toEqual([1, 'opened']);
    expect(seen.jane).toMatchObject({ kind: 'found', purchase: { id: 1, state: 'unknown' } });
    expect(seen.dump.damaged).toMatchObject([{ store: 'purchases', key: 1 }]);
  });

  it('of which nothing is left is set aside, and the others are shown and exported', async () => {
    const seen = await page.run(async (name) => {
      const { buy, pages, questions } = store.open(name);
      await buy(store.person('jane'), 'a@acme.example');
      await buy(store.person('john'), 'b@acme.example');
      await store.putRaw(name, 'purchases', { id: 1, state: 'unknown' });
      const shown = await pages.page({ service: null, state: null, text: '' }, null, 50);
      return {
        shown: shown.entries.map(({ purchase }) => purchase.id),
        exported: (await pages.inOrder(0, 10)).map(({ purchase }) => purchase.id),
        open: await questions.open(),
        days: (await pages.days()).map(({ entries }) => entries),
        damaged: await pages.damaged(),
      };
    });
    expect(seen).toEqual({
      shown: [2],
      exported: [2],
      open: [],
      days: [1],
      damaged: [{ store: 'purchases', count: 1 }],
    });
  });
});

describe('a damaged person', () => {
  it('takes nobody else of a list along, and is not bought again', async () => {
    const seen = await page.run(async (name) => {
      const { begin, buy, ledgerStore, personStore } = store.open(name);
      const { subject } = await buy(store.person('jane'), 'a@acme.example');
      await buy(store.person('john'), 'b@acme.example');
      await store.putRaw(name, 'leads', { id: subject, aliases: ['in:jane'], name: 7, notes: 'call her' });
      const spec = { service: 'kaspr', operation: 'profile', asked: {} } as const;
      const past = await ledgerStore.past([spec], [store.person('jane'), store.person('john')]);
      const again = await begin({ person: store.person('jane') });
      const jane = await personStore.person(store.person('jane'), 1);
      return { past, again, jane, damaged: (await store.dump(name)).damaged };
    });
    expect(seen.past.map(({ histories }) => histories[0]?.length)).toEqual([1, 1]);
    expect(seen.again).toMatchObject({ kind: 'found', purchase: { id: 1, state: 'settled' } });
    expect(seen.jane).toMatchObject({ name: 'Name of jane', aliases: ['in:jane'], notes: 'call her' });
    expect(seen.damaged).toMatchObject([{ store: 'leads', record: { name: 7 } }]);
  });
});

describe('a repair', () => {
  it('works out the same sums, prices and runs as were written beside the entries', async () => {
    const [before, after, count] = await page.run(async (name, at) => {
      const { begin, end, buy, queue, questions, pages } = store.open(name);
      const run = await queue.add({ service: 'kaspr', phoneRequired: false, stopAfter: null }, [store.person('a')], at);
      await buy(store.person('jane'), 'a@acme.example', { run: run.id }, at);
      await buy(store.person('john'), 'b@acme.example', {}, at + 86_400_000);
      const open = await begin({ person: store.person('kim') }, { run: run.id }, null, at + 1);
      await end(open.purchase, { state: 'unknown', charged: null, remaining: null }, undefined, at + 2);
      const asked = await begin({ person: store.person('lee') }, {}, null, at + 3);
      await end(asked.purchase, { state: 'unknown', charged: null, remaining: null }, undefined, at + 4);
      await questions.resolve(asked.purchase.id, 3, 'user', at + 5);
      await begin({ person: store.person('mo') }, {}, null, at + 6);
      const before = await store.dump(name);
      const count = await pages.repair();
      return [before, await store.dump(name), count] as const;
    }, AT);
    expect(after).toEqual(before);
    expect([count, before.days]).toMatchObject([
      0,
      [
        { entries: 4, charged: 4, open: 2 },
        { entries: 1, charged: 1 },
      ],
    ]);
  });

  it('works out a damaged statement from the entries and the balances that are kept', async () => {
    const [before, after] = await page.run(async (name, at) => {
      const { begin, end, questions, pages } = store.open(name);
      const ends = [
        { charged: 1, remaining: 9 },
        { state: 'unknown', charged: null, remaining: null },
        { charged: 2, remaining: 5 },
      ] as const;
      for (const [index, outcome] of ends.entries()) {
        const { purchase } = await begin({ person: store.person(`p${index}`) }, {}, null, at + 10 * index);
        await end(purchase, outcome, undefined, at + 10 * index + 1);
      }
      await questions.resolve(2, 2, 'user', at + 40);
      const point = { service: 'kaspr', keyId: store.KEY_ID, remaining: 4 } as const;
      await questions.addBalancePoint({ ...point, startedAt: at + 50, endedAt: at + 51 });
      const before = (await store.dump(name)).statements;
      await store.putRaw(name, 'statements', { id: `kaspr|${store.KEY_ID}`, opening: 'ten' });
      return [before, await pages.statements()];
    }, AT);
    expect(before).toMatchObject([{ opening: 10, closing: 4, charged: 5 }]);
    expect(after).toEqual(before);
  });
});
