import { describe, expect, it, test, vi } from 'vitest';
import type { Watch } from '../../../src/model/schemas/people/product-check.ts';
import type { LibraryEntry } from '../../../src/model/views/library.ts';
import type { ProductView } from '../../../src/model/views/views.ts';
import { countText, fieldRows, libraryFailure, listText, matches } from '../../../src/options/library/library-text.ts';
import { columnOf, isKept } from '../../../src/options/library/property-column.ts';
import { aboveOf, knownOwner } from '../../../src/options/library/report-owner.ts';

vi.mock('../../../src/browser.ts', () => import('../ui/english.ts'));

const entry = (different: Partial<LibraryEntry> = {}): LibraryEntry => ({
  ...{ id: 'p1', name: 'Plan', fields: { id: 'p1', name: 'plan', productId: 'g' }, lists: {}, canRun: false },
  headings: ['Plan', 'plan'],
  ...different,
});
const product = (columns: readonly (string | null)[] | null, ticked: Watch['ticked'] = []): ProductView => ({
  watch: {
    ...{ accountId: 'a', accountName: 'A', productId: 'g', productName: 'G', reportId: 'r', reportName: 'R' },
    ...{ refreshHours: 24, ticked },
  },
  known: columns && {
    ...{ number: 1, asOf: 0, columns: [...columns], ticked, read: 1, kept: 1, addresses: 1, isWhole: true },
  },
  sync: null,
});

describe('the column of a property', () => {
  test.each<[string, ProductView, ReturnType<typeof columnOf>]>([
    ['as the report heads it', product(['Visits', 'PLAN']), { column: 'PLAN', isTicked: false, isIn: 'there' }],
    ['by its other name', product(['plan']), { column: 'plan', isTicked: false, isIn: 'there' }],
    ['as it is ticked', product([], ['plan']), { column: 'plan', isTicked: true, isIn: 'not-there' }],
    ['as it is likeliest headed', product(['Visits']), { column: 'Plan', isTicked: false, isIn: 'not-there' }],
    ['unknown before the report is read', product(null), { column: 'Plan', isTicked: false, isIn: 'unread' }],
    ['by no name in a report without', product([null, null]), { column: 'Plan', isTicked: false, isIn: 'unnamed' }],
  ])('is found %s', (_, view, found) => {
    expect(columnOf(entry(), view)).toEqual(found);
  });

  it('is none where the property has no name', () => {
    expect(columnOf(entry({ headings: [] }), product(['Plan'])).column).toBeNull();
  });

  it('is kept of people only if it is of the product whose report is read', () => {
    const ticked = product(['Plan'], ['Plan']);
    expect(isKept(entry(), ticked)).toBe(true);
    expect(isKept(entry({ fields: { id: 'p1', name: 'plan', productId: 'shop' } }), ticked)).toBe(false);
    expect(isKept(entry(), product(['Plan']))).toBe(false);
    expect(isKept(entry(), null)).toBe(false);
  });
});

describe('whose a report is', () => {
  const [account, gauge] = [entry({ id: '7', name: 'Account' }), entry({ id: '7', name: 'Gauge' })];
  const first = { list: 'products', href: null, of: null } as const;

  it('is known from the way to it, which may begin anywhere', () => {
    const below = { list: 'reports', href: '/r', of: gauge } as const;
    expect(aboveOf([{ list: 'accounts', href: null, of: null }, { ...first, of: account }, below])).toEqual({
      ...{ accounts: account, products: gauge },
    });
    expect(aboveOf([first, below])).toEqual({ products: gauge });
    expect(aboveOf([first])).toEqual({});
  });

  it('is never the other kind with the same number, nor another than the report says', () => {
    expect(knownOwner('accounts', '7', { products: gauge })).toBeNull();
    expect(knownOwner('accounts', null, { products: gauge })).toBeNull();
    expect(knownOwner('products', null, { products: gauge })).toBe(gauge);
    expect(knownOwner('products', '7', { products: gauge })).toBe(gauge);
    expect(knownOwner('products', '8', { products: gauge })).toBeNull();
  });
});

describe('a search of the library', () => {
  test.each<[string, string, boolean]>([
    ['Zahlungsübersicht', 'ubersicht', true],
    ['Café Plan', 'CAFE', true],
    ['خطة العميل', 'العميل', true],
    ['見込み客の計画', '計画', true],
    ['Pro 🚀', '🚀', true],
    ['Pro 🚀', '🛸', false],
    ['Plan', ' plan ', true],
    ['Plan', 'p1', true],
    ['Plan', '.*', false],
  ])('in %j for %j: %s', (name, wanted, isFound) => {
    expect(matches(entry({ name }), wanted)).toBe(isFound);
  });
});

describe('words of the library', () => {
  test.each<[Parameters<typeof countText>, string]>([
    [[{ read: 20, total: 45, isWhole: false }, null], '20 of 45 read.'],
    [[{ read: 20, total: null, isWhole: false }, null], '20 read.'],
    [[{ read: 45, total: 45, isWhole: true }, null], '45 read.'],
    [[{ read: 0, total: 0, isWhole: true }, null], 'There is none.'],
    [[{ read: 45, total: 45, isWhole: true }, 3], '3 found. 45 read.'],
    [
      [{ read: 20, total: 45, isWhole: false }, 0],
      '0 found. 20 of 45 read. The search covers what has been read: read the rest to search all.',
    ],
  ])('for %j', (counts, text) => {
    expect(countText(...counts)).toBe(text);
  });

  it('say what a list is of', () => {
    expect([listText('events', null), listText('events', entry())]).toEqual(['All events', 'Events of Plan']);
  });

  it('have every field that a thing has, and none that it has not', () => {
    const fields = {
      ...{ createdAt: 0, total: 1234, isVisible: false, url: null, id: 'e', name: '' },
      description: 'x',
    };
    expect(fieldRows(fields)).toEqual([
      ['Name', ''],
      ['Id', 'e'],
      ['Description', 'x'],
      ['Web address', 'Not given'],
      ['Visible', 'No'],
      ['Times tracked', '1,234'],
      ['Created', expect.stringMatching(/^(Jan 1, 1970|Dec 31, 1969), /)],
    ]);
  });

  it('tell what was deleted from what is broken', () => {
    expect(libraryFailure({ kind: 'refused', service: 'kissmetrics', status: 404 })).toBe(
      'KISSmetrics does not find this any more: it may have been deleted. Choose another one, or list them again.',
    );
    expect(libraryFailure({ kind: 'service-down', service: 'kissmetrics', status: 503 })).toBe(
      'KISSmetrics has a problem (status 503). Try again in a moment.',
    );
  });
});
