import { describe, expect, it, test } from 'vitest';
import { enrichAccount } from '../../../../src/services/cognism/account.ts';
import { verifyCognism } from '../../../../src/services/cognism/entitlements.ts';
import { isOptedOut } from '../../../../src/services/cognism/opt-out.ts';
import { previewByName, previewContact } from '../../../../src/services/cognism/preview.ts';
import { ACCOUNT_FIELDS, COGNISM_DEMO_KEY } from '../../../sandbox/cognism/state.ts';
import { ENTITLEMENTS, MISSING_CREDENTIALS, RATE_LIMIT_EXCEEDED, ROUTE_NOT_FOUND } from './examples.ts';
import { ACCOUNT_ENRICH, ENRICH, ENTITLEMENT, fixture, NOW, now } from './fixture.ts';

const at = fixture();
const zoe = { slug: 'zoe-bronte-lukasiewicz', name: 'Zoë Brontë-Łukasiewicz', company: 'Hollowpine Instruments' };
const preview = (person: { slug: string; name: string } = zoe) => previewContact(at.request, at.access(), person, now);
const verify = (key = COGNISM_DEMO_KEY) => verifyCognism(at.request, at.access(), key, now);
const redeemIdOf = async (slug: string, name = 'x') => {
  const told = await preview({ slug, name });
  return (told.ok && told.value?.redeemId) || '';
};

describe('a key', () => {
  it('is checked by its entitlements, for nothing, and never stands in an address', async () => {
    at.cognism.next(ENTITLEMENT, { json: ENTITLEMENTS });
    expect(await verify()).toMatchObject({
      ok: true,
      value: { entitlements: expect.arrayContaining(['lastConfirmed', 'email', 'officePhoneNumbers', 'account']) },
      balance: { service: 'cognism', credits: null, pools: null, limit: 1000, left: 999, resetAt: expect.any(Number) },
    });
    const [request] = at.cognism.requests;
    expect([request?.method, request?.path, `${request?.query}`]).toEqual(['GET', ENTITLEMENT, '']);
    expect(request?.headers.authorization).toBe(`Bearer ${COGNISM_DEMO_KEY}`);
    expect(at.cognism.charges()).toEqual([]);
  });

  it('is told only what it is entitled to', async () => {
    at.cognism.setKey({ key: 'few', contactEntitlements: ['email', 'jobTitle'] });
    const told = await verify('few');
    expect(told.ok && told.value.entitlements.sort()).toEqual(['email', 'jobTitle']);
  });

  it('of an account without any entitlements is answered like a wrong one', async () => {
    at.cognism.setKey({ key: 'unset', contactEntitlements: [], accountEntitlements: [] });
    for (const key of ['unset', 'wrong']) {
      expect(await verify(key)).toMatchObject({ ok: false, failure: { kind: 'bad-key', service: 'cognism' } });
    }
  });
});

describe('a free call that fails says why', () => {
  test.each([
    ['a wrong key', { status: 401, body: MISSING_CREDENTIALS }, { kind: 'bad-key' }],
    ['a wrong key, said with 200', { json: MISSING_CREDENTIALS }, { kind: 'bad-key' }],
    ['a wrong path', { status: 404, body: ROUTE_NOT_FOUND }, { kind: 'refused', status: 404 }],
    ['nothing there', { status: 404, body: '' }, { kind: 'refused', status: 404 }],
    ['too often', { status: 429, body: RATE_LIMIT_EXCEEDED }, { kind: 'rate-limited', until: NOW + 60_000 }],
    ['too often, said with 200', { json: RATE_LIMIT_EXCEEDED }, { kind: 'rate-limited', until: NOW + 60_000 }],
    [
      'too often, until in 7 s',
      { status: 429, headers: { 'x-rate-limit-reset': '7' } },
      { kind: 'rate-limited', until: NOW + 7000 },
    ],
    [
      'not entitled',
      { status: 400, body: [{ key: 'BadRequest', code: 400, msg: 'Search by city not supported by entitlement' }] },
      { kind: 'not-entitled' },
    ],
    ['another bad request', { status: 400, body: [{ code: 400, msg: 'Invalid' }] }, { kind: 'refused', status: 400 }],
    ['no credits', { status: 402 }, { kind: 'out-of-credits' }],
    ['a refused key', { status: 403, body: [{ code: 403, msg: 'Forbidden' }] }, { kind: 'bad-key' }],
    ['the network in front', { status: 403, body: '<!doctype html>' }, { kind: 'refused', status: 403 }],
    ['an error', { status: 503 }, { kind: 'service-down', status: 503 }],
    ['an error, said with 200', { json: [{ key: 'E', code: 500, msg: 'x' }] }, { kind: 'service-down', status: 500 }],
    ['the page of the app', { html: true }, { kind: 'unreadable-reply' }],
    ['another shape', { json: { contact: 7 } }, { kind: 'unreadable-reply' }],
    ['a list', { json: [] }, { kind: 'unreadable-reply' }],
    ['far too much', { huge: 1_500_000 }, { kind: 'unreadable-reply' }],
    ['nothing', { never: true }, { kind: 'timeout' }],
    ['a cut', { cut: 'before-charge' }, { kind: 'no-answer' }],
    ['a cut in the body', { cut: 'mid-body' }, { kind: 'no-answer' }],
    ['a redirect', { redirect: 'https://evil.example/' }, { kind: 'no-answer' }],
  ] as const)('%s', async (_, behaviour, failure) => {
    const dropHeaders = !('huge' in behaviour);
    at.cognism.always(ENRICH, { dropHeaders: dropHeaders || undefined, ...behaviour } as object);
    at.cognism.always(ENTITLEMENT, { dropHeaders: dropHeaders || undefined, ...behaviour } as object);
    expect(await preview()).toMatchObject({ ok: false, failure: { ...failure, service: 'cognism' } });
    expect(await verify()).toMatchObject({ ok: false, failure: { ...failure, service: 'cognism' } });
    expect(at.sent()).toEqual([`POST ${ENRICH}`, `GET ${ENTITLEMENT}`]);
  });
});

describe('a preview by profile', () => {
  it('asks for that very profile, costs nothing, and says what there is', async () => {
    expect(await preview()).toMatchObject({
      ok: true,
      value: {
        matchedBy: 'profile',
        score: 45,
        name: zoe.name,
        title: 'VP Sales EMEA',
        company: 'Hollowpine Instruments',
        accountId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        hasEmail: true,
        hasMobile: true,
        hasDirect: false,
      },
    });
    expect(at.cognism.requests[0]?.body).toEqual({
      linkedinUrl: 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz',
      anchorFields: ['linkedinUrl'],
      minMatchScore: 30,
    });
    expect([at.cognism.charges(), at.cognism.balance(COGNISM_DEMO_KEY)]).toEqual([[], 100]);
  });

  it('finds slugs of every script', async () => {
    expect(await preview({ slug: '山田-花子-aa1234567', name: '山田 花子' })).toMatchObject({
      value: { hasMobile: true },
    });
    expect(await preview({ slug: 'jürgen-großmann-weiß', name: 'x' })).toMatchObject({ value: { hasEmail: true } });
  });

  it('does not know what the account may not know', async () => {
    at.cognism.setKey({ key: 'few', contactEntitlements: ['email'] });
    const told = await previewContact(at.request, at.access('few'), zoe, now);
    expect(told).toMatchObject({ value: { hasEmail: true, hasMobile: null, hasDirect: null } });
  });

  it('is nobody where Cognism has nobody', async () => {
    expect(await preview({ slug: 'cassiopeia', name: 'Cassiopeia' })).toMatchObject({ ok: true, value: null });
  });

  const hit = { redeemId: 'a', fullName: 'Casper Ghost', hasEmail: true };
  test.each([
    ['a match of low quality', { matchScore: 29, results: [hit] }],
    ['a match of low quality, scored by itself', { matchScore: 90, results: [{ ...hit, matchScore: 12 }] }],
    ['somebody else', { matchScore: 99, results: [{ ...hit, linkedinUrl: 'https://www.linkedin.com/in/other' }] }],
    [
      'somebody else, without a scheme',
      { matchScore: 99, results: [{ ...hit, linkedinUrl: 'uk.linkedin.com/in/o/' }] },
    ],
    ['nothing', { matchScore: 0, results: [] }],
    ['null', { results: null }],
    ['a list of nulls', { results: [null] }],
  ])('is nobody where the reply is %s', async (_, json) => {
    at.cognism.next(ENRICH, { json });
    expect(await preview()).toMatchObject({ ok: true, value: null });
  });

  test.each([
    ['no score', { results: [hit] }, { score: null }],
    ['the same profile', { results: [{ ...hit, linkedinUrl: 'http://LinkedIn.com/in/Zoe-Bronte-Lukasiewicz?x' }] }, {}],
    ['a member token', { results: [{ ...hit, linkedinUrl: 'https://www.linkedin.com/in/ACoAAB12345' }] }, {}],
    ['no address of a profile', { results: [{ ...hit, linkedinUrl: 'https://example.com/in/other' }] }, {}],
    ['broken flags', { results: [{ ...hit, hasEmail: 'yes', hasMobilePhoneNumbers: 1 }] }, { hasEmail: null }],
    ['a name in two parts', { results: [{ redeemId: 'a', firstName: 'C', lastName: 'G' }] }, { name: 'C G' }],
  ])('is a hit with %s', async (_, json, expected) => {
    at.cognism.next(ENRICH, { json });
    expect(await preview()).toMatchObject({ ok: true, value: { redeemId: 'a', ...expected } });
  });

  test.each([
    [{}],
    [{ matchScore: 45 }],
    [{ matchScore: '45', results: [hit] }],
    [{ results: ['a'] }],
    [{ results: [{ fullName: 'Casper Ghost' }] }],
    [{ results: [{ ...hit, redeemId: 7 }] }],
    [{ results: [{ ...hit, redeemId: 'x'.repeat(501) }] }],
  ])('is not guessed from %j', async (json) => {
    at.cognism.next(ENRICH, { json });
    expect(await preview()).toMatchObject({ ok: false, failure: { kind: 'unreadable-reply' } });
  });

  it('ends when ten previews for each credit have been made', async () => {
    at.cognism.setKey({ key: 'small', credits: 1 });
    for (let made = 0; made < 10; made += 1) {
      expect(await previewContact(at.request, at.access('small'), zoe, now)).toMatchObject({ ok: true });
    }
    const told = await previewContact(at.request, at.access('small'), zoe, now);
    expect(told).toMatchObject({ ok: false, failure: { kind: 'rate-limited' } });
  });
});

describe('a preview by name', () => {
  const maria = {
    slug: 'maria-isabella-konstantina-von-hohenfels-castellanos-y-aragonesa-de-la-torre',
    name: 'Maria Isabella Konstantina Alexandra von Hohenfels-Castellanos y Aragonesa de la Torre-Wittgenrode',
    company: 'Hollowpine Instruments',
  };
  const byName = (person: Parameters<typeof previewByName>[2]) => previewByName(at.request, at.access(), person, now);

  it('finds whom Cognism has without a profile', async () => {
    expect(await preview(maria)).toMatchObject({ ok: true, value: null });
    expect(await byName(maria)).toMatchObject({ ok: true, value: { matchedBy: 'name', score: 38, hasEmail: true } });
    expect(at.cognism.requests[1]?.body).toMatchObject({
      firstName: 'Maria Isabella Konstantina Alexandra',
      lastName: 'von Hohenfels-Castellanos y Aragonesa de la Torre-Wittgenrode',
      accountName: 'Hollowpine Instruments',
      anchorFields: ['lastName', 'accountName'],
    });
  });

  test.each([
    ['company', { ...maria, company: null }],
    ['name of a company', { ...maria, company: ' ' }],
    ['last name', { ...maria, name: 'Cassiopeia' }],
    ['last name that is shown', { ...maria, name: 'Cassiopeia H.' }],
    ['clear order of names', { ...maria, name: 'Wang Zhang' }],
  ])('asks nobody without a %s', async (_, person) => {
    expect(await byName(person)).toEqual({ ok: true, value: null, balance: null });
    expect(at.sent()).toEqual([]);
  });
});

describe('whether somebody opted out', () => {
  const optedOut = (redeemId: string) => isOptedOut(at.request, at.access(), redeemId, now);

  it('is asked by redeem id', async () => {
    const [kofi, zoes] = [await redeemIdOf('kofi-mensah-adjei'), await redeemIdOf(zoe.slug)];
    expect(await optedOut(kofi)).toMatchObject({ ok: true, value: true });
    expect(await optedOut(zoes)).toMatchObject({ ok: true, value: false });
    expect(at.cognism.requests.at(-1)?.path).toBe(`/api/search/contact/optOut/id/${encodeURIComponent(zoes)}`);
  });

  test.each([
    ['the page of the app', { html: true }, 'unreadable-reply'],
    ['a wrong path', { status: 404, body: ROUTE_NOT_FOUND }, 'refused'],
    ['a page that says not found', { status: 404, body: '<!doctype html>' }, 'unreadable-reply'],
    ['a wrong key', { status: 401, body: MISSING_CREDENTIALS }, 'bad-key'],
    ['an error', { status: 500 }, 'service-down'],
  ])('is not known from %s', async (_, behaviour, kind) => {
    at.cognism.next('/api/search/contact/optOut/id/a', behaviour as object);
    expect(await optedOut('a')).toMatchObject({ ok: false, failure: { kind } });
  });
});

describe('a company', () => {
  const enrich = (company: Parameters<typeof enrichAccount>[2], key?: string) =>
    enrichAccount(at.request, at.access(key), company, now);

  test.each([
    [{ domain: 'hollowpine.example' }, { domain: 'hollowpine.example', anchorFields: ['domain'], minMatchScore: 40 }],
    [{ name: 'Hollowpine Instruments' }, { name: 'Hollowpine Instruments', minMatchScore: 40 }],
  ])('is found by %j', async (company, body) => {
    const told = await enrich(company);
    expect(told).toMatchObject({ ok: true, value: { name: 'Hollowpine Instruments', score: 45 } });
    expect(at.cognism.requests[0]?.body).toEqual(body);
  });

  it('is none where Cognism has none, or only one of low quality', async () => {
    expect(await enrich({ domain: 'nowhere.example' })).toMatchObject({ ok: true, value: null });
    at.cognism.next(ACCOUNT_ENRICH, { json: { matchScore: 39, results: [{ id: 'a', name: 'A' }] } });
    expect(await enrich({ domain: 'a.example' })).toMatchObject({ ok: true, value: null });
  });

  it('is nothing that every account is entitled to ask for', async () => {
    at.cognism.setKey({ key: 'contacts', accountEntitlements: [] });
    const told = await enrich({ domain: 'hollowpine.example' }, 'contacts');
    expect(told).toMatchObject({ ok: false, failure: { kind: 'not-entitled', service: 'cognism' } });
    expect(ACCOUNT_FIELDS.length).toBeGreaterThan(5);
  });
});
