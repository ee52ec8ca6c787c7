import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { keyOwner, rateLimits, remainingCredits } from '../../../../src/services/kaspr/free-calls.ts';
import type { Access } from '../../../../src/services/question.ts';
import { KASPR_V2_DEMO_KEY, type KasprV2, startKasprV2 } from '../../../sandbox/index.ts';
import { requestTo } from '../loopback.ts';
import { RATE_LIMITS, REMAINING } from './examples.ts';

let kaspr: KasprV2;
beforeAll(async () => {
  kaspr = await startKasprV2({ tls: false });
});
beforeEach(() => kaspr.reset());
afterAll(() => kaspr.stop());

const access = (): Access => ({ base: kaspr.origin, key: KASPR_V2_DEMO_KEY, form: 'bearer', generation: 2 });
const credits = (limit = 20_000) => remainingCredits(requestTo(kaspr.origin, { limit }), access(), Date.now);
const limits = () => rateLimits(requestTo(kaspr.origin), access(), Date.now);

it('what is left in each pool is told for nothing', async () => {
  const pools = { 'work-email': 100, 'personal-email': 60, phone: 40, export: 'unlimited' };
  expect(await credits()).toEqual({
    ok: true,
    value: pools,
    balance: { service: 'kaspr', credits: 200, pools, limit: null, left: 499, resetAt: null },
  });
  const [sent] = kaspr.requests;
  expect([sent?.method, sent?.path, sent?.headers['accept-version']]).toEqual([
    'GET',
    '/keys/remainingCredits',
    'v2.0',
  ]);
  expect(kaspr.charges()).toEqual([]);
});

it('the documented example is read as it was meant', async () => {
  kaspr.next('/keys/remainingCredits', { json: REMAINING });
  expect(await credits()).toMatchObject({ ok: true, balance: { credits: 142 } });
  kaspr.next('/keys/rateLimits', { json: RATE_LIMITS });
  expect(await limits()).toMatchObject({ ok: true, value: { daily: 500, hourly: 500, minutely: 60 } });
});

it('how many requests may be sent is told for nothing', async () => {
  expect(await limits()).toMatchObject({ ok: true, value: { daily: 2000, hourly: 500, minutely: 600 } });
  expect(kaspr.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /keys/rateLimits']);
});

test.each([
  [{ hourlyLimit: 500 }, { ok: true, value: { daily: null, hourly: 500, minutely: null } }],
  [
    { dailyLimit: '500', hourlyLimit: -1, minutelyLimit: 60 },
    { ok: true, value: { daily: null, hourly: null, minutely: 60 } },
  ],
  [{}, { ok: false, failure: { kind: 'unreadable-reply' } }],
  [[60], { ok: false, failure: { kind: 'unreadable-reply' } }],
])('limits of %j', async (body, expected) => {
  kaspr.next('/keys/rateLimits', { json: body });
  expect(await limits()).toMatchObject(expected);
});

it('the owner is told where the path exists', async () => {
  const owner = () => keyOwner(requestTo(kaspr.origin), access(), Date.now);
  expect(await owner()).toMatchObject({ ok: true, value: 'sam.seller@leadlight.example' });
  kaspr.always('/keys/verifyKey', { status: 404 });
  expect(await owner()).toMatchObject({ ok: false, failure: { kind: 'service-down', status: 404 } });
});

describe('a free call that fails says why', () => {
  it.each([
    ['401', { status: 401 }, { kind: 'bad-key' }],
    ['403', { status: 403 }, { kind: 'bad-key' }],
    ['429', { status: 429 }, { kind: 'rate-limited' }],
    ['500', { status: 500 }, { kind: 'service-down', status: 500 }],
    ['a page', { html: true }, { kind: 'unreadable-reply' }],
    ['nothing', { body: '' }, { kind: 'unreadable-reply' }],
    ['another shape', { json: { credits: 7 } }, { kind: 'unreadable-reply' }],
    ['a redirect', { redirect: 'https://evil.example/' }, { kind: 'no-answer' }],
    ['a cut', { cut: 'before-charge' }, { kind: 'no-answer' }],
    ['no answer', { never: true }, { kind: 'timeout' }],
  ] as const)('%s', async (_, behaviour, failure) => {
    kaspr.next('/keys/remainingCredits', behaviour);
    expect(await credits('never' in behaviour ? 300 : undefined)).toMatchObject({ ok: false, failure });
    expect(kaspr.requests).toHaveLength(1);
  });

  it.each([{ status: 500 }, { status: 429 }, { html: true }] as const)(
    'keeps what its headers told: %j',
    async (behaviour) => {
      kaspr.next('/keys/remainingCredits', behaviour);
      expect(await credits()).toMatchObject({ ok: false, balance: { left: 499 } });
    },
  );
});
