import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

const BREAKS = ['a lead', 'a lead that cannot be joined', 'a company'] as const;

describe('an end of which a part cannot be written', () => {
  it.each(BREAKS)('(%s) is not written at all', async (part) => {
    const { message, before, after } = await page.run((name, part) => store.breakEnd(name, part), part);
    expect(message).toBeTruthy();
    expect(after).toEqual(before);
    expect(before.purchases).toMatchObject([{ state: 'intent' }]);
  });
});

describe('a damaged record', () => {
  it('that nothing can be made of again is an error that names no value of it', async () => {
    const message = await page.run(async (name) => {
      const { accounts } = store.open(name);
      await accounts.connection('kaspr');
      await store.putRaw(name, 'connections', { service: 'kaspr', base: 'secret' });
      return store.failed(accounts.connection('kaspr'));
    });
    expect(message).toMatch(/^A stored record is damaged at /);
    expect(message).not.toContain('secret');
  });
});

describe('the database', () => {
  it('is made of these stores', async () => {
    const lines = await page.run(async (name) => {
      (await store.open(name).openDatabase()).close();
      return store.describeStores(name);
    });
    expect(lines).toEqual([
      'version 10',
      'balancePoints id numbered keyId',
      'balances service',
      'connections service',
      'damaged id numbered store',
      'days id',
      'domains domain',
      'drafts editor leadId',
      'drift kind',
      'forgottenIdentities hash',
      'hubTokens hub',
      'hubs hub',
      'knownHashes set,start',
      'knownRows set,start',
      'leads id aliases* formerIds* savedAt',
      'optOuts id aliases*',
      'otherAnswers purchase',
      'previews numbered aliases*',
      'prices id',
      'productCheck id',
      'purchases id numbered key resolvedAt state subject',
      'pushes id numbered leadId state values*',
      'quotas service',
      'runs id numbered state',
      'seals head',
      'secrets service',
      'sendingTasks id numbered leadId next',
      'sendings id numbered state',
      'settings id',
      'signalWatch id',
      'signals id at leadId',
      'statements id',
      'tasks id numbered next run',
      'wires origin',
    ]);
  });

  it('of a newer Leadlight is refused in words, and left as it was', async () => {
    const [kinds, lines] = await page.run(async (name) => {
      await store.makeVersion(name, 99);
      const { openDatabase, begin } = store.open(name);
      const kinds = [await store.failed(openDatabase()), await store.failed(begin({ domain: 'acme.example' }))];
      return [kinds, await store.describeStores(name)];
    });
    expect([kinds, lines]).toEqual([['newer-data', 'newer-data'], ['version 99']]);
  });

  it('keeps what it holds when it is opened again', async () => {
    const [before, after] = await page.run(async (name) => {
      const { buy, openDatabase } = store.open(name);
      await buy(store.person('jane'), 'a@acme.example');
      const before = await store.dump(name);
      (await openDatabase()).close();
      await store.open(name).openDatabase();
      return [before, await store.dump(name)];
    });
    expect(after).toEqual(before);
  });
});

describe('a connection to the database', () => {
  it('is kept, and shared by all parts', async () => {
    const isSame = await page.run(async (name) => {
      const { openDatabase, settings } = store.open(name);
      const first = await openDatabase();
      await settings.view();
      return first === (await openDatabase());
    });
    expect(isSame).toBe(true);
  });

  it('that the browser has closed is opened anew', async () => {
    await page.run(async (name) => {
      const parts = store.open(name);
      await parts.buy(store.person('jane'), 'a@acme.example');
      Object.assign(globalThis, { parts, before: await parts.openDatabase() });
    });
    await page.closeDatabases();
    const [isNew, kind, entries] = await page.run(async (name) => {
      const { parts, before } = globalThis as unknown as { parts: ReturnType<typeof store.open>; before: unknown };
      const { kind } = await parts.begin({ person: store.person('john') });
      return [(await parts.openDatabase()) !== before, kind, (await store.dump(name)).purchases?.length] as const;
    });
    expect([isNew, kind, entries]).toEqual([true, 'opened', 1]);
  });

  it('makes room for a newer Leadlight, and is refused then, in words', async () => {
    const kinds = await page.run(async (name) => {
      const { openDatabase, settings } = store.open(name);
      await openDatabase();
      await store.makeVersion(name, 99);
      return [await store.failed(settings.view()), await store.failed(openDatabase())];
    });
    expect(kinds).toEqual(['newer-data', 'newer-data']);
  });

  it('that could not be opened is tried again', async () => {
    const seen = await page.run(async (name) => {
      const { settings } = store.open(name);
      const original = IDBFactory.prototype.open;
      IDBFactory.prototype.open = () => {
        throw new Error('no disk');
      };
      const first = await store.failed(settings.view());
      IDBFactory.prototype.open = original;
      return [first, (await settings.view()).badges];
    });
    expect(seen).toEqual(['no disk', true]);
  });
});

describe('an account', () => {
  it('keeps its key apart, and forgets it with the balance; what was bought stays', async () => {
    const { first, before, last, after } = await page.run(async (name) => {
      const { accounts, buy } = store.open(name);
      await accounts.connect(store.connection('key-1'), store.secret('key-1-secret'));
      await accounts.connect({ ...store.connection('key-1'), user: 'sam@leadlight.example' }, null);
      await buy(store.person('jane'), 'a@acme.example', { keyId: 'key-1' });
      const [first, before] = [await store.dump(name), await accounts.connection('kaspr')];
      await accounts.disconnect('kaspr');
      return { first, before, last: await store.dump(name), after: await accounts.connection('kaspr') };
    });
    expect(first).toMatchObject({
      connections: [{ user: 'sam@leadlight.example', keyId: 'key-1' }],
      secrets: [{ service: 'kaspr', key: 'key-1-secret' }],
      balances: [{ credits: 9 }],
    });
    expect(before).toMatchObject({ base: 'https://developer.kaspr.io', user: 'sam@leadlight.example' });
    expect(JSON.stringify({ ...first, secrets: [] })).not.toContain('key-1-secret');
    const gone = { connections: [], secrets: [], balances: [] };
    expect([last, after]).toEqual([{ ...first, ...gone }, null]);
  });

  it('of another key does not begin with the balance of the last one', async () => {
    const balances = await page.run(async (name) => {
      const { accounts, buy } = store.open(name);
      await accounts.connect(store.connection('key-1'), store.secret('key-1-secret'));
      await buy(store.person('jane'), 'a@acme.example', { keyId: 'key-1' });
      const seen = [await accounts.balance('kaspr')];
      await accounts.connect({ ...store.connection('key-1'), user: 'sam@leadlight.example' }, null);
      seen.push(await accounts.balance('kaspr'));
      await accounts.connect(store.connection('key-2'), store.secret('key-2-secret'));
      return [...seen, await accounts.balance('kaspr')].map((balance) => balance?.credits ?? null);
    });
    expect(balances).toEqual([9, 9, null]);
  });

  it('does not get the balance of a key that was changed or removed while a request was open', async () => {
    const balances = await page.run(async (name) => {
      const { accounts, begin, end } = store.open(name);
      await accounts.connect(store.connection('key-1'), store.secret('key-1-secret'));
      const [jane, john] = [
        await begin({ person: store.person('jane') }, { keyId: 'key-1' }),
        await begin({ person: store.person('john') }, { keyId: 'key-1' }),
      ];
      await accounts.connect(store.connection('key-2'), store.secret('key-2-secret'));
      await end(jane.purchase);
      const seen = [await accounts.balance('kaspr')];
      await accounts.disconnect('kaspr');
      await end(john.purchase);
      return [...seen, await accounts.balance('kaspr')];
    });
    expect(balances).toEqual([null, null]);
  });

  it('is not changed by what is learnt of a key that it has no more', async () => {
    const [written, connections] = await page.run(async (name) => {
      const { accounts } = store.open(name);
      await accounts.connect(store.connection('key-1'), store.secret('key-1-secret'));
      await accounts.connect(store.connection('key-2'), store.secret('key-2-secret'));
      const late = { ...store.connection('key-1'), user: 'sam@leadlight.example' };
      const written = [await accounts.connect(late, null)];
      const before = (await store.dump(name)).connections;
      await accounts.disconnect('kaspr');
      written.push(await accounts.connect(late, null));
      return [written, [before, (await store.dump(name)).connections]] as const;
    });
    expect(written).toEqual([false, false]);
    expect(connections).toMatchObject([[{ keyId: 'key-2', user: null }], []]);
  });
});
