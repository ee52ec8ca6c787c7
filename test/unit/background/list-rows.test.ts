import { describe, expect, it, vi } from 'vitest';
import { badgeViews, type CheckAddresses, findRow, rowsWithStates } from '../../../src/background/views/list-rows.ts';
import type { Identity } from '../../../src/model/schemas/people/lead.ts';
import type { Membership } from '../../../src/model/schemas/people/product-check.ts';
import type { KeptSignal } from '../../../src/model/schemas/people/signal.ts';
import type { BadgeState, SavedState } from '../../../src/model/views/badge.ts';
import type { StoredSummary } from '../../../src/store/people/badges.ts';
import { NOBODY, rowOf } from './readings.ts';

vi.mock('../../../src/browser.ts', () => import('../ui/english.ts'));

const MEMBERSHIPS: Record<Membership['kind'], Membership> = {
  in: { kind: 'in', asOf: 1, columns: [] },
  'not-in': { kind: 'not-in', asOf: 1 },
  unknown: { kind: 'unknown', why: 'no-address' },
};

const SAVED: Omit<StoredSummary, 'state'> = { addresses: [], isInCrm: false, change: null };

const change = (different: Partial<KeptSignal>): KeptSignal => ({
  ...{
    id: 'e',
    kind: 'mention',
    at: 1,
    toldAt: 1,
    person: null,
    source: null,
    leadId: 'l',
    how: 'alias',
    isSeen: false,
  },
  ...{ company: null, oldCompany: null, location: null, oldLocation: null },
  ...different,
});

const rows = [
  rowOf('Jane Doe', { slug: 'Jane-Doe', token: 'ACoAAJane' }),
  rowOf('Zoë Brontë', { slug: 'zoë-brontë'.normalize('NFC'), memberId: '12' }),
  rowOf('Sam Lee', { token: 'ACwAASam' }),
  rowOf('Ada Twin'),
  rowOf('Ada Twin'),
  rowOf('Only One'),
  rowOf('Jane Doe'),
];

describe('the row that was meant', () => {
  it.each<[string, Partial<Identity>, string, number | null]>([
    ['by slug, whatever its case', { slug: 'jane-doe' }, '', 0],
    ['by slug, however its letters are put together', { slug: 'zoë-brontë'.normalize('NFD') }, '', 1],
    ['by token, though the slug has changed', { slug: 'jane-smith', token: 'ACoAAJane' }, '', 0],
    ['by member number', { memberId: '12' }, '', 1],
    ["by Sales Navigator's token", { token: 'ACwAASam' }, 'Sam Lee', 2],
    ['by name, where there is nothing else', {}, 'Only One', 5],
    ['by name, not beside one who has an identity', {}, 'Jane Doe', 6],
    ['of two by one name is neither', {}, 'Ada Twin', null],
    ['is not found by a name that somebody with another identity has', { slug: 'other-one' }, 'Only One', null],
    ['is not there', { slug: 'gone' }, 'Gone', null],
  ])('%s', (_how, different, name, expected) => {
    const found = findRow(rows, { identity: { ...NOBODY, ...different }, name });
    expect(found && rows.indexOf(found)).toBe(expected);
  });
});

describe('the states of a list', () => {
  it('are put each to its own row; a row without a name is none', async () => {
    const many = Array.from({ length: 250 }, (_, index) =>
      rowOf(
        index % 10 === 3 ? null : `Name ${index}`,
        index % 7 ? { slug: `slug-${index}`, memberId: `${index}` } : {},
      ),
    );
    const summaries = async (people: readonly Identity[]): Promise<StoredSummary[]> =>
      people.map(({ memberId }) => ({ state: Number(memberId) % 2 ? 'email' : 'none', ...SAVED }));
    const shown = await rowsWithStates(many, { summaries }, async () => null);
    expect(shown.map(({ name }) => name)).toEqual(many.flatMap(({ person }) => person.name ?? []));
    expect(shown.filter(({ identity, state }) => state !== (Number(identity.memberId) % 2 ? 'email' : 'none'))).toEqual(
      [],
    );
  });

  it('come with whether each is in the user’s product, where one is set up', async () => {
    const pair = [rowOf(null), ...['a', 'b', 'c'].map((slug) => rowOf(slug, { slug }))];
    const summaries = async (people: readonly Identity[]) =>
      people.map((): StoredSummary => ({ state: 'none', ...SAVED }));
    const membership = async (check: CheckAddresses) =>
      (await rowsWithStates(pair, { summaries }, check)).map((row) => row.membership);
    expect(await membership(async () => null)).toEqual([null, null, null]);
    expect(await membership(memberships('in', 'not-in', 'unknown'))).toEqual(['in', 'not-in', 'unknown']);
  });
});

it('who is in the product is told by the addresses that are stored of each', async () => {
  const stored = [['jane@acme.example'], [], ['ada@acme.example', 'ada@mail.example']];
  const summaries = async () => stored.map((addresses): StoredSummary => ({ ...SAVED, state: 'email', addresses }));
  const asked: unknown[] = [];
  const check: CheckAddresses = async (people) => {
    asked.push(people);
    return null;
  };
  await badgeViews([NOBODY, NOBODY, NOBODY], { summaries }, check);
  await rowsWithStates([rowOf('a'), rowOf('b'), rowOf('c')], { summaries }, check);
  expect(asked).toEqual([stored, stored]);
});

describe('a badge', () => {
  const of = async (state: SavedState, check: CheckAddresses, more: Partial<StoredSummary> = {}) =>
    (await badgeViews([NOBODY], { summaries: async () => [{ ...SAVED, state, ...more }] }, check))[0];

  it.each<[SavedState, BadgeState]>([
    ['none', 'in'],
    ['both', 'in'],
    ['nothing', 'in'],
    // Money is under way, or in question: that is more urgent.
    ['working', 'working'],
    ['decide', 'decide'],
  ])('of state "%s" says "%s" of who is in the user’s product', async (state, said) => {
    expect((await of(state, memberships('in')))?.state).toBe(said);
  });

  it.each<[string, CheckAddresses, string]>([
    ['who is in it', memberships('in'), ' · in your product'],
    ['who is not in it', memberships('not-in'), ' · not in your product as of '],
    ['of whom nobody can tell', memberships('unknown'), ' · can’t tell whether in your product'],
    ['where no product is set up', async () => null, ''],
  ])('says what is saved of one %s, and that', async (_, check, words) => {
    const view = await of('email', check);
    expect(view?.words.startsWith(`saved, with e-mail${words}`)).toBe(true);
    if (words === '') expect(view).toEqual({ state: 'email', words: 'saved, with e-mail' });
  });

  it.each<[string, Partial<StoredSummary>, string]>([
    ['who is in the CRM', { isInCrm: true }, ' · in your CRM'],
    ['who has another job', { change: change({ kind: 'job-join', company: 'Globex' }) }, ' · moved to Globex'],
    ['who has left one', { change: change({ kind: 'job-leave', oldCompany: 'Acme' }) }, ' · left Acme'],
    ['who lives elsewhere', { change: change({ kind: 'location-move', location: 'Lyon' }) }, ' · moved to Lyon'],
    ['of whose new job nothing more is known', { change: change({ kind: 'job-move' }) }, ''],
    [
      'who is in the CRM, and has another job',
      { isInCrm: true, change: change({ kind: 'job-move', company: 'Globex' }) },
      ' · in your CRM · moved to Globex',
    ],
  ])('says of somebody %s just that', async (_, seen, words) => {
    expect((await of('email', async () => null, seen))?.words).toBe(`saved, with e-mail${words}`);
  });
});

function memberships(...kinds: Membership['kind'][]): CheckAddresses {
  return async () => kinds.map((kind) => MEMBERSHIPS[kind]);
}
