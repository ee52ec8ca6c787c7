import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_KEY, type Kaspr, startKaspr } from '../../sandbox/index.ts';
import { type Client, credits, http2Client, post } from './client.ts';

let kaspr: Kaspr;
let client: Client;

beforeAll(async () => {
  kaspr = await startKaspr();
  client = http2Client(kaspr.origin);
});
beforeEach(() => kaspr.reset());
afterAll(async () => {
  client.close();
  await kaspr.stop();
});

const profile = (id: unknown, more: object = {}) => post('/profile/profile', { id, name: 'Somebody', ...more });

describe('verifyKey', () => {
  it.each([
    ['Bearer', `Bearer ${DEMO_KEY}`, 200],
    ['bare', DEMO_KEY, 200],
    ['unknown', 'Bearer other', 401],
    ['missing', undefined, 401],
  ])('takes a key: %s', async (_, authorization, status) => {
    const headers = authorization === undefined ? {} : { authorization };
    const reply = await client.ask({ path: '/keys/verifyKey', headers });
    expect(reply.status).toBe(status);
    if (status === 200) expect(JSON.parse(reply.text)).toEqual({ user: 'sam.seller@leadlight.example' });
    expect(credits(reply)).toEqual([undefined, undefined]);
  });

  it.each([
    ['bearer', 200, 401],
    ['bare', 401, 200],
  ] as const)('takes one form only where the key says %s', async (authForms, bearer, bare) => {
    kaspr.setKey({ key: 'k2', authForms });
    const status = async (authorization: string) =>
      (await client.ask({ path: '/keys/verifyKey', headers: { authorization } })).status;
    expect([await status('Bearer k2'), await status('k2')]).toEqual([bearer, bare]);
  });
});

describe('profile', () => {
  it('gives everything known about a person, for one credit', async () => {
    const reply = await client.ask(profile('zoe-bronte-lukasiewicz'));
    expect(reply.status).toBe(200);
    expect(credits(reply)).toEqual(['1', '99']);
    expect(JSON.parse(reply.text)).toEqual({
      profile: {
        id: 'zoe-bronte-lukasiewicz',
        name: 'Zoë Brontë-Łukasiewicz',
        firstName: 'Zoë',
        lastName: 'Brontë-Łukasiewicz',
        emails: [
          { email: 'zoe.bronte@hollowpine.example', valid: true },
          { email: 'zoe.lukasiewicz@mailbox.example', valid: null },
          { email: 'zbronte@kestrelfinch.example', valid: false },
        ],
        currentProEmails: ['zoe.bronte@hollowpine.example'],
        currentPersonalEmails: ['zoe.lukasiewicz@mailbox.example'],
        phones: ['+33 6 39 98 00 12'],
        location: 'Lyon, Auvergne-Rhône-Alpes, France',
        title: 'VP Sales EMEA',
        companyName: 'Hollowpine Instruments',
        fetchedAt: expect.any(Number),
        currentProEmail: 'zoe.bronte@hollowpine.example',
        processingTime: expect.any(Number),
        currentEmail: 'zoe.bronte@hollowpine.example',
      },
    });
    expect(kaspr.charges()).toMatchObject([
      { key: DEMO_KEY, endpoint: 'POST /profile/profile', subject: 'zoe-bronte-lukasiewicz', credits: 1 },
    ]);
  });

  it.each([
    ['an encoded-looking script', '山田-花子-aa1234567', 200, 1],
    ['a slug in another case', 'JaneDoe-Growth', 200, 1],
    ['a slug in decomposed form', 'jürgen-großmann-weiß'.normalize('NFD'), 200, 1],
    ['somebody known without any data', 'ondrej-prazdny', 200, 0],
    ['nobody', 'no-such-lead', 404, 0],
    ['an invented slug', 'who-is-this', 404, 0],
    ['a stranger answered with {}', 'empty-answer', 200, 0],
    ['a stranger answered with an empty profile', 'hollow-answer', 200, 0],
  ])('knows %s', async (_, id, status, price) => {
    const reply = await client.ask(profile(id));
    expect([reply.status, ...credits(reply)]).toEqual([status, String(price), String(100 - price)]);
    expect(kaspr.balance(DEMO_KEY)).toBe(100 - price);
  });

  it('gives nothing and charges nothing when a phone is asked for and there is none', async () => {
    const without = await client.ask(profile('jane-d-18a273142', { isPhoneRequired: true }));
    expect([without.status, without.text, ...credits(without)]).toEqual([200, '{}', '0', '100']);
    const withPhone = await client.ask(profile('cassiopeia', { isPhoneRequired: true }));
    expect(credits(withPhone)).toEqual(['1', '99']);
  });

  it.each([
    ['no id', { name: 'A' }],
    ['an empty id', { id: ' ', name: 'A' }],
    ['an address as id', { id: 'https://www.linkedin.com/in/a/', name: 'A' }],
    ['an id with a slash', { id: 'a/', name: 'A' }],
    ['an id with a query', { id: 'a?b', name: 'A' }],
    ['an id with a hash', { id: 'a#b', name: 'A' }],
    ['no name', { id: 'a' }],
    ['a flag that is text', { id: 'a', name: 'A', isPhoneRequired: 'true' }],
    ['a list', ['[]']],
    ['no JSON', ['hello']],
  ])('refuses %s with 422', async (_, body) => {
    const reply = await client.ask(post('/profile/profile', body));
    expect([reply.status, kaspr.charges().length]).toEqual([422, 0]);
    expect(JSON.parse(reply.text)).toEqual({ message: expect.any(String) });
  });

  it('wants JSON, and takes it in pieces without a length', async () => {
    const asText = { ...profile('janedoe-growth'), headers: { authorization: DEMO_KEY, 'content-type': 'text/plain' } };
    expect((await client.ask(asText)).status).toBe(415);
    const streamed = post('/profile/profile', ['{"id":"janedoe', '-growth","name":', '"Jane Doe"}']);
    expect((await client.ask(streamed)).status).toBe(200);
    expect(kaspr.requests.at(-1)?.headers['content-length']).toBeUndefined();
    expect(kaspr.requests.at(-1)?.body).toEqual({ id: 'janedoe-growth', name: 'Jane Doe' });
  });
});

describe('company', () => {
  it('gives patterns, best first, for one credit; nothing costs nothing', async () => {
    const known = await client.ask(post('/company/domainPattern', { domain: 'Hollowpine.example' }));
    const scores = (JSON.parse(known.text) as { patterns: { score: number }[] }).patterns.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(credits(known)).toEqual(['1', '99']);
    const unknown = await client.ask(post('/company/domainPattern', { domain: 'nowhere.example' }));
    expect([unknown.text, ...credits(unknown)]).toEqual(['{"patterns":[]}', '0', '99']);
  });

  it.each([
    [{}, 5],
    [{ contactsNumberLimit: 7 }, 7],
    [{ contactsNumberLimit: 50 }, 8],
    [{ isPhoneRequired: true }, 4],
  ])('gives employees for a credit each: %j', async (more, count) => {
    const reply = await client.ask(post('/company/domainEmployees', { domain: 'hollowpine.example', ...more }));
    expect((JSON.parse(reply.text) as { employees: unknown[] }).employees).toHaveLength(count);
    expect(credits(reply)).toEqual([String(count), String(100 - count)]);
  });

  it('gives an employee under the names of the contract', async () => {
    const body = { domain: 'hollowpine.example', contactsNumberLimit: 1 };
    const reply = await client.ask(post('/company/domainEmployees', body));
    expect(JSON.parse(reply.text)).toEqual({
      employees: [
        {
          firstName: 'Agnes',
          lastName: 'Thornquist',
          name: 'Agnes Thornquist',
          company: 'Hollowpine Instruments',
          job: 'Head of Calibration',
          email: 'agnes.thornquist@hollowpine.example',
          emails: [{ email: 'agnes.thornquist@hollowpine.example', valid: true }],
          phones: ['+46 70 174 06 11'],
          phone: '+46 70 174 06 11',
          location: 'Fernhollow, Northmark',
        },
      ],
    });
  });

  it.each(['', 'company@hollowpine.example', 'https://hollowpine.example', 'hollowpine', 'a.example/x'])(
    'refuses the domain "%s"',
    async (domain) => {
      expect((await client.ask(post('/company/domainPattern', { domain }))).status).toBe(422);
      expect((await client.ask(post('/company/domainEmployees', { domain }))).status).toBe(422);
    },
  );

  it.each([0, -1, 2.5, '5'])('refuses the number of employees %j', async (contactsNumberLimit) => {
    const body = { domain: 'hollowpine.example', contactsNumberLimit };
    expect((await client.ask(post('/company/domainEmployees', body))).status).toBe(422);
  });
});

it('sends no CORS headers, not to a preflight either', async () => {
  const replies = [
    await client.ask({ method: 'OPTIONS', path: '/profile/profile', headers: { origin: 'chrome-extension://x' } }),
    await client.ask({
      ...profile('janedoe-growth'),
      headers: { ...profile('').headers, origin: 'https://a.example' },
    }),
  ];
  for (const { headers } of replies) {
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
  expect(kaspr.count('OPTIONS /profile/profile')).toBe(1);
});

it('knows no other endpoints', async () => {
  expect((await client.ask({ path: '/profile/profile' })).status).toBe(404);
  expect((await client.ask(post('/toString', {}))).status).toBe(404);
});
