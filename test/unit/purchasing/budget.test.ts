import { describe, expect, it, test } from 'vitest';
import { DATA_KINDS } from '../../../src/model/data-kinds.ts';
import type { BudgetStatus } from '../../../src/model/purchase-terms.ts';
import type { Price } from '../../../src/model/schemas/purchases/account.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import type { Budget } from '../../../src/model/schemas/purchases/settings.ts';
import { checkBudget, maxCostOf } from '../../../src/purchasing/limits/budget.ts';

const NO_CAPS: Budget = { day: null, month: null, run: null };

function spending(
  caps: Partial<Budget>,
  { day = 0, month = 0, run = null, spendNothing = false }: Partial<BudgetStatus> & { spendNothing?: boolean } = {},
): BudgetStatus {
  const settings = { spendNothing, budgets: { kaspr: { ...NO_CAPS, ...caps }, cognism: NO_CAPS } };
  return { service: 'kaspr', settings, day, month, run };
}

const overBudget = (cap: 'day' | 'month' | 'run', limit: number): Failure => ({
  ...{ kind: 'over-budget', service: 'kaspr' },
  cap,
  limit,
});

describe('nothing of the user’s forbids', () => {
  test.each<[string, number, BudgetStatus]>([
    ['anything, without caps', 1000, spending({})],
    ['what fills the day to its cap', 1, spending({ day: 5 }, { day: 4 })],
    ['what fills the month to its cap', 2, spending({ month: 5 }, { month: 3 })],
    ['what fills the run to its own end', 1, spending({}, { run: { spent: 9, ofService: 9, stopAfter: 10 } })],
    [
      'what fills the run to the cap on runs',
      1,
      spending({ run: 10 }, { run: { spent: 9, ofService: 9, stopAfter: null } }),
    ],
    ['a single look-up, whatever the cap on runs', 5, spending({ run: 1 })],
    ['fractions that fit', 0.5, spending({ day: 1 }, { day: 0.5 })],
    ['what costs nothing, at a cap of nothing', 0, spending({ day: 0, month: 0 })],
  ])('%s', (_, stake, spent) => {
    expect(checkBudget(stake, spent)).toBeNull();
  });
});

describe('the user forbids', () => {
  test.each<[string, number, BudgetStatus, Failure]>([
    ['anything, with the kill switch on', 1, spending({}, { spendNothing: true }), { kind: 'spend-nothing' }],
    ['what costs nothing too, with it on', 0, spending({}, { spendNothing: true }), { kind: 'spend-nothing' }],
    [
      'it by the kill switch first',
      9,
      spending({ day: 1, month: 1 }, { day: 1, spendNothing: true }),
      { kind: 'spend-nothing' },
    ],
    ['what goes beyond the day', 1, spending({ day: 5 }, { day: 5 }), overBudget('day', 5)],
    ['more than is left of the day', 3, spending({ day: 5 }, { day: 3 }), overBudget('day', 5)],
    ['half a credit more than the day', 1, spending({ day: 1 }, { day: 0.5 }), overBudget('day', 1)],
    ['everything, at a cap of nothing', 1, spending({ day: 0 }), overBudget('day', 0)],
    ['what goes beyond the month', 1, spending({ day: 5, month: 9 }, { day: 1, month: 9 }), overBudget('month', 9)],
    ['it by the day before the month', 1, spending({ day: 1, month: 1 }, { day: 1, month: 1 }), overBudget('day', 1)],
    [
      'what goes beyond the run’s own end',
      1,
      spending({}, { run: { spent: 3, ofService: 3, stopAfter: 3 } }),
      overBudget('run', 3),
    ],
    [
      'what goes beyond the cap on runs',
      1,
      spending({ run: 3 }, { run: { spent: 3, ofService: 3, stopAfter: null } }),
      overBudget('run', 3),
    ],
    [
      'it by the lower of both: the run’s',
      1,
      spending({ run: 9 }, { run: { spent: 3, ofService: 3, stopAfter: 3 } }),
      overBudget('run', 3),
    ],
    [
      'it by the lower of both: the cap',
      1,
      spending({ run: 3 }, { run: { spent: 3, ofService: 3, stopAfter: 9 } }),
      overBudget('run', 3),
    ],
    [
      'a run that may cost nothing',
      1,
      spending({}, { run: { spent: 0, ofService: 0, stopAfter: 0 } }),
      overBudget('run', 0),
    ],
  ])('%s', (_, stake, spent, failure) => {
    expect(checkBudget(stake, spent)).toEqual(failure);
  });
});

describe('at stake is', () => {
  const price = (most: number): Price => ({
    ...{ id: 'p', service: 'kaspr', operation: 'profile', keyId: 'k' },
    ...{ count: 3, least: 0, most, total: 3 },
  });
  const profile = { operation: 'profile', asked: {} } as const;
  const employees = (limit?: number) =>
    ({ operation: 'domain-employees', asked: limit === undefined ? {} : { limit } }) as const;

  test.each<[string, Parameters<typeof maxCostOf>[0], Price | null, number]>([
    ['one credit for a person, where nothing is known', profile, null, 1],
    ['one for a company’s patterns', { operation: 'domain-patterns', asked: {} }, null, 1],
    ['the most that it has cost so far', profile, price(3), 3],
    ['also where that is less than one', profile, price(0.5), 0.5],
    ['one credit where all answers so far were "nothing"', profile, price(0), 1],
    ['one credit an employee', employees(20), null, 20],
    ['five where no number is asked for', employees(), null, 5],
    ['what they have cost, where that is more', employees(2), price(7), 7],
    ['their number, where they have cost less', employees(20), price(7), 20],
    [
      'one credit a kind of data, where they are sold apart',
      { operation: 'profile', asked: { kinds: ['phone', 'work-email'] } },
      null,
      2,
    ],
    [
      'as much as all three have cost, of all three',
      { operation: 'profile', asked: { kinds: [...DATA_KINDS] } },
      price(6),
      6,
    ],
    ['all that it has cost, of one', { operation: 'profile', asked: { kinds: ['phone'] } }, price(5), 5],
    [
      'one a kind, though fewer were found so far',
      { operation: 'profile', asked: { kinds: [...DATA_KINDS] } },
      price(1),
      3,
    ],
    ['one credit of a reveal', { operation: 'reveal', asked: {} }, null, 1],
  ])('%s', (_, spec, past, stake) => {
    expect(maxCostOf(spec, past)).toBe(stake);
  });
});

it('a cap on runs is about what its own service has cost, the user’s word on a run about all of it', () => {
  const run = { spent: 6, ofService: 1, stopAfter: 10 };
  expect(checkBudget(1, spending({ run: 5 }, { run }))).toBeNull();
  expect(checkBudget(5, spending({ run: 5 }, { run }))).toMatchObject({ kind: 'over-budget', cap: 'run', limit: 10 });
  expect(checkBudget(4, spending({ run: 4 }, { run }))).toMatchObject({ kind: 'over-budget', cap: 'run', limit: 4 });
});

it('other services’ caps are not looked at', () => {
  const budgets = { cognism: { day: 0, month: 0, run: 0 }, kaspr: NO_CAPS };
  const spent = { ...spending({}), settings: { spendNothing: false, budgets } };
  expect(checkBudget(1, spent)).toBeNull();
});
