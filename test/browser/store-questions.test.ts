import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

describe('a question', () => {
  it('is open until it is answered, once, by whoever comes first', async () => {
    const { open, answers, purchases, after } = await page.run(async (name) => {
      const { begin, end, buy, questions } = store.open(name);
      await buy(store.person('john'), 'a@acme.example');
      const { purchase } = await begin({ person: store.person('jane') });
      const before = (await questions.open()).length;
      await end(purchase, { state: 'unknown', charged: null, remaining: null });
      const open = [before, (await questions.open()).map(({ id }) => id)];
      const contexts = [store.open(name), store.open(name)];
      const answers = await Promise.all(
        contexts.map((context, index) => context.questions.resolve(purchase.id, index, index ? 'user' : 'balance', 7)),
      );
      const { purchases } = await store.dump(name);
      return { open, answers, purchases, after: await questions.open() };
    });
    expect(open).toEqual([0, [2]]);
    expect(answers.toSorted()).toEqual([false, true]);
    const charged = answers.indexOf(true);
    const by = charged ? 'user' : 'balance';
    expect(purchases?.[1]).toMatchObject({ state: 'unknown', charged, resolved: { by, at: 7 } });
    expect(after).toEqual([]);
  });

  it.each([1, 2, 3, 99])('is nothing else: entry %i stays as it is', async (id) => {
    const [answered, before, after] = await page.run(async (name, id) => {
      const { begin, end, buy, questions } = store.open(name);
      await buy(store.person('a'), 'a@acme.example');
      await begin({ person: store.person('b') });
      const { purchase } = await begin({ person: store.person('c') });
      await end(purchase, { state: 'refused', charged: null });
      const before = await store.dump(name);
      const answered = await questions.resolve(id, 1, 'user', 7);
      return [answered, before, await store.dump(name)] as const;
    }, id);
    expect([answered, after]).toEqual([false, before]);
  });

  it('that was answered as free can be bought again by a plain click; one that was charged can’t', async () => {
    const kinds = await page.run(async (name) => {
      const { begin, end, questions } = store.open(name);
      const outcomes: string[] = [];
      for (const [slug, charged] of [
        ['free', 0],
        ['charged', 1],
      ] as const) {
        const target = { person: store.person(slug) };
        const { purchase } = await begin(target);
        await end(purchase, { state: 'unknown', charged: null });
        outcomes.push((await begin(target)).kind);
        await questions.resolve(purchase.id, charged, 'balance', 7);
        outcomes.push((await begin(target)).kind);
      }
      return outcomes;
    });
    expect(kinds).toEqual(['found', 'opened', 'found', 'found']);
  });

  it('stores the cost that an answer’s balance implies, and uses it for the price', async () => {
    const { answered, purchases, prices, days, statements } = await page.run(async (name) => {
      const { begin, end, questions } = store.open(name);
      const data = { operation: 'profile' as const, contact: store.contact('a@acme.example') };
      const { purchase } = await begin({ person: store.person('jane') }, {}, null, 10);
      await end(purchase, { charged: null, remaining: 47, data }, undefined, 11);
      const before = (await store.dump(name)).days;
      const answered = [await questions.resolve(purchase.id, 3, 'balance', 12)];
      answered.push(await questions.resolve(purchase.id, 5, 'balance', 13));
      // One that told nothing at all stays as it is.
      const other = await begin({ person: store.person('john') }, {}, null, 20);
      await end(other.purchase, { charged: null, remaining: null, data }, undefined, 21);
      answered.push(await questions.resolve(other.purchase.id, 1, 'balance', 22));
      const { purchases, prices, days, statements } = await store.dump(name);
      return { answered, purchases, prices, days: [before, days], statements };
    });
    expect(answered).toEqual([true, false, false]);
    expect(purchases?.[0]).toMatchObject({ state: 'settled', charged: 3, resolved: { by: 'balance', at: 12 } });
    expect(purchases?.[1]).toMatchObject({ state: 'settled', charged: null, resolved: null });
    expect(prices).toMatchObject([{ count: 1, least: 3, most: 3, total: 3 }]);
    expect(days[0]).toMatchObject([{ charged: 0, open: 1 }]);
    expect(days[1]).toMatchObject([{ charged: 3, entries: 2 }]);
    expect(statements).toMatchObject([{ closing: 47, charged: 3 }]);
  });

  it('is looked at with what its own key told around it', async () => {
    const seen = await page.run(async (name) => {
      const { begin, end, buy, questions } = store.open(name);
      const mine = { keyId: 'aaaaaaaaaaaa' };
      await buy(store.person('a'), 'a@acme.example', mine);
      await buy(store.person('b'), 'b@acme.example', { keyId: 'bbbbbbbbbbbb' });
      const { purchase } = await begin({ person: store.person('c') }, mine);
      const question = await end(purchase, { state: 'unknown', charged: null });
      await begin({ domain: 'acme.example' }, mine);
      const point = { service: 'kaspr' as const, startedAt: 1, endedAt: 2 };
      await questions.addBalancePoint({ ...point, keyId: 'aaaaaaaaaaaa', remaining: 5 });
      await questions.addBalancePoint({ ...point, keyId: 'bbbbbbbbbbbb', remaining: 6 });
      const { entries, points } = await questions.around(question);
      return [entries.map(({ id }) => id), points.map(({ remaining }) => remaining)];
    });
    expect(seen).toEqual([[1, 3, 4], [5]]);
  });
});

describe('balances that free calls told', () => {
  it('are kept, the last twenty of each key', async () => {
    const points = await page.run(async (name) => {
      const { questions } = store.open(name);
      const point = { service: 'kaspr' as const, startedAt: 1, endedAt: 2 };
      await questions.addBalancePoint({ ...point, keyId: 'bbbbbbbbbbbb', remaining: 1000 });
      for (let left = 50; left > 0; left -= 1) {
        await questions.addBalancePoint({ ...point, keyId: 'aaaaaaaaaaaa', remaining: left });
      }
      return (await store.dump(name)).balancePoints?.map(({ remaining }) => remaining);
    });
    expect(points).toEqual([1000, ...Array.from({ length: 20 }, (_, index) => 20 - index)]);
  });
});

describe('the statement of a key', () => {
  type Story = (name: string) => Promise<unknown>;
  const tell = async (story: Story) => {
    await page.run(story);
    return page.run(async (name) => store.open(name).pages.statements());
  };

  it('begins with the first reply that tells a balance, and says what the ledger accounts for', async () => {
    const statements = await tell(async (name) => {
      const { begin, end } = store.open(name);
      const buy = async (slug: string, at: number, charged: number | null, remaining: number | null) => {
        const { purchase } = await begin({ person: store.person(slug) }, {}, null, at);
        await end(purchase, { charged, remaining }, undefined, at + 1);
      };
      await buy('a', 10, 1, null);
      await buy('b', 20, 2, 98);
      await buy('c', 30, 1, null);
      await buy('d', 40, 1, 96);
    });
    expect(statements).toEqual([
      {
        ...{ id: 'kaspr|abcdef012345', service: 'kaspr', keyId: 'abcdef012345', since: 20, until: 41 },
        ...{ opening: 100, closing: 96, charged: 4 },
      },
    ]);
  });

  it('shows what was spent elsewhere, or added, as a difference', async () => {
    const [statement] = await tell(async (name) => {
      const { questions } = store.open(name);
      const point = { service: 'kaspr' as const, keyId: 'aaaaaaaaaaaa' };
      await questions.addBalancePoint({ ...point, remaining: 100, startedAt: 1, endedAt: 2 });
      await questions.addBalancePoint({ ...point, remaining: 93, startedAt: 3, endedAt: 4 });
    });
    expect(statement).toMatchObject({ opening: 100, closing: 93, charged: 0, since: 1, until: 4 });
  });

  it('counts a question when it is answered', async () => {
    const [statement] = await tell(async (name) => {
      const { begin, end, questions } = store.open(name);
      const at = { service: 'kaspr' as const, keyId: store.KEY_ID };
      await questions.addBalancePoint({ ...at, remaining: 100, startedAt: 1, endedAt: 2 });
      const { purchase } = await begin({ person: store.person('a') }, {}, null, 10);
      await end(purchase, { state: 'unknown', charged: null, remaining: null }, undefined, 11);
      await questions.addBalancePoint({ ...at, remaining: 99, startedAt: 20, endedAt: 21 });
      await questions.resolve(purchase.id, 1, 'balance', 22);
    });
    expect(statement).toMatchObject({ opening: 100, closing: 99, charged: 1 });
  });

  it('is kept for each key by itself', async () => {
    const statements = await tell(async (name) => {
      const { begin, end } = store.open(name);
      for (const [keyId, remaining] of [
        ['aaaaaaaaaaaa', 5],
        ['bbbbbbbbbbbb', 70],
      ] as const) {
        const { purchase } = await begin({ person: store.person(keyId) }, { keyId });
        await end(purchase, { remaining });
      }
    });
    expect(statements.map(({ keyId, closing }) => [keyId, closing])).toEqual([
      ['aaaaaaaaaaaa', 5],
      ['bbbbbbbbbbbb', 70],
    ]);
  });
});

describe('how a service takes requests', () => {
  it('is fresh where nothing is known, changed whole, and forgotten with another key', async () => {
    const seen = await page.run(async (name) => {
      const { quotas, accounts } = store.open(name);
      await accounts.connect(store.connection('key-1'), store.secret('a key'));
      const seen = [await quotas.quota('kaspr')];
      const contexts = [store.open(name), store.open(name)];
      await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          contexts[index % 2]?.quotas.changeQuota('kaspr', (quota) => ({ ...quota, failures: quota.failures + 1 })),
        ),
      );
      seen.push(await quotas.quota('kaspr'));
      await accounts.connect({ ...store.connection('key-1'), user: 'sam@leadlight.example' }, null);
      seen.push(await quotas.quota('kaspr'));
      await accounts.connect(store.connection('key-2'), store.secret('another key'));
      return [...seen, await quotas.quota('kaspr')];
    });
    const fresh = { service: 'kaspr', failures: 0, refusals: 0, notBefore: null, rests: 0 };
    expect(seen).toEqual([fresh, { ...fresh, failures: 10 }, { ...fresh, failures: 10 }, fresh]);
  });

  it('what one account has left is not written of another that is connected by now', async () => {
    const seen = await page.run(async (name) => {
      const { accounts } = store.open(name);
      const balance = { service: 'kaspr' as const, credits: 42, pools: null, limit: null, left: null, resetAt: null };
      const { base } = store.connection('key-1');
      const [first, second] = (['key-1', 'key-2'] as const).map((keyId) => ({
        service: 'kaspr' as const,
        keyId,
        base,
      }));
      if (!first || !second) return null;
      await accounts.keepBalance(balance, first);
      const seen = [await accounts.balance('kaspr')];
      await accounts.connect(store.connection('key-2'), store.secret('a key'));
      await accounts.keepBalance(balance, first);
      await accounts.keepBalance(balance, { ...second, base: 'https://elsewhere.example' });
      seen.push(await accounts.balance('kaspr'));
      await accounts.keepBalance({ ...balance, credits: 0 }, second);
      await accounts.doubtCredits(first);
      return [...seen, await accounts.balance('kaspr')].map((one) => one?.credits);
    });
    expect(seen).toEqual([null, null, 0]);
  });

  it('that credits are doubtful leaves the rest of the balance', async () => {
    const seen = await page.run(async (name) => {
      const { accounts } = store.open(name);
      const balance = { service: 'kaspr' as const, credits: 0, pools: null, limit: 500, left: 3, resetAt: 9 };
      const { base } = store.connection('key-1');
      const asked = { service: 'kaspr' as const, keyId: 'key-1', base };
      await accounts.connect(store.connection('key-1'), store.secret('a key'));
      await accounts.doubtCredits(asked);
      const seen = [await accounts.balance('kaspr')];
      await accounts.keepBalance(balance, asked);
      await accounts.doubtCredits(asked);
      seen.push(await accounts.balance('kaspr'));
      await accounts.keepBalance({ ...balance, credits: 5 }, asked);
      await accounts.doubtCredits(asked);
      return [...seen, await accounts.balance('kaspr')];
    });
    expect(seen).toEqual([
      null,
      expect.objectContaining({ credits: null, left: 3 }),
      expect.objectContaining({ credits: 5 }),
    ]);
  });
});
