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

/** A preview of somebody who is called so; its redeem id tells it from others. */
function preview(redeemId: string, aliases: string[], at = 10): Preview {
  return {
    ...{ service: 'cognism', aliases, redeemId, matchedBy: 'profile', score: 90 },
    ...{ name: null, title: null, company: null, hasEmail: true, hasMobile: null, hasDirect: false },
    ...{ isOptedOut: false, at },
  };
}

/** Keeps previews one after the other; which is found of each person then, and how many are stored. */
const keepAndFind = (previews: Preview[], people: (readonly [string | null, (string | null)?, string?])[], since = 0) =>
  page.run(
    async (name, previews, people, since) => {
      const { previews: kept } = store.open(name);
      for (const one of previews) await kept.keepPreview(one);
      const identities = people.map(([slug, token = null, memberId = null]) => store.identity(slug, token, memberId));
      const found = await kept.previews(identities, since);
      return [found.map((one) => one?.redeemId ?? null), (await store.dump(name)).previews?.length] as const;
    },
    previews,
    people,
    since,
  );

const JANE = ['in:jane', 'urn:ACoAAJ', 'member:7'];

describe('a preview is found', () => {
  it('by any name of its person, by each alone, and of nobody else', async () => {
    const [found] = await keepAndFind(
      [preview('jane', JANE), preview('john', ['in:john'])],
      [['jane'], ['JANE'], ['jane-doe', 'ACoAAJ'], ['x', null, '7'], [null, 'ACoAAJ'], ['john'], ['ada'], [null]],
    );
    expect(found).toEqual(['jane', 'jane', 'jane', 'jane', 'jane', 'john', null, null]);
  });

  it('of people in their order, and as it was told', async () => {
    const told = preview('jane', JANE);
    const seen = await page.run(async (name, told) => {
      const { previews } = store.open(name);
      await previews.keepPreview(told);
      return previews.previews([store.identity('nobody'), store.identity('jane')], 0);
    }, told);
    expect(seen).toEqual([null, told]);
  });

  it.each([
    [10, 'jane'],
    [11, null],
  ])('while it is fresh enough: since %i', async (since, redeemId) => {
    const [found, stored] = await keepAndFind([preview('jane', JANE, 10)], [['jane']], since);
    expect([found, stored]).toEqual([[redeemId], 1]);
  });

  it('not of who took over a slug: a token or number stays with its own', async () => {
    const [found] = await keepAndFind(
      [preview('jane', JANE)],
      [
        ['jane', 'ACoAAK'],
        ['jane', null, '8'],
        // Sales Navigator's tokens are another space: they say nothing against it.
        ['jane', 'ACwAAJ'],
        ['jane', 'ACoAAJ', '7'],
      ],
    );
    expect(found).toEqual([null, null, 'jane', 'jane']);
  });
});

describe('a newer preview', () => {
  it('takes the place of those that share a name with it', async () => {
    const [found, stored] = await keepAndFind(
      [
        preview('by slug', ['in:jane'], 1),
        preview('by token', ['urn:ACoAAJ'], 2),
        preview('of another', ['in:john'], 3),
        preview('both', ['in:jane', 'urn:ACoAAJ'], 4),
      ],
      [['jane'], ['x', 'ACoAAJ'], ['john']],
    );
    expect([found, stored]).toEqual([['both', 'both', 'of another'], 2]);
  });

  it('is the one that is found, where two are of the same person by different names', async () => {
    const [found, stored] = await keepAndFind(
      [preview('newer', ['in:jane'], 9), preview('older', ['urn:ACoAAJ'], 3)],
      [['jane', 'ACoAAJ']],
    );
    expect([found, stored]).toEqual([['newer'], 2]);
  });

  it('of the same moment, kept by two contexts at once, leaves one', async () => {
    const stored = await page.run(
      async (name, previews) => {
        const contexts = [store.open(name), store.open(name)];
        await Promise.all(previews.map((one, index) => contexts[index % 2]?.previews.keepPreview(one)));
        return (await store.dump(name)).previews?.length;
      },
      Array.from({ length: 6 }, (_, index) => preview(`${index}`, JANE)),
    );
    expect(stored).toBe(1);
  });
});

describe('whoever has opted out', () => {
  /** Buys Jane's contact data, with previews kept before the intent, before the answer or after it. */
  const optedOut = (when: 'first' | 'before' | 'after', previews: Preview[]) =>
    page.run(
      async (name, when, previews) => {
        const { previews: kept, begin, end } = store.open(name);
        const keepAll = async () => {
          for (const one of previews) await kept.keepPreview(one);
        };
        if (when === 'first') await keepAll();
        const opening = await begin({ person: store.person('jane') });
        if (when === 'before') await keepAll();
        const data = { operation: 'profile', contact: store.contact('jane@acme.example') } as const;
        await end(opening.purchase, { data });
        if (when === 'after') await keepAll();
        const [lead] = (await store.dump(name)).leads as { contact: { optedOut: unknown; emails: unknown[] } }[];
        return [lead?.contact.optedOut, lead?.contact.emails.length];
      },
      when,
      previews,
    );
  const OUT: Preview = { ...preview('jane', ['in:jane']), isOptedOut: true };
  const MARK = { service: 'cognism', at: 10 };

  it.each(['before', 'after'] as const)(
    'is marked as that, also where the data is another service’s: %s',
    async (when) => {
      expect(await optedOut(when, [OUT])).toEqual([MARK, 1]);
    },
  );

  it.each(['before', 'after'] as const)('is marked where nothing is known of them, too: %s', async (when) => {
    const told = await page.run(
      async (name, when, preview) => {
        const { previews, begin, end } = store.open(name);
        const opening = await begin({ person: store.person('jane') });
        if (when === 'before') await previews.keepPreview(preview);
        await end(opening.purchase, { data: null });
        if (when === 'after') await previews.keepPreview(preview);
        const [lead] = (await store.dump(name)).leads as { contact: { optedOut: unknown; emails: unknown[] } | null }[];
        return [lead?.contact?.optedOut, lead?.contact?.emails];
      },
      when,
      OUT,
    );
    expect(told).toEqual([MARK, []]);
  });

  it.each<[string, Preview[]]>([
    ['who has not', [preview('jane', ['in:jane'])]],
    ['somebody else', [{ ...OUT, aliases: ['in:john'] }]],
    ['who was found by name only: it may be somebody else', [{ ...OUT, matchedBy: 'name' }]],
  ])('is not %s', async (_, previews) => {
    for (const when of ['first', 'before', 'after'] as const) expect(await optedOut(when, previews)).toEqual([null, 1]);
  });

  it.each<[string, Preview[], boolean]>([
    ['who said so now', [OUT], true],
    ['who said so long ago', [{ ...OUT, at: 1 }], true],
    ['who has not', [preview('jane', ['in:jane'])], false],
    ['somebody of the same name', [{ ...OUT, matchedBy: 'name' }], false],
  ])('opens no purchase, at any service: %s', async (_, previews, isRefused) => {
    const [openings, stored] = await page.run(async (name, previews) => {
      const { previews: kept, tryToBegin } = store.open(name);
      for (const one of previews) await kept.keepPreview(one);
      const target = { person: store.person('jane') };
      const one = await tryToBegin(target);
      const other = await tryToBegin(target, { service: 'cognism', operation: 'reveal' });
      return [[one, other], (await store.dump(name)).purchases?.length] as const;
    }, previews);
    const refusal = { kind: 'forbidden', failure: { kind: 'opted-out', service: 'cognism' } };
    expect(openings).toMatchObject(isRefused ? [refusal, refusal] : [{ kind: 'opened' }, { kind: 'opened' }]);
    expect(stored).toBe(isRefused ? 0 : 2);
  });

  it('costs nobody what was paid for, where the preview is damaged', async () => {
    expect(await optedOut('first', [{ ...OUT, redeemId: 7 as never }])).toEqual([null, 1]);
  });
});

it('a preview that is damaged is as good as none', async () => {
  const seen = await page.run(
    async (name, told) => {
      const { previews } = store.open(name);
      await previews.keepPreview(told);
      await previews.keepPreview({ ...told, aliases: ['in:john'], redeemId: 7 as never });
      const found = await previews.previews([store.identity('john'), store.identity('jane')], 0);
      return found.map((one) => one?.redeemId ?? null);
    },
    preview('jane', JANE),
  );
  expect(seen).toEqual([null, 'jane']);
});
