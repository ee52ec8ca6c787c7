import { describe, expect, it } from 'vitest';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import { currentPurchaseOf, findReusable } from '../../../src/purchasing/ledger/find-reusable.ts';
import { NOW, purchase } from './examples.ts';

const DOWN = { kind: 'service-down', service: 'kaspr', status: 500 } as const;
const UNREADABLE = { kind: 'unreadable-reply', service: 'kaspr' } as const;
const BAD_KEY = { kind: 'bad-key', service: 'kaspr' } as const;

// Entries by name, so that a history reads as one.
const ENTRIES = {
  intent: purchase({ state: 'intent', endedAt: null, charged: null, found: false }),
  found: purchase(),
  'found for nothing': purchase({ charged: 0 }),
  'found, price unknown': purchase({ charged: null }),
  'no data': purchase({ found: false, charged: 0 }),
  unknown: purchase({ state: 'unknown', failure: DOWN, charged: null, found: false }),
  'unknown without a word': purchase({ state: 'unknown', failure: null, charged: null, found: false }),
  'unknown, answered as charged': purchase({
    ...{ state: 'unknown', failure: DOWN, charged: 1, found: false },
    resolved: { by: 'balance', at: NOW },
  }),
  'unknown, counted as charged': purchase({
    ...{ state: 'unknown', failure: DOWN, charged: 1, found: false },
    resolved: { by: 'user', at: NOW },
  }),
  'unknown, answered as free': purchase({
    ...{ state: 'unknown', failure: DOWN, charged: 0, found: false },
    resolved: { by: 'balance', at: NOW },
  }),
  'failed, charged': purchase({ failure: UNREADABLE, charged: 1, found: false }),
  'failed, not charged': purchase({ failure: UNREADABLE, charged: 0, found: false }),
  refused: purchase({ state: 'refused', failure: BAD_KEY, charged: null, found: false }),
  'rate-limited': purchase({
    state: 'refused',
    failure: { kind: 'rate-limited', service: 'kaspr', until: NOW + 1 },
    charged: 0,
    found: false,
  }),
} satisfies Record<string, Purchase>;

type Entry = keyof typeof ENTRIES;
/** Newest first; the entry that stands in the way of a new purchase, if any. */
const TABLE: [history: Entry[], currentPurchase: Entry | null][] = [
  [[], null],
  [['refused'], null],
  [['rate-limited', 'refused', 'rate-limited'], null],
  [['failed, not charged'], null],
  [['intent'], 'intent'],
  [['intent', 'found'], 'intent'],
  [['intent', 'unknown', 'unknown'], 'intent'],
  [['refused', 'intent'], 'intent'],
  [['found'], 'found'],
  [['found for nothing'], 'found for nothing'],
  [['found, price unknown'], 'found, price unknown'],
  [['no data'], 'no data'],
  [['no data', 'found'], 'no data'],
  [['refused', 'found'], 'found'],
  [['found', 'unknown'], 'found'],
  [['unknown'], 'unknown'],
  [['unknown without a word'], 'unknown without a word'],
  [['unknown', 'found'], 'unknown'],
  [['refused', 'unknown'], 'unknown'],
  [['unknown, answered as charged'], 'unknown, answered as charged'],
  [['unknown, counted as charged', 'found'], 'unknown, counted as charged'],
  [['unknown, answered as free'], null],
  [['unknown, answered as free', 'refused'], null],
  [['failed, charged'], 'failed, charged'],
  [['failed, charged', 'found'], 'failed, charged'],
];

/** The entries of a history, numbered as the ledger numbers them: the newest has the highest number. */
function entriesOf(history: readonly Entry[]): Purchase[] {
  return history.map((name, index) => ({ ...ENTRIES[name], id: history.length - index }));
}

describe.each(TABLE)('after %j', (history, currentPurchase) => {
  const entries = entriesOf(history);
  const found = currentPurchase === null ? null : (entries[history.indexOf(currentPurchase)] ?? null);

  it(`without consent ${currentPurchase ? `"${currentPurchase}" answers` : 'it is bought'}`, () => {
    expect(findReusable(null)(entries)).toBe(found);
  });

  it('consent to pay over that entry buys, unless it is still under way', () => {
    expect(findReusable(found?.id ?? null)(entries)).toBe(found?.state === 'intent' ? found : null);
  });

  it('consent to pay over any other entry is no consent', () => {
    for (const id of [0, -1, history.length + 1, ...entries.map((entry) => entry.id)]) {
      if (id !== found?.id) expect(findReusable(id)(entries)).toBe(found);
    }
  });
});

it.each<[Entry[], Entry]>([
  [['failed, not charged', 'found'], 'found'],
  [['unknown, answered as free', 'found'], 'found'],
  [['unknown, answered as free', 'unknown'], 'unknown'],
  [['refused', 'failed, not charged', 'unknown'], 'unknown'],
  [['rate-limited', 'no data', 'found'], 'no data'],
  [['failed, not charged', 'intent'], 'intent'],
])('of %j the entry that counts is "%s": what cost and brought nothing hides nothing', (history, counting) => {
  const entries = history.map((name) => ENTRIES[name]);
  expect(findReusable(null)(entries)).toBe(ENTRIES[counting]);
  expect(currentPurchaseOf(entries)).toBe(ENTRIES[counting]);
});

it('where nothing counts, nothing stands', () => {
  expect(currentPurchaseOf([])).toBeNull();
  expect(currentPurchaseOf([ENTRIES['failed, not charged'], ENTRIES.refused])).toBeNull();
});
