import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Drift } from '../../src/model/drift.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.start();
});
beforeEach(() => page.begin());
afterAll(() => page.stop());

describe('a database of the first version', () => {
  it('comes through with all that it holds, and works on', async () => {
    const { before, after, lines, contact, recovered, badge } = await page.run(async (name) => {
      const { buy, begin, accounts, database } = store.open(`${name}-new`);
      await accounts.connect(store.connection(store.KEY_ID), 'a key');
      await buy(store.person('jane', 'ACoAAJ', '1'), 'a@acme.example');
      await begin({ domain: 'acme.example' });
      await accounts.keepWire({ origin: 'https://developer.kaspr.io', sending: 'once' });
      const { settings: _settings, drift: _drift, ...before } = await store.dump(`${name}-new`);
      (await database).close();
      await store.makeOlder(name, 1, before);
      const old = await store.describeStores(name);
      if (old[0] !== 'version 1' || old.some((line) => /settings|drift/.test(line))) throw new Error(old.join());
      const { library, book, badges, settings } = store.open(name);
      await settings.view();
      const after = await store.dump(name);
      return {
        before,
        after,
        lines: await store.describeStores(name),
        contact: (await library.person(store.person('jane'), 1))?.contact,
        recovered: await book.recover(5),
        badge: await badges.states([store.identity('jane')]),
      };
    });
    expect(before).toMatchObject({ leads: [{}], purchases: [{}, {}], secrets: [{ key: 'a key' }], wires: [{}] });
    expect(after).toEqual({ ...before, settings: [], drift: [] });
    expect(lines.filter((line) => /version|drift|settings/.test(line))).toEqual([
      'version 2',
      'drift kind',
      'settings id',
    ]);
    expect([contact?.emails[0]?.address, recovered, badge]).toEqual(['a@acme.example', 1, ['email']]);
  });
});

describe('settings', () => {
  it('begin with badges on, and stay as they were saved', async () => {
    const [first, saved, later, records] = await page.run(async (name) => {
      const { settings, database } = store.open(name);
      const first = await settings.view();
      const saved = await settings.save({ badges: false });
      (await database).close();
      return [first, saved, await store.open(name).settings.view(), (await store.dump(name)).settings];
    });
    expect([first, saved, later]).toEqual([{ badges: true }, { badges: false }, { badges: false }]);
    expect(records).toEqual([{ id: 'settings', badges: false }]);
  });

  it.each<[string, Record<string, unknown>, boolean]>([
    ['of a damaged choice are the default', { badges: 'no' }, true],
    ['of no choice are the default', {}, true],
    ['keep a choice beside one that they do not know', { badges: false, colour: 'red' }, false],
  ])('%s, and can be saved again', async (_what, record, badges) => {
    const seen = await page.run(async (name, record) => {
      const { settings, database } = store.open(name);
      await database;
      await store.putRaw(name, 'settings', { id: 'settings', ...record });
      const seen = [await settings.view()];
      await settings.save({ badges: false });
      return [...seen, await settings.view()];
    }, record);
    expect(seen).toEqual([{ badges }, { badges: false }]);
  });
});

describe('drift', () => {
  it('is told since the first failure, with the newest reason, until that kind of page is read', async () => {
    const { noted, records, after, anew } = await page.run(async (name) => {
      const { drift } = store.open(name);
      const first: Drift = { kind: 'profile', layout: 'sdui', reason: 'field-missing', missing: ['name'], since: 10 };
      const noted = [await drift.note(first)];
      noted.push(await drift.note({ ...first, since: 20 }));
      noted.push(await drift.note({ ...first, layout: null, reason: 'unknown-layout', missing: [], since: 30 }));
      noted.push(await drift.note({ ...first, kind: 'company', since: 40 }));
      const records = (await store.dump(name)).drift;
      await drift.clear('profile');
      await drift.clear('sales-lead');
      const after = (await store.dump(name)).drift;
      return { noted, records, after, anew: await drift.note({ ...first, since: 50 }) };
    });
    const told = noted.map(({ kind, reason, missing, layout, since }) => [kind, reason, missing.join(), layout, since]);
    expect(told).toEqual([
      ['profile', 'field-missing', 'name', 'sdui', 10],
      ['profile', 'field-missing', 'name', 'sdui', 10],
      ['profile', 'unknown-layout', '', null, 10],
      ['company', 'field-missing', 'name', 'sdui', 40],
    ]);
    expect(records).toEqual([noted[3], noted[2]]);
    expect(after).toEqual([noted[3]]);
    expect(anew.since).toBe(50);
  });

  it('begins anew where the record is damaged', async () => {
    const noted = await page.run(async (name) => {
      const { drift, database } = store.open(name);
      await database;
      await store.putRaw(name, 'drift', { kind: 'profile', since: 'long ago' });
      return drift.note({ kind: 'profile', layout: null, reason: 'unknown-layout', missing: [], since: 7 });
    });
    expect(noted.since).toBe(7);
  });
});
