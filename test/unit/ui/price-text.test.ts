import { describe, expect, test, vi } from 'vitest';
import type { Offer } from '../../../src/model/views/views.ts';
import {
  employees,
  PATTERNS,
  PROFILE,
  pastPrice,
  priceText,
  type Wanted,
} from '../../../src/ui/purchase/price-text.ts';
import { purchase } from '../purchasing/examples.ts';

vi.mock('../../../src/browser.ts', () => import('./english.ts'));

const past = (least: number, most: number): Offer['price'] => ({ count: 2, least, most });
const FACTS: Wanted = { service: 'cognism', operation: 'account', asked: {} };
const KINDS: Wanted = { ...PROFILE, asked: { kinds: ['phone', 'work-email'] } };

describe('what a look-up may cost is said before the click', () => {
  test.each<[string, Wanted, Offer['price'], says: string]>([
    ['five employees, never bought', employees({ limit: 5 }), null, 'Up to 5 credits. Kaspr charges by what it finds.'],
    ['one employee', employees({ limit: 1 }), null, 'Up to 1 credit. Kaspr charges by what it finds.'],
    ['patterns, never bought', PATTERNS, null, 'Up to 1 credit. Kaspr charges by what it finds.'],
    ['a person, never bought', PROFILE, null, 'Up to 1 credit. Kaspr charges by what it finds.'],
    ['two kinds of data', KINDS, null, 'Up to 2 credits. Kaspr charges by what it finds.'],
    ['facts of Cognism', FACTS, null, 'Up to 1 credit. Cognism charges by what it finds.'],
    [
      'only nothing was found so far',
      employees({ limit: 7 }),
      past(0, 0),
      'Up to 7 credits. Kaspr charges by what it finds.',
    ],
    ['as many as before', employees({ limit: 5 }), past(5, 5), 'So far 5 credits per look-up with this key.'],
    ['fewer than before', employees({ limit: 3 }), past(1, 5), 'So far 1–5 credits per look-up with this key.'],
    [
      'more than before',
      employees({ limit: 20 }),
      past(5, 5),
      'Up to 20 credits. So far 5 credits per look-up with this key.',
    ],
    ['patterns, bought before', PATTERNS, past(2, 2), 'So far 2 credits per look-up with this key.'],
  ])('%s', (_, wanted, price, says) => {
    expect(pastPrice(wanted, price)).toBe(says);
    expect(priceText(wanted, { price, purchase: null })).toBe(says);
  });

  test('what is there already is free, and what is open is to be decided on first', () => {
    expect(priceText(PATTERNS, { price: null, purchase: purchase() })).toBe('Already bought: free.');
    const open = purchase({ state: 'unknown', failure: { kind: 'timeout', service: 'kaspr' } });
    expect(priceText(PATTERNS, { price: null, purchase: open })).not.toContain('credit.');
  });
});
