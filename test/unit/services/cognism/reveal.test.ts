import { describe, expect, it, test } from 'vitest';
import type { PurchasedData } from '../../../../src/model/purchase-terms.ts';
import { enrichAccount } from '../../../../src/services/cognism/account.ts';
import { previewContact } from '../../../../src/services/cognism/preview.ts';
import { askCognism, redeemMany } from '../../../../src/services/cognism/reveal/reveal.ts';
import { COGNISM_DEMO_KEY } from '../../../sandbox/cognism/state.ts';
import type { Behaviour } from '../../../sandbox/index.ts';
import { ROUTE_NOT_FOUND } from './examples.ts';
import { ACCOUNT_REDEEM, fixture, NOW, now, REDEEM } from './fixture.ts';

const at = fixture();
const ZOE = 'zoe-bronte-lukasiewicz';
const HANAKO = '山田-花子-aa1234567';

async function redeemIdOf(slug: string): Promise<string> {
  const told = await previewContact(at.request, at.access(), { slug, name: 'x' }, now);
  if (!told.ok || !told.value) throw new Error(`no preview of ${slug}`);
  return told.value.redeemId;
}

const reveal = async (slug: string) => at.reveal(slug, await redeemIdOf(slug));
/** A redeem id as Cognism makes them. */
const idOf = (person: string, title = 'a') =>
  btoa([person, title, 'c'].map((part) => `${part.repeat(8)}-0000-0000-0000-000000000000`).join(';'));

describe('a reveal', () => {
  it('is one request with the redeem id, and brings the contact for one credit', async () => {
    const redeemId = await redeemIdOf(ZOE);
    const outcome = await at.reveal(ZOE, redeemId);
    const [, request] = at.cognism.requests;
    expect([request?.method, request?.path, `${request?.query}`, request?.body]).toEqual([
      'POST',
      REDEEM,
      '',
      { redeemIds: [redeemId] },
    ]);
    expect(request?.headers.authorization).toBe(`Bearer ${COGNISM_DEMO_KEY}`);
    expect(outcome).toMatchObject({ state: 'settled', failure: null, charged: 1, remaining: null });
    expect(outcome.balance).toMatchObject({ service: 'cognism', credits: null, left: 998 });
    expect(outcome.data).toMatchObject({
      operation: 'reveal',
      contact: {
        emails: [{ address: 'zoe.bronte@hollowpine.example', validity: 'verified', use: 'work' }],
        phones: [{ e164: '+33639980012', use: 'mobile', isDoNotCall: false }],
        title: { text: 'VP Sales EMEA', service: 'cognism', at: Date.UTC(2025, 10, 3) },
        company: { text: 'Hollowpine Instruments' },
        location: { text: 'Lyon, France' },
        optedOut: null,
      },
    });
    expect(at.cognism.charges()).toMatchObject([{ subject: ZOE, credits: 1 }]);
  });

  it('counts as a credit again, though the second time is free: no reply says so', async () => {
    const [first, second] = [await reveal(ZOE), await reveal(ZOE)];
    expect([first.charged, second.charged]).toEqual([1, 1]);
    expect(at.cognism.charges()).toHaveLength(1);
  });

  it('marks a number on a do-not-call list', async () => {
    const { data } = await reveal('amara-okonkwo-vale-mba-phd');
    expect(data).toMatchObject({ contact: { phones: [{ e164: '+447700900201', isDoNotCall: true }] } });
  });

  it('takes an address without a quality for unverified', async () => {
    const { data } = await reveal('jürgen-großmann-weiß');
    expect(data).toMatchObject({
      contact: { emails: [{ address: 'juergen.grossmann@kestrelfinch.example', validity: 'unverified' }] },
    });
  });

  it('of somebody who opted out brings nothing', async () => {
    expect(await reveal('kofi-mensah-adjei')).toMatchObject({ state: 'settled', charged: 0, data: null });
    expect(at.cognism.charges()).toEqual([]);
  });

  it('ends without credits', async () => {
    at.cognism.setKey({ key: 'empty', credits: 0 });
    const outcome = await at.reveal(ZOE, await redeemIdOf(ZOE), 'empty');
    expect(outcome).toMatchObject({ state: 'refused', charged: 0, failure: { kind: 'out-of-credits' } });
  });
});

describe('an answer that goes wrong is asked for once, and', () => {
  const contact = { email: 'a@b.example' };
  const unknown = (kind: string) => ({ state: 'unknown', charged: null, data: null, failure: { kind } });
  const refused = (failure: object) => ({ state: 'refused', charged: 0, data: null, failure });
  const nothing = { state: 'settled', charged: 0, data: null, failure: null };

  test.each<[string, Behaviour, object]>([
    ['cut before it charged', { cut: 'before-charge' }, unknown('maybe-charged')],
    ['cut after it charged', { cut: 'after-charge' }, unknown('maybe-charged')],
    ['cut in the body', { cut: 'mid-body' }, unknown('maybe-charged')],
    ['never', { never: true, charge: true }, unknown('timeout')],
    ['a page', { html: true, charge: true }, unknown('unreadable-reply')],
    ['far too much', { huge: 1_500_000 }, unknown('unreadable-reply')],
    ['an error', { status: 500, charge: true }, unknown('service-down')],
    ['an error that says it with 200', { json: [{ code: 502, msg: 'x' }] }, unknown('service-down')],
    ['an answer of another network', { status: 408, charge: true }, unknown('service-down')],
    ['a redirect', { redirect: 'https://evil.example/' }, unknown('maybe-charged')],
    ['another shape', { json: { contacts: [] } }, unknown('unreadable-reply')],
    ['a text', { json: '"done"' }, unknown('unreadable-reply')],
    ['results that are a text', { json: { results: 'done' } }, unknown('unreadable-reply')],
    ['a contact that is a text', { json: { results: ['done'] } }, unknown('unreadable-reply')],
    ['an unreadable address', { json: { results: [{ email: 7, jobTitle: 'x' }] } }, unknown('unreadable-reply')],
    ['unreadable numbers', { json: { results: [{ mobilePhoneNumbers: 7 }] } }, unknown('unreadable-reply')],
    ['a wrong key', { status: 401 }, refused({ kind: 'bad-key' })],
    ['no credits', { status: 402 }, refused({ kind: 'out-of-credits' })],
    [
      'no credits, in words',
      { status: 400, body: [{ key: 'NoCreditsLeft', code: 400, msg: 'x' }] },
      refused({ kind: 'out-of-credits' }),
    ],
    ['a bad request', { status: 400 }, refused({ kind: 'refused', status: 400 })],
    ['a wish for a length', { status: 411 }, refused({ kind: 'refused', status: 411 })],
    ['a wrong path', { status: 404, body: ROUTE_NOT_FOUND }, refused({ kind: 'refused', status: 404 })],
    ['a page that says not found', { status: 404, body: '<!doctype html>' }, unknown('service-down')],
    ['too often', { status: 429, dropHeaders: true }, refused({ kind: 'rate-limited', until: NOW + 60_000 })],
    ['that there is nobody', { status: 404, body: '' }, nothing],
    ['an empty list', { json: { totalResults: 0, results: [] } }, nothing],
    ['a list of nulls', { json: { results: [null] } }, nothing],
    ['null', { json: { results: null } }, nothing],
    ['an empty object', { json: {} }, nothing],
    ['no body', { status: 204, body: '' }, nothing],
    ['an empty contact', { json: { results: [{}] } }, { ...nothing, charged: 1 }],
    ['a single contact', { json: { results: contact } }, { state: 'settled', charged: 1, data: {} }],
    ['the other envelope', { json: { total: 1, result: [contact] } }, { state: 'settled', charged: 1, data: {} }],
  ])('%s', async (_, behaviour, expected) => {
    at.cognism.next(REDEEM, behaviour);
    expect(await at.reveal(ZOE, idOf('a'))).toMatchObject(expected);
    expect(at.cognism.count(`POST ${REDEEM}`)).toBe(1);
  });

  it('waits as long as it was told where a refusal does not say', async () => {
    at.cognism.next(REDEEM, { status: 429, dropHeaders: true });
    const question = { operation: 'reveal', person: { slug: ZOE, name: 'x' }, redeemId: 'a', asked: {} } as const;
    const outcome = await askCognism(at.request, at.access(), question, 'plain', now, 7000);
    expect(outcome.failure).toEqual({ kind: 'rate-limited', service: 'cognism', until: NOW + 7000 });
  });

  it('is not sent where it is about nothing that Cognism sells', async () => {
    const question = { operation: 'profile', person: { slug: ZOE, name: 'x' }, asked: {} } as const;
    const outcome = await askCognism(at.request, at.access(), question, 'plain', now);
    expect(outcome).toMatchObject({ state: 'refused', charged: 0, failure: { kind: 'not-offered' } });
    expect(at.sent()).toEqual([]);
  });

  it('is kept from leaving where the address is not set up', async () => {
    const access = { ...at.access(), base: 'http://127.0.0.1:1/api/search' };
    const question = { operation: 'reveal', person: { slug: ZOE, name: 'x' }, redeemId: 'a', asked: {} } as const;
    const outcome = await askCognism(at.request, access, question, 'plain', now);
    expect(outcome).toMatchObject({ state: 'refused', charged: 0, failure: { kind: 'bad-address' }, balance: null });
  });
});

describe('somebody else than was asked for', () => {
  const email = 'a@b.example';

  test.each([
    ['by profile', { email, linkedinUrl: 'https://www.linkedin.com/in/somebody-else' }, [null, 'somebody-else']],
    [
      'by profile, though the id is right',
      { email, redeemId: idOf('a'), linkedinUrl: 'linkedin.com/in/other', fullName: ' Jane  Doe ' },
      ['Jane Doe', 'other'],
    ],
    ['by the person in the id', { email, redeemId: idOf('b'), firstName: 'Jane', lastName: 'Doe' }, ['Jane Doe', null]],
    [
      'by the person in the id, though the profile is right',
      { email, redeemId: idOf('b'), linkedinUrl: `linkedin.com/in/${ZOE}` },
      [null, null],
    ],
  ])('%s: what was paid for is there, under its own name', async (_, contact, [name, slug]) => {
    at.cognism.next(REDEEM, { json: { results: [contact] } });
    expect(await at.reveal(ZOE, idOf('a'))).toMatchObject({
      ...{ state: 'settled', charged: 1, failure: null },
      data: { about: { name, slug, isOther: true }, contact: { emails: [{ address: email }] } },
    });
  });

  test.each([
    ['nothing', {}],
    ['what can’t be read', { email: 7 }],
  ])('of whom there is %s: it may have cost, and brought nothing', async (_, contact) => {
    const results = [{ ...contact, linkedinUrl: 'linkedin.com/in/somebody-else' }];
    at.cognism.next(REDEEM, { json: { results } });
    const failure = { kind: 'wrong-person', service: 'cognism' };
    expect(await at.reveal(ZOE, idOf('a'))).toMatchObject({ state: 'settled', charged: 1, data: null, failure });
  });

  test.each([
    ['the same profile', { email, linkedinUrl: `https://fr.linkedin.com/in/${ZOE.toUpperCase()}/` }],
    ['the same profile, without a scheme', { email, linkedinUrl: `www.linkedin.com/in/${ZOE}` }],
    ['a member token', { email, linkedinUrl: 'https://www.linkedin.com/in/ACwAAB12345' }],
    ['an address that is none', { email, linkedinUrl: 'https://www.linkedin.com/in/%E0%A4%A' }],
    ['the id of another job', { email, redeemId: idOf('a', 'b') }],
    ['an id without padding', { email, redeemId: idOf('a').replace(/=+$/, '') }],
    ['an id of another form', { email, redeemId: '12345' }],
    ['no id', { email }],
  ])('is not who comes with %s', async (_, contact) => {
    at.cognism.next(REDEEM, { json: { results: [contact] } });
    expect(await at.reveal(ZOE, idOf('a'))).toMatchObject({
      ...{ state: 'settled', charged: 1 },
      data: { about: { isOther: false } },
    });
  });
});

type RevealedData = Extract<PurchasedData, { operation: 'profile' | 'reveal' }>;

describe('many at once', () => {
  const saidIn = ({ contact: { emails }, about }: RevealedData) => [
    ...(about?.isOther ? [`other ${about.slug}`] : []),
    ...emails.map(({ address }) => address),
  ];
  const many = (wanted: Parameters<typeof redeemMany>[2]) => redeemMany(at.request, at.access(), wanted, 'plain', now);
  const wantedOf = async (slug: string) => ({ redeemId: await redeemIdOf(slug), person: { slug } });
  const emailsOf = (endings: Awaited<ReturnType<typeof many>>) =>
    [...endings.values()].map(({ charged, failure, data }) => [
      charged,
      failure?.kind ?? (data?.operation === 'reveal' ? saidIn(data) : null),
    ]);

  it('go out in one request, each once, and come back each to its own', async () => {
    const [zoe, hanako, kofi] = [await wantedOf(ZOE), await wantedOf(HANAKO), await wantedOf('kofi-mensah-adjei')];
    const endings = await many([hanako, kofi, zoe, zoe]);
    expect(at.cognism.requests.at(-1)?.body).toEqual({
      redeemIds: [hanako, kofi, zoe].map(({ redeemId }) => redeemId),
    });
    expect([...endings.keys()]).toEqual([hanako, kofi, zoe].map(({ redeemId }) => redeemId));
    expect(emailsOf(endings)).toEqual([
      [1, ['h.yamada@tidewright.example']],
      [0, null],
      [1, ['zoe.bronte@hollowpine.example']],
    ]);
    expect(at.cognism.charges()).toHaveLength(2);
  });

  it('are refused together', async () => {
    at.cognism.setKey({ key: COGNISM_DEMO_KEY, credits: 1 });
    const endings = await many([await wantedOf(ZOE), await wantedOf(HANAKO)]);
    expect(emailsOf(endings)).toEqual([
      [0, 'out-of-credits'],
      [0, 'out-of-credits'],
    ]);
  });

  it('are kept where errors come beside them', async () => {
    const results = [contact('a', { redeemId: a.redeemId }), contact('b', { redeemId: b.redeemId })];
    at.cognism.next(REDEEM, { json: { results, errors: [{ code: 404, message: 'One was not found' }] } });
    expect(emailsOf(await many([a, b])).map(([, found]) => found)).toEqual([['a@x.example'], ['b@x.example']]);
  });

  const NOT_FOUND = [{ key: 'ContactNotFound', code: 404, msg: 'Not found' }];
  it.each<[string, Behaviour, string]>([
    [
      'a word that they were not found: it cost nothing, and each can be asked about',
      { status: 404, json: NOT_FOUND },
      'refused',
    ],
    ['an empty reply, which may have cost something', { body: '' }, 'unknown'],
    ['a reply without results, which may have cost something', { json: {} }, 'unknown'],
  ])('are not taken for people whom nobody knows by %s', async (_, behaviour, state) => {
    at.cognism.always(REDEEM, { ...behaviour, charge: false });
    expect([...(await many([a, b])).values()].map((outcome) => outcome.state)).toEqual([state, state]);
    expect([...(await many([a])).values()].map((outcome) => outcome.state)).toEqual(['settled']);
  });

  it('are at most 20, and nobody asks for nobody', async () => {
    const wanted = Array.from({ length: 21 }, (_, at) => ({ redeemId: `id-${at}`, person: { slug: `${at}` } }));
    await expect(many(wanted)).rejects.toThrow(RangeError);
    expect(await many([])).toEqual(new Map());
    expect(at.sent()).toEqual([]);
  });

  it('are told apart by ids of any form, with padding or without', async () => {
    const results = [
      { redeemId: 'Yg', email: 'b@x.example' },
      { redeemId: 'YQ', email: 'a@x.example' },
    ];
    at.cognism.next(REDEEM, { json: { results } });
    const wanted = ['YQ==', 'Yg=='].map((redeemId) => ({ redeemId, person: { slug: redeemId } }));
    expect(emailsOf(await many(wanted)).map(([, found]) => found)).toEqual([['a@x.example'], ['b@x.example']]);
  });

  const [a, b] = [
    { redeemId: idOf('a'), person: { slug: 'a' } },
    { redeemId: idOf('b'), person: { slug: 'b' } },
  ];
  const contact = (name: string, more: object = {}) => ({ email: `${name}@x.example`, ...more });

  test.each<[string, unknown[], unknown[]]>([
    ['in their order, where they say no id', [contact('a'), contact('b')], [['a@x.example'], ['b@x.example']]],
    [
      'by their ids rather than by their order',
      [contact('b', { redeemId: b.redeemId }), contact('a', { redeemId: a.redeemId })],
      [['a@x.example'], ['b@x.example']],
    ],
    [
      'by the person in a new id',
      [contact('b', { redeemId: idOf('b', 'f') }), contact('a', { redeemId: idOf('a', 'f') })],
      [['a@x.example'], ['b@x.example']],
    ],
    [
      'not in an order that an id disproves',
      [contact('b'), contact('a', { redeemId: a.redeemId })],
      [['a@x.example'], 'unreadable-reply'],
    ],
    [
      'to nobody who comes with the id of a stranger',
      [contact('c', { redeemId: 'stranger' }), contact('b', { redeemId: b.redeemId })],
      ['unreadable-reply', ['b@x.example']],
    ],
    ['in their order, with a miss', [null, contact('b')], [null, ['b@x.example']]],
    ['by id, the other missing', [contact('b', { redeemId: b.redeemId })], [null, ['b@x.example']]],
    ['to nobody, where one could be either', [contact('a')], ['unreadable-reply', 'unreadable-reply']],
    [
      'not in an order that their profiles contradict',
      [contact('b', { linkedinUrl: 'linkedin.com/in/b' }), contact('a', { linkedinUrl: 'linkedin.com/in/a' })],
      // The ledger keeps each apart: it names another profile than was asked for.
      [
        ['other b', 'b@x.example'],
        ['other a', 'a@x.example'],
      ],
    ],
    ['as far as they can be read', [7, contact('b')], ['unreadable-reply', ['b@x.example']]],
  ])('are told apart %s', async (_, results, expected) => {
    at.cognism.next(REDEEM, { json: { results } });
    expect(emailsOf(await many([a, b])).map(([, found]) => found)).toEqual(expected);
  });
});

describe('a company', () => {
  const ask = (accountId: string) => {
    const question = { operation: 'account', domain: 'hollowpine.example', accountId, asked: {} } as const;
    return askCognism(at.request, at.access(), question, 'plain', now);
  };

  it('is redeemed at a price that nobody tells', async () => {
    const told = await enrichAccount(at.request, at.access(), { domain: 'hollowpine.example' }, now);
    const outcome = await ask((told.ok && told.value?.accountId) || '');
    expect(outcome).toMatchObject({
      state: 'settled',
      charged: null,
      data: {
        operation: 'account',
        facts: {
          name: 'Hollowpine Instruments',
          site: 'www.hollowpine.example',
          industry: 'Measuring and Control Instrument Manufacturing',
          size: '201-500',
          headquarters: 'Fernhollow, Northmark',
          founded: '1974',
          phones: [{ e164: '+46101740600', use: 'office' }],
        },
      },
    });
    expect(at.cognism.balance(COGNISM_DEMO_KEY)).toBe(100);
  });

  test.each([
    ['nothing', { total: 0, result: [] }, { state: 'settled', charged: 0, failure: null }],
    ['nothing of it', { result: [{ id: 'a' }] }, { state: 'settled', charged: 0, failure: null }],
    ['another company', { result: [{ id: 'b', name: 'B' }] }, { state: 'unknown', charged: null }],
    ['a text', { result: ['a'] }, { state: 'unknown', charged: null }],
    ['a company without an id', { results: [{ name: 'A' }] }, { state: 'settled', data: { facts: { name: 'A' } } }],
  ])('is read from %s', async (_, json, expected) => {
    at.cognism.next(ACCOUNT_REDEEM, { json });
    expect(await ask('a')).toMatchObject(expected);
  });

  test.each([
    [{ sizeFrom: 10_001 }, { size: '10001+' }],
    [{ headcount: 44 }, { size: '44' }],
    [{ sizeFrom: '201', sizeTo: 500, headcount: -1 }, { size: null }],
    [{ industry: 'Boats', industries: 7 }, { industry: 'Boats' }],
    [{ industry: ['Boats', 'Ships'] }, { industry: 'Boats, Ships' }],
    [{ website: 'javascript:alert(1)' }, { site: null }],
    [{ website: 'a b.example', domain: 'b.example' }, { site: 'b.example' }],
    [{ founded: '1974' }, { founded: '1974' }],
    [{ founded: 1e300 }, { founded: null }],
    [{ locations: [{ type: 'office', city: 'A' }, 7] }, { headquarters: null }],
    [{ location: [{ addressType: 'HQ', city: 'A', state: 'A', country: 'C' }] }, { headquarters: 'A, C' }],
  ])('of %j is described as %j', async (body, facts) => {
    at.cognism.next(ACCOUNT_REDEEM, { json: { result: [{ id: 'a', name: 'A', ...body }] } });
    expect((await ask('a')).data).toMatchObject({ operation: 'account', facts });
  });
});
