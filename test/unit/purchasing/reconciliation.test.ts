import { beforeEach, describe, expect, it } from 'vitest';
import { isOpen, lacksCharge } from '../../../src/model/open-question.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import type { BalancePoint } from '../../../src/model/schemas/purchases/spending.ts';
import type { Change } from '../../../src/model/views/change.ts';
import { createReconciliation } from '../../../src/purchasing/ledger/reconciliation.ts';
import { NOW, purchase } from './examples.ts';

// What balances prove is told by cost-from-balances.test.ts. Here: when the store and the service are asked, and who is
// told.
let entries: Purchase[];
let points: BalancePoint[];
/** What a free call says is left; null where it does not answer. */
let left: number | null;
let asked: number;
let changes: number;
let latest: Change | undefined;
let now: number;

beforeEach(() => {
  [entries, points, left, asked, changes, now] = [[], [], null, 0, 0, NOW + 10_000];
});

const DOWN = { kind: 'service-down', service: 'kaspr', status: 500 } as const;
const question = (id: number, from: number): Purchase =>
  purchase({
    ...{ id, startedAt: NOW + from, endedAt: NOW + from + 100 },
    ...{ state: 'unknown', failure: DOWN, charged: null, remaining: null, found: false },
  });
const reply = (id: number, from: number, remaining: number): Purchase =>
  purchase({ id, startedAt: NOW + from, endedAt: NOW + from + 100, remaining });
const point = (from: number, remaining: number): BalancePoint => ({
  ...{ id: points.length + 1, service: 'kaspr', keyId: 'abcdef012345', remaining },
  ...{ startedAt: NOW + from, endedAt: NOW + from + 100 },
});

/** @param rival answers a question first, as another context may */
function reconciliation(rival?: (id: number) => void) {
  return createReconciliation({
    questions: {
      open: async () => entries.filter(isOpen),
      around: async () => ({ entries, points }),
      resolve: async (id, charged, by, at) => {
        rival?.(id);
        const index = entries.findIndex((entry) => entry.id === id);
        const entry = entries[index];
        if (!entry || !(isOpen(entry) || lacksCharge(entry))) return false;
        entries[index] = { ...entry, charged, resolved: { by, at } };
        return true;
      },
    },
    askBalance: async () => {
      asked += 1;
      if (left !== null) points.push(point(now - NOW, left));
      return left !== null;
    },
    changed: (change) => {
      changes += 1;
      latest = change;
    },
    now: () => now,
  });
}

const answers = () => entries.map(({ charged, resolved }) => [charged, resolved?.by ?? null]);

describe('looking for answers', () => {
  it('asks nobody where there is no question', async () => {
    entries = [reply(1, 0, 50)];
    expect(await reconciliation().reconcile()).toBe(false);
    expect([asked, changes]).toEqual([0, 0]);
  });

  it('asks nobody where replies have told already', async () => {
    entries = [reply(1, 0, 50), question(2, 1000), reply(3, 2000, 48)];
    expect(await reconciliation().reconcile()).toBe(false);
    expect([answers()[1], asked, changes]).toEqual([[1, 'balance'], 0, 1]);
    expect(entries[1]?.resolved?.at).toBe(now);
  });

  it.each([
    [50, 0],
    [49, 1],
  ])('asks once where a free call tells (%i left: %i)', async (tells, charged) => {
    [entries, left] = [[reply(1, 0, 50), question(2, 1000)], tells];
    expect(await reconciliation().reconcile()).toBe(false);
    expect([answers()[1], asked, changes]).toEqual([[charged, 'balance'], 1, 1]);
  });

  it('leaves a question open where none tells, and is not worth trying again', async () => {
    entries = [reply(1, 0, 50), question(2, 1000)];
    expect(await reconciliation().reconcile()).toBe(false);
    expect([answers()[1], asked, changes]).toEqual([[null, null], 1, 0]);
  });

  it('is worth trying again for some minutes where a free call tells, and this time it was no answer', async () => {
    [entries, left] = [[reply(1, 0, 50), question(2, 1000), question(3, 2000)], 49];
    expect(await reconciliation().reconcile()).toBe(true);
    now = NOW + 2100 + 5 * 60_000;
    expect(await reconciliation().reconcile()).toBe(false);
    expect([answers().slice(1), changes]).toEqual([Array(2).fill([null, null]), 0]);
  });

  it('is worth trying again until a cut is as old as a time-out', async () => {
    const cut = { ...question(2, 1000), failure: { kind: 'maybe-charged', service: 'kaspr' } as const };
    [entries, left, now] = [[reply(1, 0, 50), cut], 50, NOW + 2200];
    expect(await reconciliation().reconcile()).toBe(true);
    expect(answers()[1]).toEqual([null, null]);
    now = NOW + 1100 + 30_000;
    expect(await reconciliation().reconcile()).toBe(false);
    expect(answers()[1]).toEqual([0, 'balance']);
  });

  it('answers one question by the answer to another', async () => {
    [entries, left] = [[reply(1, 0, 50), question(2, 1000), reply(3, 2000, 48), question(4, 3000)], 48];
    expect(await reconciliation().reconcile()).toBe(false);
    expect(answers()).toEqual([
      [1, null],
      [1, 'balance'],
      [1, null],
      [0, 'balance'],
    ]);
  });

  it('tells nobody where another context was first', async () => {
    entries = [reply(1, 0, 50), question(2, 1000), reply(3, 2000, 48)];
    const rival = (id: number) => {
      const index = entries.findIndex((entry) => entry.id === id);
      entries[index] = { ...purchase(entries[index]), charged: 1, resolved: { by: 'user', at: NOW } };
    };
    await reconciliation(rival).reconcile();
    expect([answers()[1], changes]).toEqual([[1, 'user'], 0]);
  });
});

describe('a reply that tells a balance', () => {
  it('answers what was open before it, and asks nobody', async () => {
    entries = [reply(1, 0, 50), question(2, 1000), reply(3, 2000, 49)];
    await reconciliation().learnFrom(reply(3, 2000, 49));
    expect([answers()[1], asked, changes]).toEqual([[0, 'balance'], 0, 1]);
  });

  it('is needed: one that tells none is no reason to look', async () => {
    entries = [reply(1, 0, 50), question(2, 1000), reply(3, 2000, 49)];
    await reconciliation().learnFrom(purchase({ remaining: null }));
    expect([answers()[1], changes]).toEqual([[null, null], 0]);
  });
});

describe('an answer that tells what is left, and not what it cost,', () => {
  const without = (id: number, from: number, remaining: number) => ({ ...reply(id, from, remaining), charged: null });

  it('has cost what is missing since the balance before', async () => {
    entries = [reply(1, 0, 50), { ...without(2, 1000, 47), stake: 3 }];
    await reconciliation().learnFrom(purchase(entries[1]));
    expect([answers()[1], asked]).toEqual([[3, 'balance'], 0]);
    expect([changes, latest?.people]).toEqual([1, [entries[1]?.subject]]);
    expect(latest?.topics).toEqual(['ledger', 'accounts', 'people', 'companies', 'runs']);
  });

  it.each<[string, Purchase[]]>([
    ['no balance before it is known', [without(2, 1000, 47)]],
    ['more is missing than was at stake', [reply(1, 0, 50), without(2, 1000, 47)]],
    ['another request was under way', [reply(1, 0, 50), question(3, 1050), without(2, 1000, 49)]],
  ])('stays without a price where %s', async (_, all) => {
    entries = all;
    await reconciliation().learnFrom(purchase(entries.find(({ id }) => id === 2)));
    expect(entries.find(({ id }) => id === 2)).toMatchObject({ charged: null, resolved: null });
  });

  it('is no question: nobody is asked about it', async () => {
    entries = [reply(1, 0, 50), without(2, 1000, 49)];
    expect(await reconciliation().reconcile()).toBe(false);
    expect([answers()[1], asked]).toEqual([[null, null], 0]);
  });
});

describe('the user’s word', () => {
  it('counts a question as charged, with what was at stake', async () => {
    entries = [{ ...question(1, 0), stake: 5 }];
    expect(await reconciliation().countAsCharged(1)).toBe(true);
    expect([entries[0]?.charged, entries[0]?.resolved]).toEqual([5, { by: 'user', at: now }]);
    expect([asked, changes]).toEqual([0, 1]);
  });

  it.each([
    ['a settled entry', reply(1, 0, 50)],
    ['an answered question', { ...question(1, 0), charged: 0, resolved: { by: 'balance' as const, at: NOW } }],
    ['an entry that is not there', question(2, 0)],
  ])('changes nothing of %s', async (_, entry) => {
    entries = [entry];
    expect(await reconciliation().countAsCharged(1)).toBe(false);
    expect(entries).toEqual([entry]);
  });

  it('is no balance: where what is gone may be either’s, what lies beside it stays open', async () => {
    entries = [reply(1, 0, 50), question(2, 1000), question(3, 2000), reply(4, 3000, 48)];
    await reconciliation().countAsCharged(2);
    await reconciliation().reconcile();
    expect(answers().slice(1, 3)).toEqual([
      [1, 'user'],
      [null, null],
    ]);
  });

  it('does not keep balances from answering what lies beside it where both were charged', async () => {
    entries = [reply(1, 0, 50), question(2, 1000), question(3, 2000), reply(4, 3000, 47)];
    await reconciliation().countAsCharged(2);
    await reconciliation().reconcile();
    expect(answers().slice(1, 3)).toEqual([
      [1, 'user'],
      [1, 'balance'],
    ]);
  });
});
