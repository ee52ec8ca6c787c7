import { describe, expect, it, test } from 'vitest';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import type { BalancePoint } from '../../../src/model/schemas/purchases/spending.ts';
import { costFromBalances } from '../../../src/purchasing/ledger/cost-from-balances.ts';
import { NOW, purchase } from './examples.ts';

// Times are seconds; the question was asked in the seconds from 100 to 101.
const at = (seconds: number) => NOW + seconds * 1000;

/** A paid reply in the time from one second to another, and what it told. */
function reply(from: number, to: number, remaining: number | null, different: Partial<Purchase> = {}): Purchase {
  return purchase({ id: from, startedAt: at(from), endedAt: at(to), remaining, ...different });
}

/** A free call that told what is left. */
function told(from: number, to: number, remaining: number): BalancePoint {
  return { id: from, service: 'kaspr', keyId: 'abcdef012345', remaining, startedAt: at(from), endedAt: at(to) };
}

type Kind = 'service-down' | 'unreadable-reply' | 'maybe-charged' | 'timeout' | 'interrupted' | 'not-stored';

function unknown(kind: Kind, from = 100, to = 101, different: Partial<Purchase> = {}): Purchase {
  const failure: Failure =
    kind === 'service-down' ? { kind, service: 'kaspr', status: 500 } : { kind, service: 'kaspr' };
  const open = { state: 'unknown', failure, charged: null, found: false } as const;
  return reply(from, to, null, { ...open, ...different });
}

const DOWN = unknown('service-down');
const free = { charged: 0, found: false } as const;

type Case = [what: string, question: Purchase, others: (Purchase | BalancePoint)[], cost: number | null];

function answer(question: Purchase, others: (Purchase | BalancePoint)[]): number | null {
  const isEntry = (one: Purchase | BalancePoint): one is Purchase => 'state' in one;
  const entries = [question, ...others.filter(isEntry)];
  const points = others.filter((one): one is BalancePoint => !isEntry(one));
  const found = costFromBalances(question, entries, points);
  // In whatever order the store gives them.
  expect(costFromBalances(question, entries.toReversed(), points.toReversed())).toBe(found);
  return found;
}

describe('the only question between two balances', () => {
  test.each<Case>([
    ['was charged: the next reply tells one credit less', DOWN, [reply(90, 91, 50), reply(110, 111, 48)], 1],
    ['was not: the next reply tells no less than its own', DOWN, [reply(90, 91, 50), reply(110, 111, 49)], 0],
    ['was charged: a reply for nothing tells it', DOWN, [reply(90, 91, 50), reply(110, 111, 49, free)], 1],
    ['was charged: a free call tells it', DOWN, [told(90, 91, 50), told(110, 111, 49)], 1],
    ['was not: a free call tells it', DOWN, [told(90, 91, 50), told(110, 111, 50)], 0],
    ['was charged: paid before, free after', DOWN, [reply(90, 91, 50), told(110, 111, 49)], 1],
    ['was not: free before, paid after', DOWN, [told(90, 91, 50), reply(110, 111, 49)], 0],
    [
      'ends just before the one begins, begins just after the other ended',
      DOWN,
      [told(99, 100, 50), told(101, 102, 49)],
      1,
    ],
    [
      'by the nearest balance before it, not an older one',
      DOWN,
      [told(10, 11, 30), told(90, 91, 50), told(110, 111, 49)],
      1,
    ],
    [
      'whatever was bought between that did not tell a balance',
      DOWN,
      [told(90, 91, 50), reply(102, 103, null), reply(104, 105, null, { charged: 2 }), told(110, 111, 46)],
      1,
    ],
    [
      'beside a refusal, which costs nothing',
      DOWN,
      [told(90, 91, 50), reply(102, 103, null, { state: 'refused', charged: null }), told(110, 111, 50)],
      0,
    ],
    [
      'beside a refusal that was charged all the same',
      DOWN,
      [told(90, 91, 50), reply(102, 103, null, { state: 'refused', charged: 2 }), told(110, 111, 47)],
      1,
    ],
    [
      'beside a question that was answered before',
      DOWN,
      [
        told(80, 81, 50),
        unknown('service-down', 95, 96, { charged: 1, resolved: { by: 'balance', at: NOW } }),
        told(110, 111, 48),
      ],
      1,
    ],
    [
      'overlapping another request that ended between the two as well',
      DOWN,
      [told(90, 91, 50), reply(99, 105, null), told(110, 111, 48)],
      1,
    ],
    ['of fractions', unknown('service-down', 100, 101, { stake: 0.1 }), [told(90, 91, 0.3), told(110, 111, 0.2)], 0.1],
    [
      'of fractions whose difference is none',
      DOWN,
      [told(90, 91, 0.3), reply(102, 103, null, { charged: 0.1 }), told(110, 111, 0.2)],
      0,
    ],
    ['of several credits', unknown('service-down', 100, 101, { stake: 5 }), [told(90, 91, 50), told(110, 111, 47)], 3],
  ])('%s', (_, question, others, cost) => {
    expect(answer(question, others)).toBe(cost);
  });
});

describe('another request that was under way when a balance was told', () => {
  test.each<Case>([
    // What it cost may or may not be in the balance before: nobody knows when in its time that was told.
    ['before leaves it open', DOWN, [reply(90, 95, null), told(89, 96, 50), told(110, 111, 49)], null],
    ['by a paid reply before leaves it open', DOWN, [reply(90, 95, null), reply(91, 96, 50), told(110, 111, 49)], null],
    [
      'after waits for the next one',
      DOWN,
      [told(90, 91, 50), reply(115, 125, null), told(110, 120, 49), told(130, 131, 48)],
      1,
    ],
    [
      'beside its own reply waits for the next one',
      unknown('service-down', 100, 101, { remaining: 49 }),
      [told(90, 91, 50), reply(100.5, 105, null), told(110, 111, 48)],
      1,
    ],
  ])('%s', (_, question, others, cost) => {
    expect(answer(question, others)).toBe(cost);
  });
});

describe('it stays open where', () => {
  const other = unknown('service-down', 95, 96);
  test.each<Case>([
    ['no balance is known', DOWN, [], null],
    ['none is known before it', DOWN, [reply(110, 111, 48), told(112, 113, 48)], null],
    ['none is known after it', DOWN, [reply(90, 91, 50)], null],
    ['the one before was told when it was under way', DOWN, [told(90, 100.5, 50), told(110, 111, 49)], null],
    ['the one after was asked for when it was under way', DOWN, [told(90, 91, 50), told(100.5, 110, 49)], null],
    ['another question lies between the same balances', DOWN, [reply(90, 91, 50), other, reply(110, 111, 48)], null],
    [
      'a found answer of unknown price does',
      DOWN,
      [told(90, 91, 50), reply(102, 103, null, { charged: null }), told(110, 111, 48)],
      null,
    ],
    [
      'a request that is still under way does',
      DOWN,
      [told(90, 91, 50), reply(102, 103, null, { state: 'intent', endedAt: null, charged: null }), told(110, 111, 48)],
      null,
    ],
    [
      'another was under way when the one before was told',
      DOWN,
      [reply(85, 95, null), told(90, 91, 50), told(110, 111, 48)],
      null,
    ],
    [
      'another was under way when the one after was told',
      DOWN,
      [told(90, 91, 50), told(110, 111, 48), reply(105, 115, null)],
      null,
    ],
    ['more is gone than it can have cost: spent elsewhere', DOWN, [told(90, 91, 50), told(110, 111, 47)], null],
    ['there is more than before: credits were added', DOWN, [told(90, 91, 50), told(110, 111, 150)], null],
    ['it has not ended', { ...DOWN, endedAt: null }, [told(90, 91, 50), told(110, 111, 49)], null],
  ])('%s', (_, question, others, cost) => {
    expect(answer(question, others)).toBe(cost);
  });

  it('two questions share two balances, until the first of them is answered', () => {
    const [first, second] = [unknown('service-down', 95, 96), unknown('service-down', 100, 101)];
    const balances = [told(80, 81, 50), told(110, 111, 49)];
    expect([answer(first, [second, ...balances]), answer(second, [first, ...balances])]).toEqual([null, null]);
    const proven = { ...first, charged: 1, resolved: { by: 'balance' as const, at: NOW } };
    expect(answer(second, [proven, ...balances])).toBe(0);
  });
});

describe('the user’s word on another question is no proof: it may have cost what they say, or nothing', () => {
  const counted = unknown('service-down', 95, 96, { charged: 1, resolved: { by: 'user', at: NOW } });
  test.each<Case>([
    [
      'one credit is gone, and either may have been charged',
      DOWN,
      [counted, told(80, 81, 50), told(110, 111, 49)],
      null,
    ],
    ['two are gone: both were charged', DOWN, [counted, told(80, 81, 50), told(110, 111, 48)], 1],
    ['nothing is gone: neither was', DOWN, [counted, told(80, 81, 50), told(110, 111, 50)], 0],
    ['three are gone: spent elsewhere', DOWN, [counted, told(80, 81, 50), told(110, 111, 47)], null],
    [
      'the entry itself told a balance, and what it cost is in that',
      DOWN,
      [{ ...counted, remaining: 50 }, told(110, 111, 49)],
      1,
    ],
    [
      'the entry itself told the balance after',
      DOWN,
      [told(80, 81, 50), { ...counted, startedAt: at(110), endedAt: at(111), remaining: 49 }],
      null,
    ],
  ])('%s', (_, question, others, cost) => {
    expect(answer(question, others)).toBe(cost);
  });
});

describe('a key that is spent elsewhere too', () => {
  // A free call each, with nothing bought between: somebody else has spent a credit.
  const elsewhere = [told(10, 11, 52), told(20, 21, 51)];
  test.each<Case>([
    ['before it: what is gone may be theirs', DOWN, [...elsewhere, told(90, 91, 50), told(110, 111, 49)], null],
    [
      'after it: what is gone may be theirs',
      DOWN,
      [told(90, 91, 50), told(110, 111, 49), told(140, 141, 49), told(150, 151, 40)],
      null,
    ],
    ['where nothing is gone, nobody has spent anything', DOWN, [...elsewhere, told(90, 91, 50), told(110, 111, 50)], 0],
    [
      'is not one from which the ledger itself has bought',
      DOWN,
      [told(10, 11, 52), reply(12, 13, null), told(20, 21, 51), told(90, 91, 51), told(110, 111, 50)],
      1,
    ],
    [
      'is not one whose question of that time is open, or was answered by the user',
      DOWN,
      [
        told(10, 11, 52),
        unknown('service-down', 12, 13, { charged: 1, resolved: { by: 'user', at: NOW } }),
        told(20, 21, 51),
        unknown('service-down', 30, 31),
        told(90, 91, 50),
        told(110, 111, 49),
      ],
      1,
    ],
    ['is not one to which credits were added', DOWN, [told(10, 11, 2), told(90, 91, 50), told(110, 111, 49)], 1],
    [
      'is not one whose late charge is the question’s own',
      unknown('timeout'),
      [told(90, 91, 50), told(102, 103, 50), told(110, 111, 49)],
      1,
    ],
    [
      'does not keep a readable answer from its price',
      reply(100, 101, 49, { charged: null }),
      [...elsewhere, told(90, 91, 50)],
      1,
    ],
  ])('%s', (_, question, others, cost) => {
    expect(answer(question, others)).toBe(cost);
  });
});

describe('that it was not charged is told only when nothing can follow any more', () => {
  // The balance after is asked for in this second.
  test.each<[Kind, asked: number, cost: number | null]>([
    ['service-down', 101, 0],
    ['unreadable-reply', 101, 0],
    ['not-stored', 101, 0],
    // Also where the connection was cut: the service may finish what it has begun (measured: 15 s later).
    ['maybe-charged', 101, null],
    ['maybe-charged', 116, null],
    ['maybe-charged', 130, null],
    ['maybe-charged', 131, 0],
    ['timeout', 101, null],
    ['timeout', 130, null],
    ['timeout', 131, 0],
    ['interrupted', 101, null],
    ['interrupted', 130, null],
    ['interrupted', 131, 0],
  ])('%s, asked after second %d: %s', (kind, asked, cost) => {
    expect(answer(unknown(kind), [told(90, 91, 50), told(asked, asked + 1, 50)])).toBe(cost);
  });

  test.each([
    [500, 0],
    [404, 0],
    [408, null],
    [499, null],
    [502, null],
    [503, null],
    [504, null],
    [524, null],
  ])('status %d, asked at once: %s (a gateway that gives up says nothing of the service behind it)', (status, cost) => {
    const gone = { ...DOWN, failure: { kind: 'service-down', service: 'kaspr', status } as const };
    expect(answer(gone, [told(90, 91, 50), told(101, 102, 50)])).toBe(cost);
    expect(answer(gone, [told(90, 91, 50), told(131, 132, 50)])).toBe(0);
  });

  it('a purchase that begins a second after a cut does not answer for it', () => {
    const cut = unknown('maybe-charged', 98, 101);
    expect(answer(cut, [reply(40, 41, 99), reply(102.1, 103, 98)])).toBeNull();
    // The service was still at it: the next balance shows the charge.
    expect(answer(cut, [reply(40, 41, 99), reply(102.1, 103, 98), told(140, 141, 97)])).toBe(1);
  });

  test.each<Kind>(['timeout', 'interrupted', 'maybe-charged'])('a charge proves itself at once (%s)', (kind) => {
    expect(answer(unknown(kind), [told(90, 91, 50), told(101, 101.5, 49)])).toBe(1);
  });

  it('a charge that shows later than the first balance counts', () => {
    const balances = [told(90, 91, 50), told(102, 103, 50), told(140, 141, 49)];
    expect(answer(unknown('interrupted'), balances)).toBe(1);
    expect(answer(unknown('interrupted'), balances.slice(0, 2))).toBeNull();
  });

  test.each<Kind>(['timeout', 'interrupted', 'maybe-charged'])(
    'its time begins with the end of the request (%s)',
    (kind) => {
      const late = unknown(kind, 100, 125);
      expect(answer(late, [told(90, 91, 50), told(154, 155, 50)])).toBeNull();
      expect(answer(late, [told(90, 91, 50), told(155, 156, 50)])).toBe(0);
    },
  );

  it('the end of one that a sleeping machine has made long is its true end', () => {
    const slept = unknown('timeout', 100, 4000);
    expect(answer(slept, [told(90, 91, 50), told(4001, 4002, 50)])).toBeNull();
    expect(answer(slept, [told(90, 91, 50), told(4030, 4031, 50)])).toBe(0);
  });

  it('a background that died long before it was noticed is over', () => {
    const found = unknown('interrupted', 100, 4000);
    expect(answer(found, [told(90, 91, 50), told(4001, 4002, 50)])).toBe(0);
  });
});

describe('another request that may have been charged after it had ended', () => {
  const died = (different: Partial<Purchase> = {}) => unknown('interrupted', 80, 81, different);
  const byBalance = (seconds: number) => ({ charged: 1, resolved: { by: 'balance' as const, at: at(seconds) } });
  test.each<Case>([
    // What is gone since the balance before may be its late charge.
    ['leaves it open', DOWN, [died(), told(90, 91, 50), told(110, 111, 49)], null],
    ['leaves it open, also where nothing is gone yet', DOWN, [died(), told(90, 91, 50), told(110, 111, 50)], null],
    [
      'so long before that nothing can come any more says nothing',
      DOWN,
      [unknown('interrupted', 50, 51), told(90, 91, 50), told(110, 111, 49)],
      1,
    ],
    [
      'says nothing where an earlier balance has shown its charge',
      DOWN,
      [died(byBalance(86)), told(90, 91, 50), told(110, 111, 49)],
      1,
    ],
    [
      'leaves it open where only the user has answered for it',
      DOWN,
      [died({ charged: 1, resolved: { by: 'user', at: at(86) } }), told(90, 91, 50), told(110, 111, 49)],
      null,
    ],
    [
      'between the two waits for a balance that comes after it',
      DOWN,
      [told(70, 71, 50), died(byBalance(115)), told(104, 105, 49), told(120, 121, 48)],
      1,
    ],
  ])('%s', (_, question, others, cost) => {
    expect(answer(question, others)).toBe(cost);
  });
});

describe('a reply that was an error, or could not be read, and told what is left', () => {
  const telling = (kind: Kind, remaining: number) => unknown(kind, 100, 101, { remaining });
  test.each<[Kind, number, number | null]>([
    ['service-down', 49, 1],
    ['service-down', 50, 0],
    ['unreadable-reply', 49, 1],
    ['unreadable-reply', 50, 0],
    ['maybe-charged', 49, 1],
    ['maybe-charged', 50, null],
    ['timeout', 50, null],
    ['service-down', 40, null],
    ['service-down', 51, null],
  ])('(%s, %d left) answers for itself: %s', (kind, remaining, cost) => {
    expect(answer(telling(kind, remaining), [told(90, 91, 50)])).toBe(cost);
  });
});
