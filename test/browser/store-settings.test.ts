import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Drift } from '../../src/model/schemas/people/drift.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/schemas/purchases/settings.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

describe('settings', () => {
  it('begin with badges on and nothing kept back, and stay as they were saved', async () => {
    const [first, saved, later, records] = await page.run(async (name) => {
      const { settings, openDatabase } = store.open(name);
      const first = await settings.view();
      const saved = await settings.save({ badges: false });
      (await openDatabase()).close();
      return [first, saved, await store.open(name).settings.view(), (await store.dump(name)).settings];
    });
    const off = { ...DEFAULT_SETTINGS, badges: false };
    expect([first, saved, later]).toEqual([DEFAULT_SETTINGS, off, off]);
    expect(records).toEqual([{ id: 'settings', ...off }]);
  });

  it.each<[string, Record<string, unknown>, boolean]>([
    ['of a damaged choice are the default', { badges: 'no' }, true],
    ['of no choice are the default', {}, true],
    ['keep a choice beside one that they do not know', { badges: false, colour: 'red' }, false],
  ])('%s, and can be saved again', async (_what, record, badges) => {
    const seen = await page.run(async (name, record) => {
      const { settings, openDatabase } = store.open(name);
      await openDatabase();
      await store.putRaw(name, 'settings', { id: 'settings', ...record });
      const seen = [await settings.view()];
      await settings.save({ badges: false });
      return [...seen, await settings.view()];
    }, record);
    expect(seen.map((one) => one.badges)).toEqual([badges, false]);
  });
});

describe('where badges are', () => {
  const { badgePlaces } = DEFAULT_SETTINGS;
  it('is everywhere but among what people write, at first', () => {
    const off = Object.entries(badgePlaces).filter(([, isOn]) => !isOn);
    expect(off.map(([place]) => place).sort()).toEqual(['feed', 'messaging']);
  });

  it.each<[string, unknown, object]>([
    ['is the default where nothing was said, as before there was a choice', undefined, {}],
    ['is what was said of each kind of page', { feed: true, post: false }, { feed: true, post: false }],
    ['is the default of the one kind that is damaged', { feed: 'yes', post: false }, { post: false }],
    ['knows no other kinds', { profile: true, post: false }, { post: false }],
    ['is the default where all is damaged', ['feed'], {}],
    ['is the default where it is null', null, {}],
  ])('%s', async (_what, stored, different) => {
    const seen = await page.run(
      async (name, record) => {
        const { settings, openDatabase } = store.open(name);
        await openDatabase();
        await store.putRaw(name, 'settings', { id: 'settings', ...record });
        return settings.view();
      },
      { badges: true, badgePlaces: stored },
    );
    expect(seen.badgePlaces).toEqual({ ...badgePlaces, ...different });
  });
});

describe('what the user lets be spent', () => {
  const NO_CAPS = { day: null, month: null, run: null };
  const NOTHING = { day: 0, month: 0, run: 0 };
  const CAPS = { day: 5, month: 0.5, run: null };
  it.each<[string, Record<string, unknown>, spendNothing: boolean, budget: object, other?: object]>([
    ['is what was said of each service', { budgets: { cognism: CAPS } }, false, NO_CAPS, CAPS],
    ['is nothing of the service alone whose caps are damaged', { budgets: { cognism: 7 } }, false, NO_CAPS, NOTHING],
    ['is everything where nothing was said', {}, false, NO_CAPS],
    ['is what was said', { spendNothing: true, budgets: { kaspr: CAPS } }, true, CAPS],
    ['is everything of a service that came later', { budgets: {} }, false, NO_CAPS],
    ['is nothing where the kill switch is damaged', { spendNothing: 'yes', budgets: { kaspr: CAPS } }, true, CAPS],
    ['is nothing where it is null', { spendNothing: null }, true, NO_CAPS],
    ['is nothing where a cap is damaged', { budgets: { kaspr: { ...CAPS, day: '5' } } }, false, NOTHING],
    ['is nothing where a cap is negative', { budgets: { kaspr: { ...CAPS, day: -5 } } }, false, NOTHING],
    ['is nothing where a cap is missing', { budgets: { kaspr: { day: 5, month: 5 } } }, false, NOTHING],
    ['is nothing where a service’s caps are damaged', { budgets: { kaspr: null } }, false, NOTHING],
    ['is nothing where all caps are damaged', { budgets: 'none' }, false, NOTHING, NOTHING],
    ['is nothing where all caps are null', { budgets: null }, false, NOTHING, NOTHING],
    ['is nothing where all caps are a list', { budgets: [] }, false, NOTHING, NOTHING],
  ])('%s', async (_what, record, spendNothing, budget, other = NO_CAPS) => {
    const { seen, forbidden } = await page.run(async (name, record) => {
      const { settings, openDatabase, tryToBegin } = store.open(name);
      await openDatabase();
      await store.putRaw(name, 'settings', { id: 'settings', badges: true, ...record });
      const seen = await settings.view();
      const opening = await tryToBegin({ person: store.person('jane') });
      return { seen, forbidden: opening.kind === 'forbidden' ? opening.failure.kind : null };
    }, record);
    expect(seen).toEqual({ ...DEFAULT_SETTINGS, spendNothing, budgets: { kaspr: budget, cognism: other } });
    const isOver = budget === NOTHING || budget === CAPS;
    expect(forbidden).toBe(spendNothing ? 'spend-nothing' : isOver ? 'over-budget' : null);
  });

  it('is saved beside the other choices, each by itself, on disk at once', async () => {
    const { seen, durability } = await page.run(async (name) => {
      const { settings, openDatabase } = store.open(name);
      await openDatabase();
      let seen = null;
      const durability = await store.durabilities(async () => {
        const none = { day: null, month: null, run: null };
        await settings.save({ budgets: { kaspr: { ...none, day: 3 }, cognism: none } });
        await settings.save({ spendNothing: true });
        await settings.save({ badges: false });
        seen = await settings.save({});
      });
      return { seen, durability };
    });
    const budgets = { kaspr: { ...NO_CAPS, day: 3 }, cognism: NO_CAPS };
    expect(seen).toEqual({ ...DEFAULT_SETTINGS, badges: false, spendNothing: true, budgets });
    expect(durability).toEqual(Array(4).fill('strict'));
  });
});

describe('what the user has chosen of sources', () => {
  const CHOSEN: Partial<Settings> = { sources: ['cognism'], enough: 'phone', previews: false, kinds: ['phone'] };
  const { sources, enough, previews, kinds } = DEFAULT_SETTINGS;
  it.each<[string, Record<string, unknown>, Partial<Settings>]>([
    ['is kept', {}, {}],
    ['is in the user’s order', { sources: ['cognism', 'kaspr'] }, { sources: ['cognism', 'kaspr'] }],
    ['may be none', { sources: [] }, { sources: [] }],
    ['is the default where the sources are damaged', { sources: 'kaspr' }, { sources }],
    ['is the default where one of them is unknown', { sources: ['kaspr', 'other'] }, { sources }],
    ['is the default where one tells no contact data', { sources: ['kissmetrics'] }, { sources }],
    ['is the default of what is enough', { enough: 'plenty' }, { enough }],
    ['is the default of previews', { previews: 'no' }, { previews }],
    ['is the default of the kinds', { kinds: ['fax'] }, { kinds }],
    ['is the default where no kind is left', { kinds: [] }, { kinds }],
    ['is the default of each that is missing', { sources: undefined, kinds: undefined }, { sources, kinds }],
  ])('%s, whatever became of the rest', async (_what, damage, healed) => {
    const seen = await page.run(
      async (name, record) => {
        const { settings, openDatabase } = store.open(name);
        await openDatabase();
        await store.putRaw(name, 'settings', { id: 'settings', ...record });
        const seen = await settings.view();
        return [seen, await settings.save({}), await store.open(name).settings.view()];
      },
      { ...CHOSEN, ...damage },
    );
    expect(seen).toEqual(Array(3).fill({ ...DEFAULT_SETTINGS, ...CHOSEN, ...healed }));
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
      const { drift, openDatabase } = store.open(name);
      await openDatabase();
      await store.putRaw(name, 'drift', { kind: 'profile', since: 'long ago' });
      return drift.note({ kind: 'profile', layout: null, reason: 'unknown-layout', missing: [], since: 7 });
    });
    expect(noted.since).toBe(7);
  });
});
