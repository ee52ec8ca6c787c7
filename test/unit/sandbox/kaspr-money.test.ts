import { afterEach, describe, expect, it } from 'vitest';
import { DEMO_KEY, type Kaspr, type KasprOptions, startKaspr } from '../../sandbox/index.ts';
import { type Client, credits, http2Client, post, type Reply } from './client.ts';

let now = 1_800_000_000_000;
const stops: (() => Promise<void>)[] = [];

async function start(options: KasprOptions): Promise<{ kaspr: Kaspr; client: Client }> {
  const kaspr = await startKaspr({ clock: () => now, ...options });
  const client = http2Client(kaspr.origin);
  stops.push(async () => {
    client.close();
    await kaspr.stop();
  });
  return { kaspr, client };
}

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const allowance = ({ headers }: Reply) =>
  ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map((name) => Number(headers[name]));
const verify = { path: '/keys/verifyKey', headers: { authorization: DEMO_KEY } };
const jane = post('/profile/profile', { id: 'janedoe-growth', name: 'Jane Doe' });

describe('the hourly limit', () => {
  it('counts down, refuses with 429, and is full again after an hour', async () => {
    const { kaspr, client } = await start({ keys: [{ key: DEMO_KEY, hourlyLimit: 2 }] });
    expect(allowance(await client.ask(verify))).toEqual([2, 1, 3_600_000]);
    now += 60_000;
    expect(allowance(await client.ask(jane))).toEqual([2, 0, 3_540_000]);
    const over = await client.ask(jane);
    expect([over.status, ...allowance(over), ...credits(over)]).toEqual([429, 2, 0, 3_540_000, '0', '99']);
    now += 3_540_000;
    expect(allowance(await client.ask(jane))).toEqual([2, 1, 3_600_000]);
    expect(kaspr.charges()).toHaveLength(2);
  });

  it('is full again sooner where the hour is shorter', async () => {
    const { client } = await start({ keys: [{ key: DEMO_KEY, hourlyLimit: 1, hourLength: 500 }] });
    expect(allowance(await client.ask(jane))).toEqual([1, 0, 500]);
    now += 499;
    expect((await client.ask(jane)).status).toBe(429);
    now += 1;
    expect((await client.ask(jane)).status).toBe(200);
  });

  it('is of one key, not of all', async () => {
    const { client } = await start({ keys: [{ key: DEMO_KEY, hourlyLimit: 1 }, { key: 'other' }] });
    await client.ask(jane);
    expect((await client.ask(jane)).status).toBe(429);
    expect((await client.ask(post('/profile/profile', jane.body, 'other'))).status).toBe(200);
  });
});

describe('credits', () => {
  it('end in 402, and in as many employees as can be paid for', async () => {
    const { kaspr, client } = await start({ keys: [{ key: DEMO_KEY, credits: 3 }] });
    const employees = post('/company/domainEmployees', { domain: 'hollowpine.example' });
    expect(credits(await client.ask(employees))).toEqual(['3', '0']);
    for (const ask of [jane, employees, post('/company/domainPattern', { domain: 'hollowpine.example' })]) {
      const reply = await client.ask(ask);
      expect([reply.status, JSON.parse(reply.text), ...credits(reply)]).toEqual([
        402,
        { message: 'No credits left' },
        '0',
        '0',
      ]);
    }
    expect(kaspr.charges(DEMO_KEY).map((charge) => charge.credits)).toEqual([3]);
  });

  it('follow the price list', async () => {
    const { kaspr, client } = await start({ pricing: { profile: 4, patterns: 0, employee: 2 } });
    expect(credits(await client.ask(jane))).toEqual(['4', '96']);
    expect(credits(await client.ask(post('/company/domainPattern', { domain: 'hollowpine.example' })))).toEqual([
      '0',
      '96',
    ]);
    const employees = await client.ask(post('/company/domainEmployees', { domain: 'kestrelfinch.example' }));
    expect(credits(employees)).toEqual(['4', '92']);
    expect(kaspr.balance(DEMO_KEY)).toBe(92);
    expect(kaspr.charges().map(({ at }) => at)).toEqual([now, now]);
  });

  it('are told by the free call too where a key says so', async () => {
    const { client } = await start({ keys: [{ key: DEMO_KEY, credits: 7, tellsCredits: true }] });
    expect(credits(await client.ask(verify))).toEqual([undefined, '7']);
  });

  it('are as at first after a reset', async () => {
    const { kaspr, client } = await start({});
    await client.ask(jane);
    kaspr.always('/profile/profile', { status: 500 });
    kaspr.reset();
    expect([kaspr.balance(DEMO_KEY), kaspr.requests.length, kaspr.charges().length]).toEqual([100, 0, 0]);
    expect((await client.ask(jane)).status).toBe(200);
  });
});
