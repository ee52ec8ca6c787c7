import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Subject } from '../../../src/model/schemas/people/lead.ts';
import type { Preview } from '../../../src/model/schemas/people/preview.ts';
import type { Connection, Price } from '../../../src/model/schemas/purchases/account.ts';
import type { Asked, Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import type { PaidService } from '../../../src/model/schemas/purchases/service.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/model/schemas/purchases/settings.ts';
import { createLookAtSources, type PersonPast } from '../../../src/purchasing/plan/look-at-sources.ts';
import { contact, JANE, preview, purchase } from './examples.ts';
import { MemoryAccounts } from './memory-accounts.ts';

let accounts: MemoryAccounts;
let settings: Settings;
let pasts: (people: readonly Subject[]) => PersonPast[];
let previews: (Preview | null)[];
let prices: Map<string, Price>;
/** What the store was asked, in order. */
let asked: unknown[];

const BASE = 'https://service.example';

beforeEach(() => {
  accounts = new MemoryAccounts();
  [settings, previews, prices, asked] = [DEFAULT_SETTINGS, [], new Map(), []];
  pasts = (people) => people.map(() => ({ contact: null, histories: [] }));
});

const connect = (service: PaidService, different: Partial<Connection> = {}) =>
  accounts.add(service, BASE, 'a key', different);

function look(people: readonly Subject[] = [JANE], isPhoneRequired = false) {
  const lookAt = createLookAtSources({
    connection: accounts.connection,
    past: async (specs, all) => {
      asked.push(specs.map(({ service, asked: what }) => [service, what]));
      return pasts(all);
    },
    price: async ({ service, operation, keyId }) => prices.get(`${service} ${operation} ${keyId}`) ?? null,
    previews: async (all) => {
      asked.push(`previews of ${all.length}`);
      return previews;
    },
    settings: async () => settings,
  });
  return lookAt(people, isPhoneRequired);
}

describe('looked at are', () => {
  test.each<[string, () => void, PaidService[]]>([
    ['those that are connected', () => connect('kaspr'), ['kaspr']],
    ['both, in the user’s order', () => [connect('kaspr'), connect('cognism')], ['kaspr', 'cognism']],
    [
      'both, in another order',
      () => {
        for (const service of ['kaspr', 'cognism'] as const) connect(service);
        settings = { ...settings, sources: ['cognism', 'kaspr'] };
      },
      ['cognism', 'kaspr'],
    ],
    [
      'only those that the user wants',
      () => {
        for (const service of ['kaspr', 'cognism'] as const) connect(service);
        settings = { ...settings, sources: ['cognism'] };
      },
      ['cognism'],
    ],
    ['none without a key', () => connect('kaspr', { keyId: null }), []],
    ['none where none is connected', () => {}, []],
  ])('%s', async (_, change, services) => {
    change();
    const [found] = await look();
    expect(found?.sources.map(({ service }) => service)).toEqual(services);
    // Previews are looked for only where there is somebody to ask for them.
    expect(asked.includes('previews of 1')).toBe(services.includes('cognism'));
  });
});

describe('a source is asked for', () => {
  const kinds = settingsOf({ kinds: ['phone', 'work-email'] }).kinds;
  test.each<[string, PaidService, Partial<Connection>, isPhoneRequired: boolean, Asked]>([
    ['whatever it has', 'kaspr', { foundGeneration: 1 }, false, {}],
    ['people with a number', 'kaspr', { foundGeneration: 1 }, true, { phoneRequired: true }],
    ['the kinds that the user wants', 'kaspr', { foundGeneration: 2 }, false, { kinds }],
    ['those of people with a number', 'kaspr', { foundGeneration: 2 }, true, { kinds, phoneRequired: true }],
    ['a person whole', 'cognism', {}, false, {}],
    // Its preview says whether there is a number: a wish of its own would be paid for twice.
    ['a person whole, also with a number', 'cognism', {}, true, {}],
  ])('%s (%s %j)', async (_, service, different, isPhoneRequired, what) => {
    connect(service, different);
    settings = settingsOf({ kinds: ['phone', 'work-email'] });
    const [found] = await look([JANE], isPhoneRequired);
    expect(found?.sources).toMatchObject([{ operation: service === 'kaspr' ? 'profile' : 'reveal', asked: what }]);
    expect(asked[0]).toEqual([[service, what]]);
  });

  it('only the kinds that no entry has answered, and entries about the others do not count', async () => {
    connect('kaspr', { foundGeneration: 2 });
    pasts = () => [{ contact: null, histories: [[purchase({ id: 4, asked: { kinds: ['phone'] } })]] }];
    const [found] = await look();
    expect(found?.sources).toMatchObject([
      { asked: { kinds: ['work-email', 'personal-email'] }, currentPurchase: null, entries: [4] },
    ]);
  });

  it('nothing new where all is answered: the newest entry counts', async () => {
    connect('kaspr', { foundGeneration: 2 });
    const history = [purchase({ id: 5, asked: { kinds: ['phone'] } }), purchase({ id: 4, asked: {} })];
    pasts = () => [{ contact: null, histories: [history] }];
    const [found] = await look();
    expect(found?.sources).toMatchObject([{ currentPurchase: { id: 5 }, entries: [5, 4] }]);
  });
});

describe('the entry that counts', () => {
  const of = async (...history: Purchase[]) => {
    connect('kaspr');
    pasts = () => [{ contact: null, histories: [history] }];
    return (await look())[0]?.sources[0];
  };

  it('is the newest that may have been paid for; the others are known by their numbers', async () => {
    const refused = purchase({ id: 3, state: 'refused', failure: { kind: 'bad-key', service: 'kaspr' }, charged: 0 });
    expect(await of(refused, purchase({ id: 2 }), purchase({ id: 1 }))).toMatchObject({
      currentPurchase: { id: 2 },
      entries: [3, 2, 1],
    });
  });

  it('is none where nobody asked, or it was for nothing', async () => {
    const refused = purchase({ id: 3, state: 'refused', failure: { kind: 'bad-key', service: 'kaspr' }, charged: 0 });
    expect([await of(), await of(refused)].map((source) => source?.currentPurchase)).toEqual([null, null]);
  });
});

it('what is at stake is what its own look-ups have cost with this very key', async () => {
  const price = (most: number): Price => ({
    ...{ id: 'p', service: 'kaspr', operation: 'profile', keyId: 'k' },
    ...{ count: 3, least: 0, most, total: 3 },
  });
  for (const service of ['kaspr', 'cognism'] as const) connect(service);
  prices.set('kaspr profile key of kaspr', price(3));
  prices.set('cognism reveal another key', price(9));
  const [found] = await look();
  expect(found?.sources.map(({ maxCost, isPast }) => [maxCost, isPast])).toEqual([
    [3, true],
    [1, false],
  ]);
});

it('many people are looked at together, and each gets their own', async () => {
  for (const service of ['kaspr', 'cognism'] as const) connect(service);
  const people = ['a', 'b', 'c'].map((slug) => ({ ...JANE, slug }));
  const [known, told] = [contact(), preview()];
  previews = [null, told, null];
  pasts = () => [
    { contact: known, histories: [[purchase({ id: 1 })], []] },
    { contact: null, histories: [[], []] },
    { contact: null, histories: [[], [purchase({ id: 2 })]] },
  ];
  const found = await look(people);
  expect(found.map((one) => one.contact)).toEqual([known, null, null]);
  expect(found.map(({ sources }) => sources.map(({ currentPurchase }) => currentPurchase?.id ?? null))).toEqual([
    [1, null],
    [null, null],
    [null, 2],
  ]);
  // Kaspr has no previews.
  expect(found.map(({ sources }) => sources.map((source) => source.preview))).toEqual([
    ['none', null],
    ['none', told],
    ['none', null],
  ]);
  expect(asked).toHaveLength(2);
});

function settingsOf(different: Partial<Settings>): Settings {
  return { ...DEFAULT_SETTINGS, ...different };
}
