import { describe, expect, it } from 'vitest';
import { findRow, rowsWithStates } from '../../../src/background/list-rows.ts';
import { type BadgeState, MOST_ALIASES } from '../../../src/model/badge.ts';
import { aliasesOf, type Identity } from '../../../src/model/lead.ts';
import { NOBODY, rowOf } from './readings.ts';

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

describe('the states of a long list', () => {
  it('are asked for in batches, and each is put to its own row', async () => {
    const many = Array.from({ length: 250 }, (_, index) =>
      rowOf(
        index % 10 === 3 ? null : `Name ${index}`,
        index % 7 ? { slug: `slug-${index}`, memberId: `${index}` } : {},
      ),
    );
    const sizes: number[] = [];
    const states = async (people: readonly Identity[]): Promise<BadgeState[]> => {
      sizes.push(people.flatMap(aliasesOf).length);
      return people.map(({ memberId }) => (Number(memberId) % 2 ? 'email' : 'none'));
    };
    const shown = await rowsWithStates(many, { states });
    expect(shown.map(({ name }) => name)).toEqual(many.flatMap(({ person }) => person.name ?? []));
    expect(shown.filter(({ identity, state }) => state !== (Number(identity.memberId) % 2 ? 'email' : 'none'))).toEqual(
      [],
    );
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBe(MOST_ALIASES);
  });
});
