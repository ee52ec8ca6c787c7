import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { redeemId, uuid } from '../../sandbox/cognism/records.ts';
import { type Cognism, startCognism } from '../../sandbox/cognism/start.ts';
import { COGNISM_DEMO_KEY } from '../../sandbox/cognism/state.ts';
import { COMPANIES, PEOPLE } from '../../sandbox/index.ts';
import { type Client, http2Client, post, type Reply } from './client.ts';

const BASE = '/api/search';
let now = 1_800_000_000_000;
let cognism: Cognism;
let client: Client;
beforeAll(async () => {
  cognism = await startCognism({ clock: () => now });
  client = http2Client(cognism.origin);
});
beforeEach(() => cognism.reset());
afterAll(async () => {
  client.close();
  await cognism.stop();
});

const ask = (path: string, body: unknown, key = COGNISM_DEMO_KEY) => client.ask(post(BASE + path, body, key));
const get = (path: string, key = COGNISM_DEMO_KEY) => client.ask({ path, headers: { authorization: `Bearer ${key}` } });
const read = ({ text }: Reply) => JSON.parse(text);
const said = (reply: Reply) => [reply.status, read(reply)];
const known = PEOPLE.filter((person) => person.cognism);

function idOf(slug: string, title?: string): string {
  const person = PEOPLE.find((one) => one.slug === slug);
  if (!person?.cognism) throw new Error(`Cognism has no ${slug}`);
  const company = COMPANIES.find(({ name }) => name === (person.cognism?.company ?? person.company)) ?? null;
  return redeemId({ person, contact: person.cognism, company }, title);
}

describe('a wrong request is answered as it was seen', () => {
  it('without a key, with another, and with one in the address', async () => {
    const missing = [401, [{ key: 'MissingCredentials', code: 401, msg: 'Missing required credentials' }]];
    expect(said(await ask('/contact/enrich', {}, 'other'))).toEqual(missing);
    expect(said(await client.ask({ path: `${BASE}/entitlement/contactEntitlementSubscription` }))).toEqual(missing);
    const inAddress = `${BASE}/entitlement/contactEntitlementSubscription?api_key=${COGNISM_DEMO_KEY}`;
    expect((await client.ask({ path: inAddress })).status).toBe(401);
  });

  it('at a wrong path: an error below the API, and the page of the app elsewhere', async () => {
    expect(said(await get(`${BASE}/contact/reveal`))).toEqual([
      404,
      [{ key: 'RouteNotFound', code: 404, msg: 'Not found' }],
    ]);
    expect((await get(`${BASE}/contact/redeem`)).status).toBe(404);
    const page = await get('/api/contact/redeem');
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('<!doctype html>');
  });

  it.each([
    ['nothing', {}],
    ['a name without a company', { firstName: 'Zoë', lastName: 'Brontë-Łukasiewicz' }],
    ['an unknown field', { linkedinUrl: 'x', company: 'y' }],
    ['a wrong type', { linkedinUrl: 7 }],
    ['an anchor that was not given', { linkedinUrl: 'x', anchorFields: ['email'] }],
    ['a list', []],
  ])('by enrich, for %s', async (_, body) => {
    expect(said(await ask('/contact/enrich', body))).toMatchObject([400, [{ key: 'BadRequest', code: 400 }]]);
  });

  it.each([
    [{}],
    [{ redeemIds: [] }],
    [{ redeemIds: 'a' }],
    [{ redeemIds: ['a'] }],
    [{ ids: [idOf('janedoe-growth')] }],
  ])('by redeem, for %j', async (body) => {
    expect((await ask('/contact/redeem', body)).status).toBe(400);
  });

  it('by redeem, for more than 20', async () => {
    const redeemIds = Array.from({ length: 21 }, () => idOf('janedoe-growth'));
    expect((await ask('/contact/redeem', { redeemIds })).status).toBe(400);
    expect(cognism.charges()).toEqual([]);
  });
});

describe('a contact', () => {
  it('is found by address, e-mail, its hash, and name with company', async () => {
    const sha256 = createHash('sha256').update('zoe.bronte@hollowpine.example').digest('hex');
    const by = [
      { linkedinUrl: 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/' },
      { email: 'ZOE.bronte@hollowpine.example' },
      { sha256 },
      { firstName: 'Zoë', lastName: 'Brontë-Łukasiewicz', accountWebsite: 'hollowpine.example' },
    ];
    for (const criteria of by) {
      expect(read(await ask('/contact/enrich', criteria)).results[0].redeemId).toBe(idOf('zoe-bronte-lukasiewicz'));
    }
    expect(read(await ask('/contact/enrich', { sha256: 'a' }))).toEqual({ matchScore: 0, results: [] });
    const tooGood = { ...by[3], minMatchScore: 39 };
    expect(read(await ask('/contact/enrich', tooGood)).results).toEqual([]);
  });

  it('is one of at least five, each an example of something', () => {
    expect(known.length).toBeGreaterThanOrEqual(5);
    const kasprsAddresses = (person: (typeof known)[number]) =>
      typeof person.kaspr === 'string' ? [] : person.kaspr.emails;
    const addressOf = ({ cognism: contact }: (typeof known)[number]) =>
      typeof contact?.email === 'string' ? contact.email : contact?.email?.address;
    const agrees = (valid: boolean) =>
      known.some((person) =>
        kasprsAddresses(person).some((one) => one.email === addressOf(person) && one.valid === valid),
      );
    expect([agrees(true), agrees(false)]).toEqual([true, true]);
    expect(known.some(({ kaspr }) => kaspr === 'not-found')).toBe(true);
    expect(known.some(({ cognism: contact }) => contact?.isOptedOut)).toBe(true);
    expect(known.some(({ cognism: contact }) => contact?.mobile?.some(({ dnc }) => dnc))).toBe(true);
    expect(known.some(({ cognism: contact }) => contact?.hasNoProfile)).toBe(true);
  });

  it('costs a credit the first time, whatever id it is asked by', async () => {
    const redeemIds = [idOf('janedoe-growth')];
    const first = read(await ask('/contact/redeem', { redeemIds }));
    expect(first).toMatchObject({ totalResults: 1, results: [{ redeemId: redeemIds[0], jobTitle: 'VP Growth' }] });
    const earlier = idOf('janedoe-growth', 'Intern');
    expect(earlier).not.toBe(redeemIds[0]);
    expect(read(await ask('/contact/redeem', { redeemIds: [earlier] })).results[0].redeemId).toBe(redeemIds[0]);
    expect(cognism.charges(COGNISM_DEMO_KEY)).toEqual([
      {
        key: COGNISM_DEMO_KEY,
        endpoint: 'POST /api/search/contact/redeem',
        subject: 'janedoe-growth',
        credits: 1,
        at: now,
      },
    ]);
    expect(cognism.balance(COGNISM_DEMO_KEY)).toBe(99);
  });

  it('costs again by another key, and where a test says so', async () => {
    cognism.setKey({ key: 'other', credits: 5 });
    const body = { redeemIds: [idOf('janedoe-growth')] };
    await ask('/contact/redeem', body);
    await ask('/contact/redeem', body, 'other');
    cognism.next('/api/search/contact/redeem', { charge: 2 });
    await ask('/contact/redeem', body, 'other');
    expect(cognism.charges().map(({ key, credits }) => [key, credits])).toEqual([
      [COGNISM_DEMO_KEY, 1],
      ['other', 1],
      ['other', 2],
    ]);
  });

  it('is charged before an answer that is cut, and not before one that fails', async () => {
    const body = { redeemIds: [idOf('janedoe-growth')] };
    cognism.next('/api/search/contact/redeem', { status: 500 });
    expect((await ask('/contact/redeem', body)).status).toBe(500);
    expect(cognism.charges()).toEqual([]);
    cognism.next('/api/search/contact/redeem', { cut: 'after-charge' });
    await expect(ask('/contact/redeem', body)).rejects.toThrow('cut');
    expect(cognism.charges()).toHaveLength(1);
    client.close();
    client = http2Client(cognism.origin);
  });

  it('is left out where nobody knows the id', async () => {
    const stranger = btoa([uuid('x'), uuid('y'), uuid('z')].join(';'));
    const reply = await ask('/contact/redeem', { redeemIds: [stranger, idOf('janedoe-growth')] });
    expect(read(reply)).toMatchObject({ totalResults: 1, results: [{ fullName: 'Jane Doe' }] });
  });

  it('shows only what the key is entitled to', async () => {
    cognism.setKey({ key: 'few', contactEntitlements: ['mobilePhoneNumbers'] });
    const criteria = { linkedinUrl: 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz' };
    const [preview] = read(await ask('/contact/enrich', criteria, 'few')).results;
    expect([preview.hasMobilePhoneNumbers, 'hasEmail' in preview]).toEqual([true, false]);
    const [contact] = read(await ask('/contact/redeem', { redeemIds: [preview.redeemId] }, 'few')).results;
    expect([contact.mobilePhoneNumbers?.length, 'email' in contact, 'linkedinUrl' in contact]).toEqual([
      1,
      false,
      false,
    ]);
  });

  it('who opted out is told by id and by address', async () => {
    const out = (value: string) => get(`${BASE}/contact/optOut/${value}`).then(({ status }) => status);
    expect(await out(`id/${encodeURIComponent(idOf('kofi-mensah-adjei'))}`)).toBe(200);
    expect(await out(`id/${encodeURIComponent(idOf('janedoe-growth'))}`)).toBe(404);
    expect(await out('email/kofi.mensah%40tidewright.example')).toBe(200);
    expect(await out('email/nobody%40tidewright.example')).toBe(404);
  });
});

describe('limits', () => {
  it('are counted per minute, and told in seconds', async () => {
    cognism.setKey({ key: COGNISM_DEMO_KEY, perMinute: 2 });
    const entitlement = () => get(`${BASE}/entitlement/accountEntitlementSubscription`);
    const first = await entitlement();
    expect(first.headers).toMatchObject({
      'x-rate-total-limit': '2',
      'x-rate-total-limit-remaining': '1',
      'x-rate-limit-reset': '60',
    });
    expect(read(first)['account Entitlement'].domain).toBe(true);
    now += 15_500;
    await entitlement();
    const over = await entitlement();
    expect([over.status, over.headers['x-rate-limit-reset'], read(over)]).toEqual([
      429,
      '45',
      { errors: [{ code: 88, message: 'Rate limit exceeded' }] },
    ]);
    now += 44_500;
    expect((await entitlement()).status).toBe(200);
  });

  it('of previews are ten for each credit', async () => {
    cognism.setKey({ key: COGNISM_DEMO_KEY, credits: 1 });
    const criteria = { linkedinUrl: 'https://www.linkedin.com/in/janedoe-growth' };
    for (let left = 9; left >= 0; left -= 1) {
      expect((await ask('/contact/enrich', criteria)).headers['x-rate-result-limit-remaining']).toBe(`${left}`);
    }
    expect((await ask('/contact/enrich', criteria)).status).toBe(429);
    expect(cognism.balance(COGNISM_DEMO_KEY)).toBe(1);
  });

  it('of credits end in a refusal', async () => {
    cognism.setKey({ key: COGNISM_DEMO_KEY, credits: 1 });
    const redeemIds = [idOf('janedoe-growth'), idOf('zoe-bronte-lukasiewicz')];
    expect((await ask('/contact/redeem', { redeemIds })).status).toBe(402);
    expect((await ask('/contact/redeem', { redeemIds: redeemIds.slice(1) })).status).toBe(200);
    expect(cognism.balance(COGNISM_DEMO_KEY)).toBe(0);
  });

  it('are as at first after a reset', async () => {
    await ask('/contact/redeem', { redeemIds: [idOf('janedoe-growth')] });
    cognism.reset();
    expect([cognism.balance(COGNISM_DEMO_KEY), cognism.charges(), cognism.requests]).toEqual([100, [], []]);
  });
});

describe('an account', () => {
  it('is found and redeemed for nothing, in its own envelope', async () => {
    const [found] = read(await ask('/account/enrich', { website: 'www.hollowpine.example' })).results;
    expect(found).toMatchObject({ name: 'Hollowpine Instruments', hasHqPhoneNumbers: true });
    expect(read(await ask('/account/redeem', { redeemIds: [found.id] }))).toMatchObject({
      total: 1,
      result: [{ id: found.id, domain: 'hollowpine.example', sizeFrom: 201, sizeTo: 500, founded: 1974 }],
    });
    expect(cognism.charges()).toEqual([]);
  });

  it('is not found by who is not entitled', async () => {
    cognism.setKey({ key: 'contacts', accountEntitlements: [] });
    const reply = await ask('/account/enrich', { domain: 'hollowpine.example' }, 'contacts');
    expect([reply.status, reply.text]).toEqual([400, expect.stringContaining('not supported by entitlement')]);
  });
});
