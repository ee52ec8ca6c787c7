import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Subject } from '../../src/model/schemas/people/lead.ts';
import type { Preview } from '../../src/model/schemas/people/preview.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

type Different = Partial<Subject>;
const JANE: Subject = {
  ...{ slug: 'jane-doe', token: null, memberId: null, name: 'Jane Doe' },
  ...{ headline: null, company: null, location: null },
};
const from = (aliases: 'own-page' | 'row' | 'typed', name: 'own-page' | 'row' | 'typed' | 'guessed' = aliases) => ({
  origin: { aliases, name },
});
const ROBERT: Different = { token: 'ACoAABob', memberId: '999', name: 'Robert Zimmermann' };

/** Buys somebody's data, shows another page and then buys its person; what is stored and shown of each. */
const meet = (first: Different, second: Different) =>
  page.run(
    async (name, first, second) => {
      const { buy, personStore, badges } = store.open(name);
      await buy(first, 'first@acme.example', {}, 1);
      const seen = await personStore.person(second, 2);
      const states = await badges.states([second]);
      const looked = (await store.dump(name)).leads;
      const opening = await store.open(name).begin({ person: second }, {}, null, 3);
      if (opening.kind === 'opened') {
        const data = { operation: 'profile', contact: store.contact('second@acme.example') } as const;
        await store.open(name).end(opening.purchase, { data });
      }
      return {
        shown: seen?.contact?.emails[0]?.address ?? null,
        states,
        looked,
        opening: opening.kind,
        leads: (await store.dump(name)).leads,
      };
    },
    { ...JANE, ...first },
    { ...JANE, ...second },
  );

const known = (leads: readonly Record<string, unknown>[] | undefined) =>
  leads
    ?.map(({ name, aliases, contact }) => {
      const { emails } = contact as { emails: { address: string }[] };
      return [name, aliases, emails.map(({ address }) => address)];
    })
    .sort();

describe('a slug that changes hands', () => {
  it.each<[string, Different, Different]>([
    ['known by slug alone, met with a token', {}, ROBERT],
    ['known by slug alone, met with a number', {}, { ...ROBERT, token: null }],
    ['known by slug alone, met by slug alone', {}, { name: 'Robert Zimmermann' }],
    ['known with a token, met by slug alone', { token: 'ACoAAJ' }, { name: 'Robert Zimmermann' }],
  ])('makes its new owner another person: %s', async (_, first, second) => {
    const { shown, states, looked, opening, leads } = await meet(first, second);
    expect([shown, states, looked?.length, opening]).toEqual([null, ['none'], 1, 'opened']);
    const token = first.token ? [`urn:${first.token}`] : [];
    const proofs = [second.token && `urn:${second.token}`, second.memberId && `member:${second.memberId}`];
    expect(known(leads)).toEqual([
      ['Jane Doe', token, ['first@acme.example']],
      ['Robert Zimmermann', ['in:jane-doe', ...proofs.filter(Boolean)], ['second@acme.example']],
    ]);
  });

  it.each<[string, Different, Different]>([
    ['a family name that changed', {}, { token: 'ACoAAJ', name: 'Jane Smith' }],
    ['accents and a title', { name: 'Zoe Bronte' }, { token: 'ACoAAZ', name: 'Dr. Zoë Brontë' }],
    ['another script', { name: 'Wang Wei' }, { token: 'ACoAAW', name: '王伟' }],
    ['a name that was guessed', { name: 'Growth Guy', ...from('typed', 'guessed') }, ROBERT],
    ['a guess about who was read', ROBERT, { ...from('typed', 'guessed') }],
    ['the same token, whatever the name', { ...ROBERT, slug: 'bob' }, { token: 'ACoAABob', name: 'Jane Doe' }],
  ])('is not seen in %s', async (_, first, second) => {
    const { shown, states, opening, leads } = await meet(first, second);
    expect([shown, states, opening, leads?.length]).toEqual(['first@acme.example', ['email'], 'found', 1]);
  });

  it('leaves what was read on the former owner’s own page where a list was pasted', async () => {
    const { leads } = await meet(
      { token: 'ACoAAJ', ...from('own-page') },
      { name: 'Robert Zimmermann', ...from('typed') },
    );
    expect(known(leads)).toEqual([
      ['Jane Doe', ['in:jane-doe', 'urn:ACoAAJ'], ['first@acme.example']],
      ['Robert Zimmermann', ['in:jane-doe'], ['second@acme.example']],
    ]);
    // Names tell them apart from then on; without a name the stronger claim counts.
    const found = await page.run(async (name, jane) => {
      const { ledgerStore } = store.open(name);
      const wish = { service: 'kaspr', operation: 'profile', asked: {} } as const;
      const people = [jane, { ...jane, name: 'Robert Zimmermann' }, { slug: 'jane-doe', token: null, memberId: null }];
      return (await ledgerStore.past([wish], people)).map(({ contact }) =>
        contact?.emails.map(({ address }) => address),
      );
    }, JANE);
    expect(found).toEqual([['first@acme.example'], ['second@acme.example'], ['first@acme.example']]);
  });

  it('takes no preview along, and what was said of the former owner stays', async () => {
    const found = await page.run(
      async (name, jane, robert) => {
        const { previews } = store.open(name);
        const nothing = {
          title: null,
          company: null,
          hasEmail: true,
          hasMobile: null,
          hasDirect: null,
          isOptedOut: false,
        };
        const preview = (redeemId: string, askedName: string, at: number): Preview => ({
          ...{ service: 'cognism', aliases: ['in:jane-doe'], askedName, redeemId, matchedBy: 'profile' },
          ...{ score: 90, name: askedName, ...nothing, at },
        });
        const redeemIds = async () => (await previews.previews([jane, robert], 0)).map((one) => one?.redeemId ?? null);
        await previews.keepPreview(preview('of Jane', 'Jane Doe', 1));
        const before = await redeemIds();
        await previews.keepPreview(preview('of Robert', 'Robert Zimmermann', 2));
        return [before, await redeemIds()];
      },
      JANE,
      { ...JANE, ...ROBERT },
    );
    expect(found).toEqual([
      ['of Jane', null],
      ['of Jane', 'of Robert'],
    ]);
  });
});

describe('who says what somebody is called', () => {
  it.each<[string, Different[], string, string, number]>([
    [
      'a guess replaces nothing',
      [from('own-page'), { ...from('typed', 'guessed'), name: 'Jane X Doe' }],
      'Jane Doe',
      'own-page',
      1,
    ],
    ['a pasted list replaces no row', [from('row'), { ...from('typed'), name: 'JANE DOE' }], 'Jane Doe', 'row', 1],
    ['a row replaces no own page', [from('own-page'), { ...from('row'), name: 'Jane D.' }], 'Jane Doe', 'own-page', 1],
    [
      'a row replaces a guess',
      [from('typed', 'guessed'), { ...from('row'), name: 'Jane B. Doe' }],
      'Jane B. Doe',
      'row',
      2,
    ],
    [
      'the page itself replaces all',
      [from('row'), { ...from('own-page'), name: 'Jane Smith' }],
      'Jane Smith',
      'own-page',
      2,
    ],
    [
      'the newer of two pages counts',
      [from('own-page'), { ...from('own-page'), name: 'Jane Smith' }],
      'Jane Smith',
      'own-page',
      2,
    ],
  ])('%s', async (_, [first = {}, second = {}], name, origin, at) => {
    const { leads } = await page.run(
      async (name, first, second) => {
        const { buy, begin } = store.open(name);
        await buy(first, 'first@acme.example', {}, 1);
        await begin({ person: second }, { asked: { phoneRequired: true } }, null, 2);
        return store.dump(name);
      },
      { ...JANE, ...first },
      { ...JANE, ...second },
    );
    expect(leads).toMatchObject([{ name, provenance: { name: { from: origin, at } } }]);
  });

  it('is kept of each alias, and a look at a page is enough to learn better', async () => {
    const { leads } = await page.run(
      async (name, pasted, shown) => {
        const { buy, personStore } = store.open(name);
        await buy(pasted, 'first@acme.example', {}, 1);
        await personStore.person(shown, 2);
        await personStore.person(pasted, 3);
        return store.dump(name);
      },
      { ...JANE, name: 'Jane Doe', ...from('typed', 'guessed') },
      { ...JANE, token: 'ACoAAJ', name: 'Dr. Jane Doe', ...from('own-page') },
    );
    expect(leads).toMatchObject([
      {
        name: 'Dr. Jane Doe',
        provenance: {
          name: { from: 'own-page', at: 2 },
          aliases: [
            { alias: 'in:jane-doe', from: 'own-page', at: 2 },
            { alias: 'urn:ACoAAJ', from: 'own-page', at: 2 },
          ],
        },
      },
    ]);
  });

  it('is looked at without a word where two pages of one rank write the name differently', async () => {
    const writes = await page.run(
      async (name, shown, other) => {
        const { buy, personStore } = store.open(name);
        await buy(shown, 'first@acme.example', {}, 1);
        const look = async () => {
          await personStore.person(other, 2);
          await personStore.person(shown, 3);
        };
        return (await store.durabilities(look)).length;
      },
      { ...JANE, ...from('own-page') },
      { ...JANE, name: 'Jane B. Doe', ...from('own-page') },
    );
    expect(writes).toBe(0);
  });

  it('what earlier versions stored opens, and gives way to a page', async () => {
    const { leads } = await page.run(
      async (name, shown) => {
        const { buy, personStore } = store.open(name);
        const { subject } = await buy({ ...shown, name: 'Jane D' }, 'first@acme.example', {}, 1);
        const [lead] = (await store.dump(name)).leads ?? [];
        const old: Record<string, unknown> = { ...lead, id: subject };
        delete old.provenance;
        await store.putRaw(name, 'leads', old);
        await personStore.person(shown, 2);
        return store.dump(name);
      },
      { ...JANE, ...from('row') },
    );
    expect(leads).toMatchObject([{ name: 'Jane Doe', provenance: { name: { from: 'row', at: 2 } } }]);
  });

  it('leads that prove to be one keep the stronger name', async () => {
    const { leads } = await page.run(
      async (name, page, pasted) => {
        const { buy, begin } = store.open(name);
        await buy(page, 'first@acme.example', {}, 1);
        await buy(pasted, 'second@acme.example', {}, 2);
        await begin({ person: { ...pasted, token: 'ACoAAJ', name: 'Janey' } }, {}, null, 3);
        return store.dump(name);
      },
      { ...JANE, slug: 'jane', token: 'ACoAAJ', ...from('own-page') },
      { ...JANE, name: 'Jane', ...from('typed') },
    );
    expect(leads).toMatchObject([{ name: 'Jane Doe', provenance: { name: { from: 'own-page', at: 1 } } }]);
  });
});
