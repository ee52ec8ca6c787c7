import { describe, expect, it, vi } from 'vitest';
import { balanceText } from '../../../src/leads/ledger/balance-text.ts';
import { askedText, chargedText, stateOf, whyText } from '../../../src/leads/ledger/ledger-text.ts';
import type { StatementView } from '../../../src/model/schemas/purchases/ledger-views.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import type { DaySum } from '../../../src/model/schemas/purchases/spending.ts';
import { spentText } from '../../../src/ui/purchase/spent-text.ts';
import { purchase } from '../purchasing/examples.ts';

vi.mock('../../../src/browser.ts', async () => ({ browser: (await import('../ui/english.ts')).browser }));

const cut = { kind: 'maybe-charged', service: 'kaspr' } as const;
const CUT = 'The connection to Kaspr ended before the answer came.';
const OPEN: Partial<Purchase> = { state: 'unknown', failure: cut, found: false, charged: null, stake: 5 };
const at = 0;

describe('an entry in words', () => {
  it.each<[Partial<Purchase>, string, string, string[]]>([
    [{}, 'settled', '1', ['Answered.']],
    [{ charged: 0.5 }, 'settled', '0.5', ['Answered.']],
    [{ charged: null }, 'settled', 'not told', ['Answered.']],
    [{ charged: null, found: false }, 'settled', '0', ['Kaspr does not know this person.']],
    [{ state: 'intent', charged: null, stake: 5 }, 'intent', 'maybe 5', ['The answer has not come yet.']],
    [
      { state: 'refused', charged: null, found: false, failure: { kind: 'bad-key', service: 'kaspr' } },
      'refused',
      '0',
      ['Kaspr refused your key. Nothing was charged.'],
    ],
    [OPEN, 'unknown', 'maybe 5', [CUT]],
    [
      { ...OPEN, repeatable: true, run: 7 },
      'unknown',
      'maybe 5',
      [CUT, 'Sent in a form that your browser may have repeated by itself.', 'For look-up of many number 7.'],
    ],
    [{ ...OPEN, charged: 5, resolved: { by: 'user', at } }, 'resolved', '5', [CUT, 'You counted it as charged.']],
    [
      { ...OPEN, charged: 1, resolved: { by: 'balance', at } },
      'resolved',
      '1',
      [CUT, 'Kaspr’s balance shows that it was charged 1 credit.'],
    ],
    [
      { ...OPEN, charged: 0, resolved: { by: 'balance', at } },
      'resolved',
      '0',
      [CUT, 'Kaspr’s balance shows that it was not charged.'],
    ],
  ])('%j', (different, state, charged, why) => {
    const entry = purchase(different);
    expect([stateOf(entry), chargedText(entry), whyText(entry)]).toEqual([state, charged, why]);
  });

  it.each<[Partial<Purchase>, string]>([
    [{}, 'contact data'],
    [{ asked: { phoneRequired: true } }, 'contact data, only with phone'],
    [{ operation: 'domain-patterns' }, 'email patterns'],
    [{ operation: 'domain-employees', asked: { limit: 5 } }, 'at most 5 employees'],
    [{ operation: 'domain-employees', asked: { limit: 1 } }, 'at most 1 employee'],
    [
      { operation: 'domain-employees', asked: { limit: 5, phoneRequired: true } },
      'at most 5 employees, only with phone',
    ],
  ])('was asked for: %j', (different, text) => {
    expect(askedText(purchase(different))).toBe(text);
  });
});

describe('what a balance says beside the ledger', () => {
  const since = new Date(2026, 10, 3, 12).getTime();

  it.each<[Partial<StatementView>, string]>([
    [
      {},
      'Kaspr’s balance went from 100 to 88 since Nov 3, 2026: 12 credits. The ledger accounts for 11. Difference: 1 (spent elsewhere with this key, or an open question).',
    ],
    [
      { charged: 12 },
      'Kaspr’s balance went from 100 to 88 since Nov 3, 2026: 12 credits. The ledger accounts for 12. They agree.',
    ],
    [
      { charged: 14 },
      'Kaspr’s balance went from 100 to 88 since Nov 3, 2026: 12 credits. The ledger accounts for 14. Difference: 2. Credits were added.',
    ],
    [
      { closing: 150, charged: 10 },
      'Kaspr’s balance went from 100 to 150 since Nov 3, 2026: 50 credits more. The ledger accounts for 10. Difference: 60. Credits were added.',
    ],
    [
      { opening: 1, closing: 0.7, charged: 0.1 + 0.2, isCurrent: false },
      'With an earlier key: Kaspr’s balance went from 1 to 0.7 since Nov 3, 2026: 0.3 credits. The ledger accounts for 0.3. They agree.',
    ],
  ])('%j', (different, text) => {
    const statement: StatementView = {
      id: 'kaspr|a',
      service: 'kaspr',
      keyId: 'a',
      since,
      until: since,
      opening: 100,
      closing: 88,
      charged: 11,
      isCurrent: true,
      ...different,
    };
    expect(balanceText(statement)).toBe(text);
  });
});

describe('what was spent', () => {
  const now = new Date(2026, 2, 31, 23, 59).getTime();
  const sum = (day: string, charged: number, open = 0): DaySum => ({
    id: `kaspr|${day}`,
    service: 'kaspr',
    day,
    entries: 1,
    charged,
    open,
  });

  it.each<[string, readonly DaySum[], string]>([
    ['nothing', [], 'Charged today: 0. This month: 0.'],
    [
      'today, this month and before',
      [sum('2026-03-31', 2), sum('2026-03-01', 3.5), sum('2026-02-28', 100), sum('2025-03-31', 100)],
      'Charged today: 2. This month: 5.5.',
    ],
    [
      'also by a clock or in a time zone that was ahead, as caps count it',
      [sum('2026-03-31', 2), sum('2026-04-01', 3), { ...sum('2027-01-01', 4), aheadSince: '2026-03-30' }],
      'Charged today: 5. This month: 9.',
    ],
    [
      'with open questions',
      [sum('2026-03-31', 0, 1), sum('2026-03-02', 4, 2), sum('2026-02-28', 0, 9)],
      'Charged today: 0. This month: 4. Besides, 3 may have been charged this month.',
    ],
  ])('%s', (_, sums, text) => {
    expect(spentText(sums, 'kaspr', now)).toBe(text);
  });
});
