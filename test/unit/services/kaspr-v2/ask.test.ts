import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { Asked } from '../../../../src/model/schemas/purchases/purchase.ts';
import type { HttpEnvironment } from '../../../../src/services/http/http.ts';
import { askKaspr, offers } from '../../../../src/services/kaspr/ask-kaspr.ts';
import type { Access, Question } from '../../../../src/services/question.ts';
import { KASPR_V2_DEMO_KEY, type KasprV2, startKasprV2 } from '../../../sandbox/index.ts';
import { requestTo } from '../loopback.ts';
import { NO_PHONE_CREDITS } from './examples.ts';

const PAID = 'POST /profile/linkedin';
const zoe = { slug: 'zoe-bronte-lukasiewicz', name: 'Zoë Brontë-Łukasiewicz' };

let kaspr: KasprV2;
beforeAll(async () => {
  kaspr = await startKasprV2({ tls: false });
});
beforeEach(() => kaspr.reset());
afterAll(() => kaspr.stop());

const access = (different: Partial<Access> = {}): Access => ({
  ...{ base: kaspr.origin, key: KASPR_V2_DEMO_KEY, form: 'bearer', generation: 2 },
  ...different,
});
const about = (person: { slug: string; name: string }, asked: Asked = {}): Question => ({
  operation: 'profile',
  person,
  asked,
});
const buy = (question: Question, different: Partial<Access> = {}, surroundings: Partial<HttpEnvironment> = {}) =>
  askKaspr(requestTo(kaspr.origin, surroundings), access(different), question, 'plain', Date.now);
const slugged = (slug: string, asked: Asked = {}) => about({ slug, name: 'Somebody' }, asked);

describe('a paid question', () => {
  test.each<[Asked, Record<string, unknown>, string[]]>([
    [{}, { dataToGet: ['workEmail', 'directEmail', 'phone'] }, ['workEmail', 'directEmail', 'phone']],
    [{ kinds: ['phone'] }, { dataToGet: ['phone'] }, ['phone']],
    [
      { kinds: ['personal-email', 'work-email'] },
      { dataToGet: ['directEmail', 'workEmail'] },
      ['workEmail', 'directEmail'],
    ],
    [
      { kinds: ['work-email', 'phone'], phoneRequired: true },
      { dataToGet: ['workEmail', 'phone'], requiredData: ['phone'] },
      ['workEmail', 'phone'],
    ],
    [{ kinds: ['work-email'], phoneRequired: false }, { dataToGet: ['workEmail'] }, ['workEmail']],
    // Whoever wants nothing is not sold everything.
    [{ kinds: [] }, { dataToGet: [] }, []],
  ])('%j is one request, and pays for each kind that is found', async (asked, sent, paid) => {
    const before = kaspr.balance(KASPR_V2_DEMO_KEY);
    const outcome = await buy(about(zoe, asked));
    expect(kaspr.requests.map(({ method, path, body }) => [`${method} ${path}`, body])).toEqual([
      [PAID, { id: zoe.slug, name: zoe.name, ...sent }],
    ]);
    expect(kaspr.charges().map(({ pool, credits }) => [pool, credits])).toEqual(paid.map((pool) => [pool, 1]));
    expect(outcome).toMatchObject({ state: 'settled', failure: null, charged: null });
    // v2 tells no price: what is left tells it.
    expect([before - (outcome.remaining ?? 0), outcome.remaining]).toEqual([
      paid.length,
      kaspr.balance(KASPR_V2_DEMO_KEY),
    ]);
  });

  it('brings what was asked for, the best picks as current', async () => {
    const { data } = await buy(about(zoe));
    if (data?.operation !== 'profile') throw new Error('no contact data');
    expect(data.contact.emails.map(({ address, use, current }) => [address, use, current])).toEqual([
      ['zoe.bronte@hollowpine.example', 'work', true],
      ['zoe.lukasiewicz@mailbox.example', 'personal', true],
    ]);
    expect(data.contact.phones.map(({ e164 }) => e164)).toEqual(['+33639980012']);
    expect(data.contact.company?.text).toBe('Hollowpine Instruments');
    expect(Date.now() - (data.contact.gatheredAt ?? 0)).toBeLessThan(60_000);
  });

  it('reads the other naming alike', async () => {
    const other = await startKasprV2({ tls: false, naming: 'professional-personal' });
    const request = requestTo(other.origin);
    const asked = await askKaspr(request, access({ base: other.origin }), about(zoe), 'plain', () => 1e15);
    const usual = await askKaspr(requestTo(kaspr.origin), access(), about(zoe), 'plain', () => 1e15);
    await other.stop();
    const said = ({ data }: typeof asked) =>
      data?.operation === 'profile' ? [data.contact.emails, data.contact.phones] : null;
    expect(said(asked)).not.toBeNull();
    expect(said(asked)).toEqual(said(usual));
  });

  it('carries the key in the form that was found and the version, and never tries the other form', async () => {
    kaspr.setKey({ key: KASPR_V2_DEMO_KEY, authForms: 'bare' });
    expect(await buy(about(zoe))).toMatchObject({ state: 'refused', failure: { kind: 'bad-key' } });
    expect(kaspr.requests).toHaveLength(1);
    expect(await buy(about(zoe), { form: 'bare' })).toMatchObject({ state: 'settled' });
    expect(kaspr.requests.map(({ headers }) => [headers.authorization, headers['accept-version']])).toEqual([
      [`Bearer ${KASPR_V2_DEMO_KEY}`, 'v2.0'],
      [KASPR_V2_DEMO_KEY, 'v2.0'],
    ]);
  });

  it('tells the balance pool by pool', async () => {
    const { balance } = await buy(about(zoe, { kinds: ['phone'] }));
    expect(balance).toEqual({
      ...{ service: 'kaspr', credits: 199, limit: null, left: 499, resetAt: null },
      pools: { 'work-email': 100, 'personal-email': 60, phone: 39, export: 'unlimited' },
    });
  });
});

describe('no data, and nothing to pay', () => {
  test.each([
    ['an unknown slug, 200 {}', slugged('who-is-this')],
    ['a 404 with a message', slugged('no-such-lead')],
    ['200 {}', slugged('empty-answer')],
    ['an empty profile', slugged('hollow-answer')],
    ['no phone where one is required', slugged('jane-d-18a273142', { phoneRequired: true })],
  ])('%s', async (_, question) => {
    expect(await buy(question)).toMatchObject({
      state: 'settled',
      failure: null,
      charged: null,
      remaining: 200,
      data: null,
    });
    expect(kaspr.charges()).toEqual([]);
  });

  it('an empty body', async () => {
    kaspr.next(PAID, { body: '', charge: false });
    expect(await buy(about(zoe))).toMatchObject({ state: 'settled', failure: null, data: null });
  });
});

describe('a refusal', () => {
  it.each([
    ['phone', 'phone', { workEmail: 5, directEmail: 5, phone: 0, export: 0 }],
    ['directEmail', 'personal-email', { workEmail: 5, directEmail: 0, phone: 5, export: 0 }],
    ['workEmail', 'work-email', { workEmail: 0, directEmail: 5, phone: 5, export: 0 }],
  ] as const)('for want of credits for %s names %s', async (_, pool, pools) => {
    kaspr.setKey({ key: KASPR_V2_DEMO_KEY, pools });
    const outcome = await buy(about(zoe));
    expect(outcome).toMatchObject({ state: 'refused', remaining: 10, data: null });
    expect(outcome.failure).toEqual({ kind: 'out-of-credits', service: 'kaspr', pool });
    // Without that kind the same person can be had: but only the user says so.
    expect(kaspr.count(PAID)).toBe(1);
  });

  it('of a pool without a limit does not come, and its use is not counted', async () => {
    kaspr.setKey({ key: KASPR_V2_DEMO_KEY, pools: { workEmail: -1, directEmail: -1, phone: 3, export: -1 } });
    expect(await buy(about(zoe))).toMatchObject({ state: 'settled', remaining: 2 });
    expect(kaspr.charges()).toMatchObject([{ pool: 'phone', credits: 1 }]);
  });

  it.each([
    ['a key of generation 1', { key: 'kaspr-demo-key-0001' }, {}, 'bad-key'],
    ['a blocked key', {}, { status: 429 }, 'rate-limited'],
    ['403', {}, { status: 403 }, 'bad-key'],
    ['403 with no request left', {}, { status: 403, headers: { 'X-Hourly-RateLimit-Remaining': '0' } }, 'rate-limited'],
    ['200 and a message', {}, { noCreditsMessage: true }, 'out-of-credits'],
    ['402 of a pool', {}, { status: 402, body: NO_PHONE_CREDITS }, 'out-of-credits'],
    ['411', {}, { status: 411 }, 'refused'],
  ] as const)('%s costs nothing', async (_, different, behaviour, kind) => {
    kaspr.next(PAID, behaviour);
    expect(await buy(about(zoe), different)).toMatchObject({ state: 'refused', charged: null, failure: { kind } });
    expect([kaspr.count(PAID), kaspr.charges()]).toEqual([1, []]);
  });

  it('of too many requests tells that none is left', async () => {
    kaspr.setKey({ key: KASPR_V2_DEMO_KEY, hourlyLimit: 1 });
    expect((await buy(about(zoe))).balance).toMatchObject({ left: 0, resetAt: expect.any(Number) });
    const { failure } = await buy(about(zoe));
    expect(failure).toMatchObject({ kind: 'rate-limited' });
  });
});

describe('what may have been charged', () => {
  it.each([
    ['500 for an id that is an address', slugged('https://www.linkedin.com/in/zoe'), {}, 'service-down'],
    ['500 for an id with a query', slugged('zoe?x=1'), {}, 'service-down'],
    ['a cut before it charged', about(zoe), { cut: 'before-charge' }, 'maybe-charged'],
    ['a cut after it charged', about(zoe), { cut: 'after-charge' }, 'maybe-charged'],
    ['a cut in the body', about(zoe), { cut: 'mid-body' }, 'maybe-charged'],
    ['no answer', about(zoe), { never: true, charge: true }, 'timeout'],
    ['a page', about(zoe), { html: true }, 'unreadable-reply'],
    ['far too much', about(zoe), { huge: 1_500_000 }, 'unreadable-reply'],
    ['a redirect', about(zoe), { redirect: 'https://evil.example/' }, 'maybe-charged'],
  ] as const)('%s is unknown, and asked once', async (_, question, behaviour, kind) => {
    kaspr.next(PAID, behaviour);
    const surroundings = 'never' in behaviour ? { limit: 300 } : {};
    const outcome = await buy(question, {}, surroundings);
    expect(outcome).toMatchObject({ state: 'unknown', charged: null, failure: { kind }, data: null });
    expect(kaspr.count(PAID)).toBe(1);
  });

  it('is told by what is left, where the headers came', async () => {
    kaspr.next(PAID, { status: 500, charge: true });
    expect(await buy(about(zoe))).toMatchObject({ state: 'unknown', charged: null, remaining: 197 });
    expect(kaspr.balance(KASPR_V2_DEMO_KEY)).toBe(197);
  });

  it('is certain where the price came', async () => {
    kaspr.next(PAID, { status: 500, charge: true, headers: { 'Decreased-Credits': '3' } });
    expect(await buy(about(zoe))).toMatchObject({ state: 'settled', charged: 3, remaining: 197 });
  });
});

describe('what v2 does not offer', () => {
  test.each<[1 | 2, Question, boolean]>([
    [1, about(zoe), true],
    [1, { operation: 'domain-patterns', domain: 'a.example', asked: {} }, true],
    [1, { operation: 'domain-employees', domain: 'a.example', asked: {} }, true],
    [1, { operation: 'reveal', person: zoe, redeemId: 'r', asked: {} }, false],
    [1, { operation: 'account', domain: 'a.example', accountId: 'a', asked: {} }, false],
    [2, about(zoe), true],
    [2, { operation: 'domain-patterns', domain: 'a.example', asked: {} }, false],
    [2, { operation: 'domain-employees', domain: 'a.example', asked: { limit: 3 } }, false],
    [2, { operation: 'reveal', person: zoe, redeemId: 'r', asked: {} }, false],
    [2, { operation: 'account', domain: 'a.example', accountId: 'a', asked: {} }, false],
  ])('generation %i, %j: %s', async (generation, question, isOffered) => {
    expect(offers(generation, question.operation)).toBe(isOffered);
    const outcome = await buy(question, { generation });
    expect(kaspr.requests).toHaveLength(isOffered ? 1 : 0);
    if (isOffered) return;
    expect(outcome).toEqual({
      ...{ state: 'refused', failure: { kind: 'not-offered', service: 'kaspr' } },
      ...{ charged: null, remaining: null, balance: null, data: null },
    });
  });
});

it('a host is asked for nothing how it takes a paid request', async () => {
  const request = requestTo(kaspr.origin);
  const url = `${kaspr.origin}/keys/verifyKey`;
  const answer = await request({ service: 'kaspr', method: 'POST', url, headers: {}, mode: 'once' });
  expect(answer).toMatchObject({ kind: 'reply', status: 404 });
  expect(kaspr.charges()).toEqual([]);
});
