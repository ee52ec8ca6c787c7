import { describe, expect, it, test } from 'vitest';
import { balance } from '../../../../src/model/schemas/purchases/account.ts';
import { readAccounting } from '../../../../src/services/kaspr/headers.ts';
import { emptyPool, poolsInBody } from '../../../../src/services/kaspr/pools.ts';
import { readOutcome } from '../../../../src/services/kaspr/reply.ts';
import { EMPTY, json, NOW, reply } from '../answers.ts';
import { NO_PHONE_CREDITS, REMAINING } from './examples.ts';

const MINUTE = 60_000;
const LEFT = 'X-Hourly-RateLimit-Remaining';
const LEFT_TODAY = 'X-Daily-RateLimit-Remaining';

/** The headers of the four pools; null leaves one out. */
function pools(work: string | null, direct: string | null, phone: string | null, exported: string | null = null) {
  const headers = {
    'Remaining-Work-Email-Credits': work,
    'Remaining-Direct-Email-Credits': direct,
    'Remaining-Phone-Credits': phone,
    'Remaining-Export-Credits': exported,
  };
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== null)) as Record<string, string>;
}

const seen = (headers: Record<string, string>) => readAccounting(new Headers(headers), NOW);

describe('the pools of a reply', () => {
  test.each([
    ['all told', pools('90', '40', '12', '5'), [90, 40, 12, 5], 142],
    ['one without a limit', pools('-1', '40', '12', '-1'), ['unlimited', 40, 12, 'unlimited'], 52],
    ['all without a limit', pools('-1', '-1', '-1', '7'), ['unlimited', 'unlimited', 'unlimited', 7], null],
    ['one missing', pools('90', '40', null, '5'), [90, 40, null, 5], null],
    ['one that is no number', pools('90', 'many', '12'), [90, null, 12, null], null],
    ['less than nothing', pools('90', '-2', '12'), [90, null, 12, null], null],
    ['only those for export', pools(null, null, null, '5'), [null, null, null, 5], null],
    ['fractions', pools('0.1', '0.2', '0'), [0.1, 0.2, 0, null], 0.3],
    ['more than can be stored', pools('1e9', '1e9', '0'), [1e9, 1e9, 0, null], null],
  ])('%s', (_, headers, [work, personal, phone, exported], sum) => {
    const found = seen(headers);
    expect(found.balance?.pools).toEqual({ 'work-email': work, 'personal-email': personal, phone, export: exported });
    expect([found.remaining, found.balance?.credits, found.charged]).toEqual([sum, sum, null]);
    expect(balance.parse(found.balance)).toEqual(found.balance);
  });

  it('are none where no header tells of one', () => {
    expect(seen({ 'Remaining-Credits': '5' }).balance).toMatchObject({ credits: 5, pools: null });
    expect(seen(pools('', 'many', '-3')).balance).toBeNull();
  });

  it('count, and not the sum beside them: a free call tells pools only', () => {
    expect(seen({ ...pools('90', '40', '12'), 'Remaining-Credits': '500' }).remaining).toBe(142);
  });

  it('are kept with the price where one is told', () => {
    const outcome = readOutcome(
      reply(200, EMPTY, { ...pools('90', '40', '12'), 'Decreased-Credits': '2' }),
      'profile',
      NOW,
    );
    expect([outcome.charged, outcome.remaining]).toEqual([2, 142]);
  });
});

describe('the requests left', () => {
  test.each([
    [{ [LEFT]: '7', [LEFT_TODAY]: '90' }, 7, null],
    [{ [LEFT]: '7', [LEFT_TODAY]: '3' }, 3, null],
    [{ [LEFT_TODAY]: '3' }, 3, null],
    [{ [LEFT]: 'many', [LEFT_TODAY]: '3' }, 3, null],
    [{ [LEFT]: '7', 'X-RateLimit-Remaining': '2', 'X-RateLimit-Reset': '5000' }, 2, NOW + 5000],
    // Nobody says until when: an hour may be far too long, and a refusal that comes too soon is free.
    [{ [LEFT]: '0', [LEFT_TODAY]: '90' }, 0, NOW + MINUTE],
    [{ [LEFT]: '12', [LEFT_TODAY]: '0' }, 0, NOW + MINUTE],
  ])('%j', (headers, left, resetAt) => {
    expect(seen(headers).balance).toEqual({ service: 'kaspr', credits: null, pools: null, limit: null, left, resetAt });
  });

  test.each([
    [{ [LEFT]: '0' }, 'rate-limited'],
    [{ [LEFT_TODAY]: '0' }, 'rate-limited'],
    [{ [LEFT]: '1', [LEFT_TODAY]: '1' }, 'bad-key'],
    [{}, 'bad-key'],
  ])('of a 403 say what it means: %j', (headers, kind) => {
    expect(readOutcome(reply(403, EMPTY, headers), 'profile', NOW).failure).toMatchObject({ kind });
  });

  test.each<[string, Record<string, string>, number]>([
    ['after so many seconds', { 'Retry-After': '30', [LEFT]: '0' }, 30_000],
    ['when the hour of generation 1 ends', { 'X-RateLimit-Reset': '90000', [LEFT]: '0' }, 90_000],
    ['as long as the caller would wait, where nothing is said', { [LEFT]: '0', [LEFT_TODAY]: '3' }, 12_345],
  ])('are back after a 429 %s', (_, headers, wait) => {
    const { state, failure } = readOutcome(reply(429, EMPTY, headers), 'profile', NOW, 12_345);
    expect([state, failure]).toEqual(['refused', { kind: 'rate-limited', service: 'kaspr', until: NOW + wait }]);
  });
});

describe('want of credits', () => {
  test.each([
    [NO_PHONE_CREDITS, 'phone'],
    [{ message: 'No credits left', reason: 'No work email credits left' }, 'work-email'],
    [{ message: 'No credits left', reason: 'No direct email credits left' }, 'personal-email'],
    [{ message: 'No credits left', reason: 'No personal email credits left' }, 'personal-email'],
    [{ message: 'No phone credits left' }, 'phone'],
    [{ message: 'No credits left' }, undefined],
    [{ message: 'No credits left', reason: 'No export credits left' }, undefined],
    [{ message: 'No credits left', reason: 'Neither work email nor phone credits left' }, undefined],
    [{ message: 'No credits left', reason: { pool: 'phone' } }, undefined],
    [{ reason: 7 }, undefined],
    [['No phone credits left'], undefined],
    ['No phone credits left', undefined],
    [null, undefined],
  ])('is of a pool where it says so: %j', (body, pool) => {
    expect(emptyPool(body)).toEqual(pool ? { pool } : {});
    const { state, failure, charged } = readOutcome(reply(402, json(body)), 'profile', NOW);
    expect([state, failure, charged]).toEqual([
      'refused',
      { kind: 'out-of-credits', service: 'kaspr', ...(pool ? { pool } : {}) },
      null,
    ]);
  });

  it('is said with a 200 too, and is no "no data"', () => {
    const { state, failure } = readOutcome(reply(200, json(NO_PHONE_CREDITS)), 'profile', NOW);
    expect([state, failure]).toEqual(['refused', { kind: 'out-of-credits', service: 'kaspr', pool: 'phone' }]);
  });
});

describe('the body of the free call', () => {
  test.each([
    [REMAINING, [90, 40, 12, 'unlimited']],
    [{ workEmailCredits: 0 }, [0, null, null, null]],
    [{ workEmailCredits: '90', phoneCredits: 1 }, [null, null, 1, null]],
    [{ workEmailCredits: 1e12, phoneCredits: -7, exportCredits: 3 }, [null, null, null, 3]],
  ])('%j', (body, [work, personal, phone, exported]) => {
    expect(poolsInBody(body)).toEqual({ 'work-email': work, 'personal-email': personal, phone, export: exported });
  });

  test.each([{}, { workEmailCredits: null }, { remainingCredits: 7 }, [], 'x', 7, null])('%j tells of none', (body) => {
    expect(poolsInBody(body)).toBeNull();
  });
});
