import { describe, expect, it, test } from 'vitest';
import { balance } from '../../../../src/model/schemas/purchases/account.ts';
import { readBalance, resetMoment } from '../../../../src/services/cognism/headers.ts';
import { NOW } from './fixture.ts';

const seen = (headers: Record<string, string>) => readBalance(new Headers(headers), NOW);

describe('what the rate headers say', () => {
  const total = { 'x-rate-total-limit': '1000', 'x-rate-total-limit-remaining': '800' };
  const endpoint = { 'x-rate-endpoint-limit': '100', 'x-rate-endpoint-limit-remaining': '99' };

  test.each<[string, Record<string, string>, object | null]>([
    ['nothing, where there are none', {}, null],
    ['nothing of requests, where they are of previews', { 'x-rate-result-limit-remaining': '7' }, null],
    ['how many requests are left', total, { limit: 1000, left: 800, resetAt: null }],
    ['the one with less left', { ...total, ...endpoint }, { limit: 100, left: 99 }],
    ['the other one', { ...total, ...endpoint, 'x-rate-total-limit-remaining': '3' }, { limit: 1000, left: 3 }],
    ['a limit alone', { 'x-rate-total-limit': '1000' }, { limit: 1000, left: null }],
    ['that a minute ends in so many seconds', { ...total, 'x-rate-limit-reset': '42' }, { resetAt: NOW + 42_000 }],
    ['that nothing is left for a minute', { 'x-rate-total-limit-remaining': '0' }, { left: 0, resetAt: NOW + 60_000 }],
    ['nothing, where they are no numbers', { 'x-rate-total-limit': 'many', 'x-rate-endpoint-limit': '-1' }, null],
  ])('%s: %j', (_, headers, expected) => {
    const found = seen(headers);
    if (expected) expect(found).toMatchObject({ service: 'cognism', credits: null, pools: null, ...expected });
    else expect(found).toBeNull();
    if (found) expect(balance.parse(found)).toEqual(found);
  });
});

describe('the count starts anew', () => {
  test.each([
    ['in so many seconds', '90', 90_000],
    ['in a second at least', '0', 1000],
    ['in an hour at most', '86400', 3_600_000],
  ])('%s ("%s")', (_, header, wait) => {
    expect(resetMoment(new Headers({ 'x-rate-limit-reset': header }), NOW)).toBe(NOW + wait);
  });

  it('at no known time where the header does not say', () => {
    for (const header of ['', 'soon', '-1', '1.5', '9'.repeat(30)]) {
      expect(resetMoment(new Headers({ 'x-rate-limit-reset': header }), NOW)).toBeNull();
    }
  });
});
