import { describe, expect, it, test } from 'vitest';
import { balance } from '../../../src/model/schemas/purchases/account.ts';
import { credits } from '../../../src/model/schemas/purchases/service.ts';
import { readAccounting, resetMoment } from '../../../src/services/kaspr/headers.ts';
import { readOutcome } from '../../../src/services/kaspr/reply.ts';
import { NOW, reply } from './answers.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const seen = (headers: Record<string, string>) => readAccounting(new Headers(headers), NOW);

describe('an amount', () => {
  test.each([
    ['0', 0],
    ['1', 1],
    ['0.5', 0.5],
    [' 12 ', 12],
    ['1000000000', 1_000_000_000],
    ['', null],
    ['-1', null],
    ['many', null],
    ['1 credit', null],
    ['1, 1', null],
    ['NaN', null],
    ['Infinity', null],
    ['1e400', null],
  ])('"%s" is %s', (text, amount) => {
    const { charged, remaining } = seen({ 'Decreased-Credits': text, 'Remaining-Credits': text });
    expect([charged, remaining]).toEqual([amount, amount]);
  });

  // What does not fit the stored records would make them unreadable, and the popup with them.
  test.each(['1e9', '1000000001', '9999999999', '1e15', '1e300'])(
    '"%s" fits what is stored, or is not taken',
    (text) => {
      const headers = { 'Decreased-Credits': text, 'Remaining-Credits': text, 'X-RateLimit-Remaining': '1' };
      const { charged, balance: found } = seen(headers);
      expect(balance.safeParse(found).success).toBe(true);
      expect(charged === null || credits.safeParse(charged).success).toBe(true);
    },
  );
});

describe('what the headers of a reply say', () => {
  it('is all there where all headers are', () => {
    const headers = {
      'decreased-credits': '1',
      'REMAINING-CREDITS': '99',
      'X-RateLimit-Limit': '500',
      'X-RateLimit-Remaining': '499',
      'X-RateLimit-Reset': String(5 * MINUTE),
    };
    expect(seen(headers)).toEqual({
      charged: 1,
      remaining: 99,
      balance: { service: 'kaspr', credits: 99, pools: null, limit: 500, left: 499, resetAt: NOW + 5 * MINUTE },
    });
  });

  test.each([
    [{}, null],
    [{ 'Decreased-Credits': '1' }, null],
    [{ 'X-RateLimit-Reset': '1000' }, null],
    [
      { 'Remaining-Credits': '5' },
      { service: 'kaspr', credits: 5, pools: null, limit: null, left: null, resetAt: null },
    ],
    [
      { 'X-RateLimit-Limit': '5' },
      { service: 'kaspr', credits: null, pools: null, limit: 5, left: null, resetAt: null },
    ],
    [
      { 'X-RateLimit-Remaining': '1' },
      { service: 'kaspr', credits: null, pools: null, limit: null, left: 1, resetAt: null },
    ],
    [
      { 'X-RateLimit-Remaining': '0' },
      { service: 'kaspr', credits: null, pools: null, limit: null, left: 0, resetAt: NOW + MINUTE },
    ],
    [
      { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '5000' },
      { service: 'kaspr', credits: null, pools: null, limit: null, left: 0, resetAt: NOW + 5000 },
    ],
  ])('%j makes the balance %j', (headers, expected) => {
    expect(seen(headers).balance).toEqual(expected);
  });

  test.each([200, 401, 404, 500])('is kept with a reply of status %i', (status) => {
    const outcome = readOutcome(reply(status, undefined, { 'Remaining-Credits': '42' }), 'profile', NOW);
    expect([outcome.remaining, outcome.balance?.credits]).toEqual([42, 42]);
  });
});

describe('the hour ends', () => {
  test.each([
    ['in so many milliseconds', '90000', 90_000],
    ['in a second at least', '3', 1000],
    ['in a second at least, also where it is over', '0', 1000],
    ['in an hour at most', String(3 * HOUR), HOUR],
    ['at a moment, where the number is one', String(NOW + 10 * MINUTE), 10 * MINUTE],
    ['in a second, where the moment has passed', String(NOW - MINUTE), 1000],
    ['in an hour, where the moment is next week', String(NOW + 200 * HOUR), HOUR],
  ])('%s ("%s")', (_, header, wait) => {
    expect(resetMoment(new Headers({ 'X-RateLimit-Reset': header }), NOW)).toBe(NOW + wait);
  });

  test.each(['', 'soon', '-5'])('at no known time, where the header says "%s"', (header) => {
    expect(resetMoment(new Headers({ 'X-RateLimit-Reset': header }), NOW)).toBeNull();
  });
});

describe('a blocked key is free again', () => {
  test.each<[string, Record<string, string>, number]>([
    ['as X-RateLimit-Reset says', { 'X-RateLimit-Reset': '90000' }, 90_000],
    ['as Retry-After says rather than X-RateLimit-Reset', { 'X-RateLimit-Reset': '90000', 'Retry-After': '5' }, 5000],
    ['after so many seconds', { 'Retry-After': '120' }, 2 * MINUTE],
    ['at a date', { 'Retry-After': new Date(NOW + 3 * MINUTE).toUTCString() }, 3 * MINUTE],
    ['in a second, where the date has passed', { 'Retry-After': new Date(NOW - HOUR).toUTCString() }, 1000],
    ['in an hour at most', { 'Retry-After': '86400' }, HOUR],
    ['in a minute, where nothing is said', {}, MINUTE],
    ['in a minute, where nonsense is said', { 'Retry-After': 'soon' }, MINUTE],
  ])('%s: %j', (_, headers, wait) => {
    const { failure } = readOutcome(reply(429, undefined, headers), 'profile', NOW);
    expect(failure).toEqual({ kind: 'rate-limited', service: 'kaspr', until: NOW + wait });
  });
});
