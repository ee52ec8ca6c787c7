import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Preview } from '../../src/model/schemas/people/preview.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

const OUT: Preview = {
  ...{ service: 'cognism', aliases: ['in:jane', 'urn:ACoAAJ'], redeemId: 'jane', matchedBy: 'profile', score: 90 },
  ...{ name: null, title: null, company: null, hasEmail: true, hasMobile: null, hasDirect: false },
  ...{ isOptedOut: true, at: 10 },
};
type Who = readonly [slug: string, token?: string | null, memberId?: string | null];

/** Jane is bought, opts out and is forgotten; what is stored then, and what comes of asking about others after that. */
const forgotten = (preview: Preview, people: readonly Who[]) =>
  page.run(
    async (name, preview, people) => {
      const { buy, previews, leadTable } = store.open(name);
      const { subject } = await buy(store.person('jane', 'ACoAAJ', '7'), 'jane@acme.example', {}, 1);
      await previews.keepPreview(preview);
      await leadTable.forget([subject]);
      const left = await store.dump(name);
      const { tryToBegin, ledgerStore } = store.open(name);
      const wish = { service: 'kaspr', operation: 'profile', asked: {} } as const;
      const subjects = people.map((one) => store.person(...one));
      const past = await ledgerStore.past([wish], subjects);
      const optedOut = past.map(({ contact }) => contact?.optedOut?.service ?? null);
      const openings: string[] = [];
      for (const person of subjects) {
        const opening = await tryToBegin({ person }, { service: 'kaspr' });
        openings.push(opening.kind === 'forbidden' ? opening.failure.kind : opening.kind);
      }
      return { optOuts: left.optOuts ?? [], leads: left.leads, all: JSON.stringify(left), optedOut, openings };
    },
    preview,
    people,
  );

describe('who has opted out and is forgotten', () => {
  it('is bought nowhere, by any of their names, and the plan says so before anybody is asked', async () => {
    const known: Who[] = [['jane'], ['JANE'], ['jane-2', 'ACoAAJ'], ['x', null, '7'], ['jane', 'ACoAAJ', '7']];
    const { leads, optedOut, openings } = await forgotten(OUT, known);
    expect(leads).toEqual([]);
    expect(optedOut).toEqual(Array(5).fill('cognism'));
    expect(openings).toEqual(Array(5).fill('opted-out'));
  });

  it('leaves nothing that says who they are: hashes with the salt of this installation', async () => {
    const first = await forgotten(OUT, []);
    page.begin();
    const second = await forgotten(OUT, []);
    for (const { all } of [first, second]) expect(all).not.toMatch(/jane|ACoAAJ|member:7"/i);
    const hashes = [first, second].map(({ optOuts }) => optOuts.flatMap(({ aliases = [] }) => aliases as string[]));
    expect(hashes.map((some) => some.map((hash) => hash.replace(/[0-9a-f]{64}$/, '#')).sort())).toEqual(
      Array(2).fill(['in:#', 'member:#', 'urn:#']),
    );
    expect(hashes[0]?.filter((hash) => hashes[1]?.includes(hash))).toEqual([]);
  });

  it('keeps nobody else from being bought, nor who has taken over the slug', async () => {
    const others: Who[] = [['john'], ['jane', 'ACoAAK', '8']];
    const { optedOut, openings } = await forgotten(OUT, others);
    expect([optedOut, openings]).toEqual([Array(2).fill(null), Array(2).fill('opened')]);
  });

  it('is nobody who has not', async () => {
    const { optOuts, openings } = await forgotten({ ...OUT, isOptedOut: false }, [['jane']]);
    expect([optOuts, openings]).toEqual([[], ['opened']]);
  });

  it('is marked where they are known again by another name', async () => {
    const { marked, leads } = await page.run(async (name, preview) => {
      const { buy, previews, leadTable, personStore } = store.open(name);
      const { subject } = await buy(store.person('jane', 'ACoAAJ'), 'jane@acme.example', {}, 1);
      await previews.keepPreview(preview);
      await leadTable.forget([subject]);
      await buy(store.person('jane-2'), 'jane@acme.example', {}, 2);
      const seen = await personStore.person(store.person('jane-2', 'ACoAAJ'), 3);
      return { marked: seen?.contact, leads: (await store.dump(name)).leads };
    }, OUT);
    expect(marked).toMatchObject({ optedOut: { service: 'cognism', at: 10 }, emails: [{}] });
    expect(leads).toMatchObject([{ contact: { optedOut: { service: 'cognism' } } }]);
  });

  it('is hashed whole where a page teaches another name meanwhile, and once where two tabs forget', async () => {
    const { optOuts, kind } = await page.run(async (name, preview) => {
      const { buy, previews, leadTable, personStore } = store.open(name);
      const { subject } = await buy(store.person('jane'), 'jane@acme.example', {}, 1);
      await previews.keepPreview(preview);
      await Promise.all([
        leadTable.forget([subject]),
        personStore.person(store.person('jane', 'ACoAAJ', '7'), 2),
        store.open(name).leadTable.forget([subject]),
      ]);
      const opening = await store.open(name).tryToBegin({ person: store.person('jane') });
      return { optOuts: (await store.dump(name)).optOuts ?? [], kind: opening.kind };
    }, OUT);
    expect(kind).toBe('forbidden');
    expect(optOuts.filter(({ id }) => id !== 'salt')).toHaveLength(1);
  });
});

describe('an opt-out', () => {
  const asked = (later: Preview) =>
    page.run(
      async (name, first, later) => {
        const { previews, tryToBegin } = store.open(name);
        await previews.keepPreview(first);
        await previews.keepPreview(later);
        const opening = await tryToBegin({ person: store.person('jane') });
        return [opening.kind, (await store.dump(name)).previews?.length];
      },
      OUT,
      later,
    );

  it('outlives that the service does not find the person any more', async () => {
    expect(await asked({ ...OUT, redeemId: null, isOptedOut: false, at: 20 })).toEqual(['forbidden', 1]);
  });

  it('is taken back by the service that knows the person', async () => {
    expect(await asked({ ...OUT, isOptedOut: false, at: 20 })).toEqual(['opened', 1]);
  });
});
