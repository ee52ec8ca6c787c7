import { beforeEach, describe, expect, it, test } from 'vitest';
import { aliasesOf, type Subject } from '../../../src/model/schemas/people/lead.ts';
import { type Preview, preview as previewSchema } from '../../../src/model/schemas/people/preview.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import { createPreviews, PREVIEW_LIFETIME_MS } from '../../../src/purchasing/plan/previews.ts';
import type { ServiceResult } from '../../../src/services/http/service-result.ts';
import { JANE, NOW, preview } from './examples.ts';

type Found = Omit<Preview, 'aliases' | 'at' | 'service'>;

let now: number;
let kept: Preview[];
/** What Cognism was asked, as `profile jane-doe`. */
let asked: string[];
let says: ServiceResult<Found | null>;
let hindrance: Failure | null;
let learnt: unknown[];
let changes: number;
/** Answers wait for this. */
let gate: Promise<void>;

beforeEach(() => {
  [now, kept, asked, learnt, changes, hindrance] = [NOW, [], [], [], 0, null];
  [says, gate] = [tells(FOUND), Promise.resolve()];
});

const { aliases: _aliases, at: _at, service: _service, ...FOUND } = preview();
const tells = (value: Found | null): ServiceResult<Found | null> => ({ ok: true, value, balance: null });
const fails = (failure: Failure): ServiceResult<never> => ({ ok: false, failure });

function previews() {
  const isOf = (person: Subject, one: Preview) => aliasesOf(person).some((alias) => one.aliases.includes(alias));
  return createPreviews({
    store: {
      previews: async (people, since) =>
        people.map((person) => kept.find((one) => isOf(person, one) && one.at >= since) ?? null),
      keepPreview: async (fresh) => {
        kept = [fresh, ...kept.filter(({ aliases }) => !aliases.some((alias) => fresh.aliases.includes(alias)))];
      },
    },
    ask: async (person, how) => {
      asked.push(`${how} ${person.slug}`);
      await gate;
      return says;
    },
    quota: {
      within: async (_, work) => (hindrance ? { hindrance } : work(0)),
      learnFrom: async (ended) => void learnt.push(ended),
    },
    changed: () => {
      changes += 1;
    },
    now: () => now,
  });
}

describe('a preview', () => {
  it('is asked for once, kept under all names of the person, and told', async () => {
    const told = await previews().ask(JANE);
    expect(told).toEqual(preview());
    expect([kept, asked, changes]).toEqual([[told], ['profile jane-doe'], 1]);
    expect(await previews().ask({ ...JANE, slug: 'jane-smith' })).toEqual(told);
    expect(asked).toHaveLength(1);
  });

  it('that the service knows nobody is an answer, too', async () => {
    says = tells(null);
    const told = await previews().ask(JANE);
    expect(told).toMatchObject({ redeemId: null, matchedBy: 'profile', isOptedOut: false, hasEmail: null, at: NOW });
    expect(previewSchema.safeParse(told).success).toBe(true);
    expect([await previews().ask(JANE), asked.length]).toEqual([told, 1]);
  });

  it.each([
    ['holds for a day', PREVIEW_LIFETIME_MS, 1],
    ['is asked for anew after that', PREVIEW_LIFETIME_MS + 1, 2],
  ])('%s', async (_, later, times) => {
    await previews().ask(JANE);
    now += later;
    expect((await previews().known([JANE]))[0] === null).toBe(times === 2);
    await previews().ask(JANE);
    expect([asked.length, kept.length]).toEqual([times, 1]);
  });

  it('of several people is looked up for nothing, and asks nobody', async () => {
    const john = { ...JANE, slug: 'john', token: null, memberId: null };
    kept = [preview()];
    expect(await previews().known([john, JANE])).toEqual([null, preview()]);
    expect(asked).toEqual([]);
  });
});

describe('a preview of another name than was asked about', () => {
  it.each<[string, Partial<Preview>, Partial<Subject>, Preview['matchedBy']]>([
    ['is for the user to confirm', { name: 'Robert Zimmermann' }, {}, 'name'],
    [
      'counts where it says that the person has opted out',
      { name: 'Robert Zimmermann', isOptedOut: true },
      {},
      'profile',
    ],
    ['is none where a family name changed', { name: 'Jane Smith' }, {}, 'profile'],
    ['is none where no name is told', { name: null }, {}, 'profile'],
    [
      'is none where the name was guessed',
      { name: 'Robert Zimmermann' },
      { origin: { aliases: 'typed', name: 'guessed' } },
      'profile',
    ],
  ])('%s', async (_, told, who, matchedBy) => {
    says = tells({ ...FOUND, ...told });
    expect(await previews().ask({ ...JANE, ...who })).toMatchObject({ matchedBy });
  });
});

describe('by name', () => {
  const byName = preview({ matchedBy: 'name', redeemId: 'of a Jane Doe' });
  test.each<[string, Preview | null, how: Preview['matchedBy'], isAsked: boolean]>([
    ['somebody new', null, 'name', true],
    ['who is known by profile', preview(), 'name', false],
    ['of whose profile nothing is known', preview({ redeemId: null }), 'name', true],
    ['who was found by name', byName, 'name', false],
    ['whom nobody knows by name either', preview({ matchedBy: 'name', redeemId: null }), 'name', false],
    ['who was found by name, when asked by profile', byName, 'profile', false],
    ['of whose profile nothing is known, when asked by profile', preview({ redeemId: null }), 'profile', false],
  ])('%s: asked anew?', async (_, known, how, isAsked) => {
    kept = known ? [known] : [];
    says = tells({ ...FOUND, matchedBy: 'name' });
    const told = await previews().ask(JANE, how);
    expect(asked).toEqual(isAsked ? ['name jane-doe'] : []);
    expect(told).toEqual(isAsked ? preview({ matchedBy: 'name' }) : known);
    expect(kept).toEqual([told]);
  });

  it('that nobody was found is kept as that: it is not asked for again', async () => {
    says = tells(null);
    expect(await previews().ask(JANE, 'name')).toMatchObject({ redeemId: null, matchedBy: 'name' });
    await previews().ask(JANE, 'name');
    expect(asked).toEqual(['name jane-doe']);
  });
});

describe('who asks at the same time', () => {
  it('shares one request, also where it fails; and after it, anew', async () => {
    says = fails({ kind: 'no-answer', service: 'cognism' });
    const all = previews();
    const failed = await Promise.all([all.ask(JANE), all.ask(JANE)]);
    expect([failed.map((one) => 'kind' in one && one.kind), asked.length]).toEqual([['no-answer', 'no-answer'], 1]);
    says = tells(FOUND);
    expect(await all.ask(JANE)).toEqual(preview());
    expect(asked).toHaveLength(2);
  });

  it('about other people, or otherwise, does not', async () => {
    const all = previews();
    await Promise.all([
      all.ask(JANE),
      all.ask(JANE, 'name'),
      all.ask({ ...JANE, slug: 'jane', token: null, memberId: null }),
    ]);
    expect(asked.toSorted()).toEqual(['name jane-doe', 'profile jane', 'profile jane-doe']);
  });
});

describe('a failure', () => {
  const failures: Failure[] = [
    { kind: 'bad-key', service: 'cognism' },
    { kind: 'rate-limited', service: 'cognism', until: NOW + 1 },
    { kind: 'not-entitled', service: 'cognism' },
    { kind: 'unreadable-reply', service: 'cognism' },
  ];
  test.each(failures)('is told and not kept: $kind', async (failure) => {
    says = fails(failure);
    expect(await previews().ask(JANE)).toEqual(failure);
    expect([kept, changes]).toEqual([[], 0]);
    // Free calls count for the service's rest as paid ones do.
    expect(learnt).toEqual([{ service: 'cognism', failure, endedAt: NOW }]);
  });

  it('that is known before keeps it from being asked', async () => {
    hindrance = { kind: 'service-resting', service: 'cognism', until: NOW + 1 };
    expect(await previews().ask(JANE)).toEqual(hindrance);
    expect([asked, kept, learnt]).toEqual([[], [], []]);
  });

  it('is over with an answer', async () => {
    await previews().ask(JANE);
    expect(learnt).toEqual([{ service: 'cognism', failure: null, endedAt: NOW }]);
  });
});
