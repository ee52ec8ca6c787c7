import { describe, expect, it, test } from 'vitest';
import type { Connection, Secret } from '../../../../src/model/schemas/purchases/account.ts';
import { companyByName } from '../../../../src/services/cognism-2016/companies.ts';
import { personByName } from '../../../../src/services/cognism-2016/people.ts';
import { verifyCognism2016 } from '../../../../src/services/cognism-2016/verify.ts';
import { COGNISM_DEMO_SECRET, COGNISM_DEMO_TOKEN } from '../../../sandbox/cognism-2016/start.ts';
import { COMPANY, PERSON, PRINTED_HEADERS } from './examples.ts';
import { fixture, NOW, now } from './fixture.ts';

const at = fixture();
const SOURCE = { service: 'cognism2016', at: NOW };
const IBM = '/api/v1/company/IBM';
const company = (name = 'IBM') => companyByName(at.request, at.access(), name, now);
const person = (named: Partial<Parameters<typeof personByName>[2]> = {}) =>
  personByName(at.request, at.access(), { firstName: null, lastName: null, company: null, ...named }, now);

describe('the keys', () => {
  const verify = (different: Partial<Secret> = {}) => {
    const secret = { service: 'cognism2016', key: COGNISM_DEMO_TOKEN, secretKey: COGNISM_DEMO_SECRET, ...different };
    const connection: Connection = {
      service: 'cognism2016',
      base: at.access().base,
      keyForm: 'auto',
      foundForm: 'bearer',
      generation: 'auto',
      foundGeneration: 1,
      entitlements: [],
      keyTail: null,
      keyId: null,
      user: null,
      tellsCredits: false,
      savedAt: NOW,
      verifiedAt: null,
    };
    return verifyCognism2016(at.request, connection, secret as Secret, now);
  };

  it('are checked by a company, in headers and never in an address', async () => {
    expect(await verify()).toMatchObject({ ok: true, value: { base: at.access().base, user: null }, balance: null });
    const [request] = at.legacy.requests;
    expect([request?.method, request?.path, `${request?.query}`]).toEqual(['GET', '/api/v1/company/cognism', '']);
    expect(request?.headers).toMatchObject({
      'x-api-accesstoken': COGNISM_DEMO_TOKEN,
      'x-api-secretkey': COGNISM_DEMO_SECRET,
    });
  });

  test.each([
    ['a wrong token', { key: 'wrong' }, {}, 'bad-key'],
    ['a wrong secret key', { secretKey: 'wrong' }, {}, 'bad-key'],
    ['no secret key where one is wanted', { secretKey: null }, { wantsSecret: true }, 'bad-key'],
    ['an account that may not', {}, { isAllowed: false }, 'not-entitled'],
  ])('are refused: %s', async (_, different, tokens, kind) => {
    at.legacy.setTokens(tokens);
    expect(await verify(different)).toEqual({ ok: false, failure: { kind, service: 'cognism2016' } });
  });

  it('can do without a secret key where none is wanted', async () => {
    expect(await verify({ secretKey: null })).toMatchObject({ ok: true });
    expect(Object.keys(at.legacy.requests[0]?.headers ?? {})).not.toContain('x-api-secretkey');
  });
});

describe('a call that fails says why', () => {
  test.each([
    [400, { kind: 'refused', status: 400 }],
    [401, { kind: 'bad-key' }],
    [403, { kind: 'not-entitled' }],
    [404, { kind: 'refused', status: 404 }],
    [405, { kind: 'refused', status: 405 }],
    [406, { kind: 'refused', status: 406 }],
    [410, { kind: 'not-offered' }],
    [429, { kind: 'rate-limited', until: NOW + 60_000 }],
    [500, { kind: 'service-down', status: 500 }],
    [503, { kind: 'service-down', status: 503 }],
  ])('%i', async (status, failure) => {
    at.legacy.next(IBM, { status });
    expect(await company()).toEqual({ ok: false, failure: { ...failure, service: 'cognism2016' } });
  });

  test.each([
    ['a page of who holds the address now', { html: true }, 'unreadable-reply'],
    ['a text', { json: '"IBM"' }, 'unreadable-reply'],
    ['a number', { json: 7 }, 'unreadable-reply'],
    ['null', { json: null }, 'unreadable-reply'],
    ['companies without names', { json: [{ id: '7' }] }, 'unreadable-reply'],
    ['nothing', { never: true }, 'timeout'],
    ['a cut', { cut: 'before-charge' }, 'no-answer'],
    ['a cut in the body', { cut: 'mid-body' }, 'no-answer'],
    ['a redirect', { redirect: 'https://evil.example/' }, 'no-answer'],
  ] as const)('%s', async (_, behaviour, kind) => {
    at.legacy.next(IBM, behaviour);
    expect(await company()).toEqual({ ok: false, failure: { kind, service: 'cognism2016' } });
    expect(at.legacy.requests).toHaveLength(1);
  });
});

describe('a company by name', () => {
  it('is read from the example as it was meant', async () => {
    at.legacy.next(IBM, { json: COMPANY });
    expect(await company()).toEqual({
      ok: true,
      balance: null,
      value: [
        {
          source: SOURCE,
          name: 'HAUNT',
          site: 'http://www.haunt.example',
          industry: 'Information Technology and Services',
          size: '10,001+',
          type: 'Public Company',
          headquarters: 'Ghostwood, New York, NY, United States',
          founded: null,
          phones: [],
        },
      ],
    });
  });

  it('is not read from headers that are printed in the place of a reply', async () => {
    at.legacy.next(IBM, { json: PRINTED_HEADERS });
    expect(await company()).toMatchObject({ ok: false, failure: { kind: 'unreadable-reply' } });
  });

  it('may come alone', async () => {
    at.legacy.next(IBM, { json: JSON.parse(COMPANY)[0] });
    expect(await company()).toMatchObject({ value: [{ name: 'HAUNT' }] });
  });

  it.each(['Kestrel & Finch', 'Tidewright Software, Inc.', 'A/B', '..?x=1#y'])(
    '"%s" is one part of a path',
    async (name) => {
      await company(name);
      expect(at.legacy.requests[0]?.path).toBe(`/api/v1/company/${encodeURIComponent(name)}`);
      expect(`${at.legacy.requests[0]?.query}`).toBe('');
    },
  );

  it('is found in the sandbox with its site', async () => {
    expect(await company('Kestrel & Finch')).toMatchObject({ value: [{ site: 'http://www.kestrelfinch.example' }] });
    expect(await company('Nowhere')).toMatchObject({ ok: true, value: [] });
  });
});

describe('a person by name', () => {
  it('is read from the example as it was meant', async () => {
    at.legacy.next('/api/v1/person', { json: PERSON });
    expect(await person()).toEqual({
      ok: true,
      balance: null,
      value: [
        {
          name: 'Kathleen Harvey',
          location: 'Hursley, Hampshire, United Kingdom',
          employer: 'HAUNT',
          jobs: [
            {
              company: 'HAUNT',
              title: 'Big Data and Hadoop Technical Sales Specialist',
              from: 'September 2015',
              to: null,
            },
            {
              company: 'HAUNT',
              title: 'Big Data Technical Sales Specialist',
              from: 'January 2015',
              to: 'September 2015',
            },
          ],
        },
      ],
    });
  });

  it('is asked by what is known', async () => {
    const told = await person({ firstName: 'Zoë', lastName: 'Brontë-Łukasiewicz', company: 'Hollowpine Instruments' });
    expect(told).toMatchObject({ value: [{ name: 'Zoë Brontë-Łukasiewicz', employer: 'Hollowpine Instruments' }] });
    expect(Object.fromEntries(at.legacy.requests[0]?.query ?? [])).toEqual({
      firstName: 'Zoë',
      lastName: 'Brontë-Łukasiewicz',
      company: 'Hollowpine Instruments',
    });
    await person({ company: 'Nowhere' });
    expect(Object.fromEntries(at.legacy.requests[1]?.query ?? [])).toEqual({ company: 'Nowhere' });
  });

  test.each([
    [{ items: [] }, []],
    [{ items: [{ full_name: 'A', city: 'B', country: 'C' }] }, [{ name: 'A', location: 'B, C', jobs: [] }]],
    [{ items: [{ full_name: 'A', topcard: 7, experience: 7 }] }, [{ name: 'A', location: null, jobs: [] }]],
    [{ items: [{ full_name: 'A', experience: [{}, 7, { name: 'x' }] }, {}] }, [{ jobs: [{ title: 'x' }] }]],
  ])('%j is %j', async (json, value) => {
    at.legacy.next('/api/v1/person', { json });
    expect(await person()).toMatchObject({ ok: true, value });
  });

  it.each([{ items: [{ id: 1 }] }, { items: 7 }, [], {}])('is not guessed from %j', async (json) => {
    at.legacy.next('/api/v1/person', { json });
    expect(await person()).toMatchObject({ ok: false, failure: { kind: 'unreadable-reply' } });
  });
});
