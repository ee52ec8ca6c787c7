import { describe, expect, it } from 'vitest';
import { decideUnder, standingOf } from '../../../src/enrichment/decide.ts';
import type { Purchase } from '../../../src/model/purchase.ts';
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
type Decision = 'open' | 'join' | 'answer';

/** Newest first; what is decided without consent, to refresh, to try again, to both. */
const TABLE: [history: Entry[], none: Decision, refresh: Decision, again: Decision, both: Decision][] = [
  [[], 'open', 'open', 'open', 'open'],
  [['refused'], 'open', 'open', 'open', 'open'],
  [['rate-limited', 'refused', 'rate-limited'], 'open', 'open', 'open', 'open'],
  [['failed, not charged'], 'open', 'open', 'open', 'open'],
  [['intent'], 'join', 'join', 'join', 'join'],
  [['intent', 'found'], 'join', 'join', 'join', 'join'],
  [['intent', 'unknown', 'unknown'], 'join', 'join', 'join', 'join'],
  [['refused', 'intent'], 'join', 'join', 'join', 'join'],
  [['found'], 'answer', 'open', 'answer', 'open'],
  [['found for nothing'], 'answer', 'open', 'answer', 'open'],
  [['found, price unknown'], 'answer', 'open', 'answer', 'open'],
  [['no data'], 'answer', 'open', 'answer', 'open'],
  [['no data', 'found'], 'answer', 'open', 'answer', 'open'],
  [['refused', 'found'], 'answer', 'open', 'answer', 'open'],
  [['found', 'unknown'], 'answer', 'open', 'answer', 'open'],
  [['unknown'], 'answer', 'answer', 'open', 'open'],
  [['unknown without a word'], 'answer', 'answer', 'open', 'open'],
  [['unknown', 'found'], 'answer', 'answer', 'open', 'open'],
  [['refused', 'unknown'], 'answer', 'answer', 'open', 'open'],
  [['failed, charged'], 'answer', 'answer', 'open', 'open'],
  [['failed, charged', 'found'], 'answer', 'answer', 'open', 'open'],
];

function decisionOf(found: Purchase | null): Decision {
  if (!found) return 'open';
  return found.state === 'intent' ? 'join' : 'answer';
}

describe.each([
  ['without consent', { refresh: false, again: false }, 1],
  ['with consent to refresh', { refresh: true, again: false }, 2],
  ['with consent to try again', { refresh: false, again: true }, 3],
  ['with both', { refresh: true, again: true }, 4],
] as const)('%s', (_, consent, column) => {
  it.each(TABLE.map((row) => [row[0].join(' after ') || 'nothing', row[column], row[0]] as const))(
    '%s: %s',
    (_, decision, history) => {
      const found = decideUnder(consent)(history.map((name) => ENTRIES[name]));
      expect(decisionOf(found)).toBe(decision);
    },
  );
});

const CONSENT = { refresh: false, again: false };

it.each<[Entry[], Entry]>([
  [['failed, not charged', 'found'], 'found'],
  [['refused', 'failed, not charged', 'unknown'], 'unknown'],
  [['rate-limited', 'no data', 'found'], 'no data'],
  [['failed, not charged', 'intent'], 'intent'],
])('of %j the entry that counts is "%s": what cost and brought nothing hides nothing', (history, counting) => {
  const entries = history.map((name) => ENTRIES[name]);
  expect(decideUnder(CONSENT)(entries)).toBe(ENTRIES[counting]);
  expect(standingOf(entries)).toBe(ENTRIES[counting]);
});

it('where nothing counts, nothing stands', () => {
  expect(standingOf([])).toBeNull();
  expect(standingOf([ENTRIES['failed, not charged'], ENTRIES.refused])).toBeNull();
});
