import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_KEY, KASPR_V2_DEMO_KEY, type KasprV2, startKasprV2 } from '../../sandbox/index.ts';
import { type Ask, type Client, http2Client, type Reply } from './client.ts';

const PATH = '/profile/linkedin';
let now = 1_800_000_000_000;
let kaspr: KasprV2;
let client: Client;

beforeAll(async () => {
  kaspr = await startKasprV2({ clock: () => now });
  client = http2Client(kaspr.origin);
});
afterEach(() => kaspr.reset());
afterAll(async () => {
  client.close();
  await kaspr.stop();
});

const HEADERS = { authorization: `Bearer ${KASPR_V2_DEMO_KEY}`, 'accept-version': 'v2.0' };
const EVERYTHING = ['workEmail', 'directEmail', 'phone'];
const get = (path: string) => client.ask({ path, headers: HEADERS });
const post = (body: unknown, headers: Ask['headers'] = {}) =>
  client.ask({
    method: 'POST',
    path: PATH,
    headers: { ...HEADERS, 'content-type': 'application/json', ...headers },
    body,
  });
const ask = (id: unknown, dataToGet: unknown = EVERYTHING, more: object = {}) =>
  post({ id, name: 'Somebody', dataToGet, ...more });
const left = ({ headers }: Reply) =>
  ['work-email', 'direct-email', 'phone', 'export'].map((pool) => headers[`remaining-${pool}-credits`]);
const rates = ({ headers }: Reply) => [headers['x-hourly-ratelimit-remaining'], headers['x-daily-ratelimit-remaining']];
const body = ({ text }: Reply): unknown => JSON.parse(text);

describe('what costs nothing', () => {
  it.each([
    ['/keys/verifyKey', { user: 'sam.seller@leadlight.example' }],
    [
      '/keys/remainingCredits',
      { workEmailCredits: 100, personalEmailCredits: 60, phoneCredits: 40, exportCredits: -1 },
    ],
    ['/keys/rateLimits', { dailyLimit: 2000, hourlyLimit: 500, minutelyLimit: 600 }],
  ])('%s', async (path, expected) => {
    const reply = await get(path);
    expect([reply.status, body(reply), ...rates(reply)]).toEqual([200, expected, '499', '1999']);
    expect(left(reply)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it.each([
    ['another key', `Bearer ${DEMO_KEY}`, 401],
    ['no key', '', 401],
    ['a bare key', KASPR_V2_DEMO_KEY, 200],
  ])('is told to who has a key: %s', async (_, authorization, status) => {
    for (const path of ['/keys/verifyKey', '/keys/remainingCredits', '/keys/rateLimits']) {
      expect((await client.ask({ path, headers: { authorization } })).status).toBe(status);
    }
  });
});

describe('a profile', () => {
  it('has what was asked for, each kind from its pool', async () => {
    const reply = await ask('zoe-bronte-lukasiewicz');
    expect(left(reply)).toEqual(['99', '59', '39', '-1']);
    expect(body(reply)).toMatchObject({
      profile: {
        id: 'zoe-bronte-lukasiewicz',
        name: 'Zoë Brontë-Łukasiewicz',
        workEmails: ['zoe.bronte@hollowpine.example'],
        starryWorkEmail: 'zoe.bronte@hollowpine.example',
        directEmails: ['zoe.lukasiewicz@mailbox.example'],
        starryDirectEmail: 'zoe.lukasiewicz@mailbox.example',
        phones: ['+33 6 39 98 00 12'],
        starryPhone: '+33 6 39 98 00 12',
        fetchedAt: new Date(now).toISOString(),
        company: {
          name: 'Hollowpine Instruments',
          universalName: 'hollowpine-instruments',
          domains: ['hollowpine.example'],
        },
      },
    });
    expect(kaspr.charges().map(({ pool, credits, endpoint, subject }) => [pool, credits, endpoint, subject])).toEqual(
      EVERYTHING.map((pool) => [pool, 1, `POST ${PATH}`, 'zoe-bronte-lukasiewicz']),
    );
    expect(kaspr.balance(KASPR_V2_DEMO_KEY)).toBe(197);
  });

  it('has no more than that', async () => {
    const reply = await ask('zoe-bronte-lukasiewicz', ['phone']);
    expect(left(reply)).toEqual(['100', '60', '39', '-1']);
    expect(Object.keys((body(reply) as { profile: object }).profile)).not.toContain('workEmails');
  });

  it.each([
    ['a kind that is not there', 'cassiopeia', EVERYTHING, {}, ['100', '60', '39', '-1']],
    ['all that is required', 'cassiopeia', EVERYTHING, { requiredData: ['phone'] }, ['100', '60', '39', '-1']],
    [
      'nothing where a required kind is missing',
      'cassiopeia',
      EVERYTHING,
      { requiredData: ['workEmail'] },
      ['100', '60', '40', '-1'],
    ],
    ['nothing where nothing is known', 'ondrej-prazdny', EVERYTHING, {}, ['100', '60', '40', '-1']],
    ['nothing where nothing is wanted', 'zoe-bronte-lukasiewicz', [], {}, ['100', '60', '40', '-1']],
  ])('costs %s', async (_, id, kinds, more, expected) => {
    expect(left(await ask(id, kinds, more))).toEqual(expected);
  });

  it('can have the other naming', async () => {
    const other = await startKasprV2({ naming: 'professional-personal' });
    const session = http2Client(other.origin);
    const headers = { ...HEADERS, 'content-type': 'application/json' };
    const reply = await session.ask({ method: 'POST', path: PATH, headers, body: { id: 'janedoe-growth', name: 'J' } });
    session.close();
    await other.stop();
    expect(body(reply)).toMatchObject({
      profile: {
        professionalEmails: ['jane@tidewright.example'],
        starryProfessionalEmail: 'jane@tidewright.example',
        personalEmails: ['jane.doe.invented.person@gmail.com'],
        starryPersonalEmail: 'jane.doe.invented.person@gmail.com',
      },
    });
  });
});

describe('the odd replies', () => {
  it.each([
    ['an unknown slug', 'who-is-this', EVERYTHING, {}, 200, {}],
    ['a stranger', 'empty-answer', EVERYTHING, {}, 200, {}],
    ['a hollow stranger', 'hollow-answer', EVERYTHING, {}, 200, { profile: {} }],
    ['nobody', 'no-such-lead', EVERYTHING, {}, 404, { message: 'Profile not found' }],
    ['an address as id', 'https://www.linkedin.com/in/a', EVERYTHING, {}, 500, { message: 'Internal server error' }],
    ['an id with a slash', 'a/', EVERYTHING, {}, 500, { message: 'Internal server error' }],
    ['an id with a query', 'a?b', EVERYTHING, {}, 500, { message: 'Internal server error' }],
    ['an unknown kind', 'a', ['emails'], {}, 500, { message: 'Internal server error' }],
    [
      'an unknown kind that is required',
      'a',
      EVERYTHING,
      { requiredData: ['email'] },
      500,
      { message: 'Internal server error' },
    ],
    ['a kind that is no list', 'a', 'phone', {}, 400, { message: '"dataToGet" must be a list' }],
    ['no id', undefined, EVERYTHING, {}, 400, { message: '"id" is required' }],
  ])('%s', async (_, id, kinds, more, status, expected) => {
    const reply = await ask(id, kinds, more);
    expect([reply.status, body(reply), kaspr.charges().length]).toEqual([status, expected, 0]);
  });

  it.each([
    ['no name', { id: 'a' }, {}, 400],
    ['no JSON', ['hello'], {}, 400],
    ['another version', { id: 'a', name: 'A' }, { 'accept-version': 'v1.0' }, 400],
    ['text', { id: 'a', name: 'A' }, { 'content-type': 'text/plain' }, 400],
    ['a key of generation 1', { id: 'a', name: 'A' }, { authorization: `Bearer ${DEMO_KEY}` }, 401],
  ])('%s', async (_, sent, headers, status) => {
    expect((await post(sent, headers)).status).toBe(status);
  });

  it('no endpoint of generation 1', async () => {
    for (const path of ['/profile/profile', '/company/domainPattern', '/company/domainEmployees']) {
      const reply = await client.ask({ method: 'POST', path, headers: HEADERS, body: { id: 'a', name: 'A' } });
      expect(reply.status).toBe(404);
    }
  });
});

describe('credits', () => {
  it('end pool by pool, in 402, and the rest can still be had', async () => {
    kaspr.setKey({ key: KASPR_V2_DEMO_KEY, pools: { workEmail: -1, directEmail: 9, phone: 1, export: 0 } });
    expect(left(await ask('zoe-bronte-lukasiewicz'))).toEqual(['-1', '8', '0', '0']);
    expect(kaspr.charges().map(({ pool }) => pool)).toEqual(['directEmail', 'phone']);
    const refused = await ask('janedoe-growth');
    expect([refused.status, body(refused)]).toEqual([
      402,
      { message: 'No credits left', reason: 'No phone credits left' },
    ]);
    expect(left(await ask('janedoe-growth', ['workEmail', 'directEmail']))).toEqual(['-1', '7', '0', '0']);
    expect(kaspr.balance(KASPR_V2_DEMO_KEY)).toBe(7);
  });

  it('are taken as a test says', async () => {
    kaspr.next(PATH, { charge: 3, json: {} });
    kaspr.next(PATH, { charge: false });
    kaspr.next(PATH, { cut: 'after-charge' });
    expect(left(await ask('zoe-bronte-lukasiewicz'))).toEqual(['97', '60', '40', '-1']);
    expect(left(await ask('zoe-bronte-lukasiewicz'))).toEqual(['97', '60', '40', '-1']);
    await expect(ask('zoe-bronte-lukasiewicz')).rejects.toThrow('cut');
    expect(kaspr.pools(KASPR_V2_DEMO_KEY)).toEqual({ workEmail: 96, directEmail: 59, phone: 39, export: -1 });
    client.close();
    client = http2Client(kaspr.origin);
  });
});

describe('requests', () => {
  it.each([
    ['minute', { minutelyLimit: 1 }, 60_000],
    ['hour', { hourlyLimit: 1 }, 3_600_000],
    ['day', { dailyLimit: 1 }, 86_400_000],
  ])('are counted by the %s', async (_, limits, length) => {
    kaspr.setKey({ key: KASPR_V2_DEMO_KEY, ...limits });
    const status = async () => (await get('/keys/verifyKey')).status;
    expect([await status(), await status()]).toEqual([200, 429]);
    now += length - 1;
    expect(await status()).toBe(429);
    now += 1;
    expect(await status()).toBe(200);
  });

  it('say how many are left', async () => {
    kaspr.setKey({ key: KASPR_V2_DEMO_KEY, hourlyLimit: 2, dailyLimit: 9 });
    const replies = [await get('/keys/rateLimits'), await ask('a'), await ask('a')];
    expect(replies.map((reply) => [reply.status, ...rates(reply)])).toEqual([
      [200, '1', '8'],
      [200, '0', '7'],
      [429, '0', '7'],
    ]);
  });
});
