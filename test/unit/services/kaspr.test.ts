import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { askKaspr, detect } from '../../../src/services/kaspr/ask-kaspr.ts';
import type { Access, Question } from '../../../src/services/question.ts';
import { DEMO_KEY, type Kaspr, startKaspr } from '../../sandbox/index.ts';
import { requestTo } from './loopback.ts';

let kaspr: Kaspr;
const now = Date.now;
beforeAll(async () => {
  kaspr = await startKaspr({ tls: false });
});
beforeEach(() => kaspr.reset());
afterAll(() => kaspr.stop());

describe('a key of generation 1', () => {
  type Form = 'auto' | 'bearer' | 'bare';
  const verify = async (keyForm: Form, key = DEMO_KEY) => {
    const places = [{ base: kaspr.origin, generation: 1 }] as const;
    const found = await detect(requestTo(kaspr.origin), places, keyForm, key, now);
    return found.ok ? { ok: true as const, ...found.value } : found;
  };
  const bare = DEMO_KEY;
  const bearer = `Bearer ${DEMO_KEY}`;
  const sent = () => kaspr.requests.map(({ method, path, headers }) => [method, path, headers.authorization]);
  const asked = (...forms: string[]) => forms.map((form) => ['GET', '/keys/verifyKey', form]);

  test.each<[Form, 'bearer' | 'bare' | 'both', string[], string]>([
    ['auto', 'both', [bearer], 'bearer'],
    ['auto', 'bearer', [bearer], 'bearer'],
    ['auto', 'bare', [bearer, bare], 'bare'],
    ['bearer', 'both', [bearer], 'bearer'],
    ['bearer', 'bare', [bearer], 'bad-key'],
    ['bare', 'both', [bare], 'bare'],
    ['bare', 'bearer', [bare], 'bad-key'],
  ])('set to %s, of a key that is taken as %s, sends %j', async (form, authForms, headers, outcome) => {
    kaspr.setKey({ key: DEMO_KEY, authForms });
    const verdict = await verify(form);
    expect(verdict.ok ? verdict.form : verdict.failure.kind).toBe(outcome);
    if (verdict.ok) expect(verdict.user).toBe('sam.seller@leadlight.example');
    expect(sent()).toEqual(asked(...headers));
  });

  it.each([401, 403])('tries the bare key once after %i, and no more', async (status) => {
    kaspr.always('/keys/verifyKey', { status });
    expect(await verify('auto')).toEqual({ ok: false, failure: { kind: 'bad-key', service: 'kaspr' } });
    expect(sent()).toEqual(asked(bearer, bare));
  });

  it.each([
    ['no credits', { status: 402 }, 'out-of-credits'],
    ['a blocked key', { status: 429 }, 'rate-limited'],
    ['a blocked key, said with 403', { status: 403, headers: { 'X-RateLimit-Remaining': '0' } }, 'rate-limited'],
    ['an error', { status: 500 }, 'service-down'],
    ['not found', { status: 404 }, 'service-down'],
    ['a page', { html: true }, 'unreadable-reply'],
    ['another shape', { json: { user: 7 } }, 'unreadable-reply'],
    ['nobody', { json: { user: '' } }, 'unreadable-reply'],
    ['nothing', { json: '' }, 'unreadable-reply'],
    ['a redirect', { redirect: 'https://evil.example/' }, 'no-answer'],
    ['a cut', { cut: 'before-charge' }, 'no-answer'],
  ] as const)('asks once where the answer is %s', async (_, behaviour, kind) => {
    kaspr.always('/keys/verifyKey', behaviour);
    expect(await verify('auto')).toMatchObject({ ok: false, failure: { kind } });
    expect(sent()).toEqual(asked(bearer));
  });

  it('costs nothing, and learns how many requests are left', async () => {
    const verdict = await verify('auto');
    expect(verdict.ok && verdict.balance).toMatchObject({ credits: null, limit: 500, left: 499 });
    expect(kaspr.balance(DEMO_KEY)).toBe(100);
  });
});

describe('a paid question', () => {
  const person = { slug: 'zoe-bronte-lukasiewicz', name: 'Zoë Brontë-Łukasiewicz' };
  const access = (form: Access['form'] = 'bearer'): Access => ({
    base: kaspr.origin,
    key: DEMO_KEY,
    form,
    generation: 1,
  });
  const buy = (question: Question, form?: Access['form'], limit = 20_000) =>
    askKaspr(requestTo(kaspr.origin, { limit }), access(form), question, 'plain', now);
  const profile: Question = { operation: 'profile', person, asked: {} };

  test.each<[Question, string, unknown]>([
    [profile, 'POST /profile/profile', { id: person.slug, name: person.name }],
    [
      { operation: 'profile', person, asked: { phoneRequired: true } },
      'POST /profile/profile',
      { id: person.slug, name: person.name, isPhoneRequired: true },
    ],
    [
      { operation: 'profile', person, asked: { phoneRequired: false } },
      'POST /profile/profile',
      { id: person.slug, name: person.name },
    ],
    [
      { operation: 'domain-patterns', domain: 'hollowpine.example', asked: {} },
      'POST /company/domainPattern',
      { domain: 'hollowpine.example' },
    ],
    [
      { operation: 'domain-employees', domain: 'hollowpine.example', asked: { limit: 2 } },
      'POST /company/domainEmployees',
      { domain: 'hollowpine.example', contactsNumberLimit: 2 },
    ],
    [
      { operation: 'domain-employees', domain: 'hollowpine.example', asked: {} },
      'POST /company/domainEmployees',
      { domain: 'hollowpine.example', contactsNumberLimit: 5 },
    ],
    [
      { operation: 'domain-employees', domain: 'hollowpine.example', asked: { limit: 3, phoneRequired: true } },
      'POST /company/domainEmployees',
      { domain: 'hollowpine.example', contactsNumberLimit: 3, isPhoneRequired: true },
    ],
  ])('%j is one request to %s', async (question, target, body) => {
    const outcome = await buy(question);
    expect(kaspr.requests.map((request) => [`${request.method} ${request.path}`, request.body])).toEqual([
      [target, body],
    ]);
    expect(outcome).toMatchObject({ state: 'settled', failure: null, data: { operation: question.operation } });
    expect(outcome.charged).toBe(kaspr.charges().reduce((sum, { credits }) => sum + credits, 0));
    expect(outcome.remaining).toBe(kaspr.balance(DEMO_KEY));
  });

  it('carries the key in the form that was found, and never tries the other', async () => {
    kaspr.setKey({ key: DEMO_KEY, authForms: 'bare' });
    expect(await buy(profile, 'bearer')).toMatchObject({ state: 'refused', failure: { kind: 'bad-key' } });
    expect(kaspr.requests).toHaveLength(1);
    expect(await buy(profile, 'bare')).toMatchObject({ state: 'settled', charged: 1 });
    expect(kaspr.requests[1]?.headers.authorization).toBe(DEMO_KEY);
  });

  it.each([
    ['cut before it charged', { cut: 'before-charge' }, 'unknown', 'maybe-charged', null],
    ['cut after it charged', { cut: 'after-charge' }, 'unknown', 'maybe-charged', null],
    ['cut in the body', { cut: 'mid-body' }, 'settled', 'maybe-charged', 1],
    ['never', { never: true, charge: true }, 'unknown', 'timeout', null],
    ['with a page', { html: true, dropHeaders: true }, 'unknown', 'unreadable-reply', null],
    ['with a page that tells the price', { html: true, charge: true }, 'settled', 'unreadable-reply', 1],
    ['with far too much', { huge: 1_500_000 }, 'settled', 'unreadable-reply', 1],
    ['with an error', { status: 500, dropHeaders: true, charge: true }, 'unknown', 'service-down', null],
    ['with a redirect', { redirect: 'https://evil.example/', charge: true }, 'unknown', 'maybe-charged', null],
    ['that it has no credits', { noCreditsMessage: true }, 'refused', 'out-of-credits', 0],
    ['that it wants a length', { status: 411 }, 'refused', 'refused', 0],
  ] as const)('answered %s is asked once', async (_, behaviour, state, kind, charged) => {
    kaspr.next('/profile/profile', behaviour);
    const outcome = await buy(profile, 'bearer', 'never' in behaviour ? 300 : undefined);
    expect(outcome).toMatchObject({ state, charged, failure: { kind }, data: null });
    expect(kaspr.count('POST /profile/profile')).toBe(1);
  });
});
