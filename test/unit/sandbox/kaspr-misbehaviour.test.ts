import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Behaviour, DEMO_KEY, type Kaspr, startKaspr } from '../../sandbox/index.ts';
import { type Client, credits, http1Client, http2Client, post } from './client.ts';

const PATH = '/profile/profile';
const jane = post(PATH, { id: 'janedoe-growth', name: 'Jane Doe' });
const verify = { path: '/keys/verifyKey', headers: { authorization: DEMO_KEY } };

describe.each([
  ['h2', http2Client],
  ['http/1.1', http1Client],
] as const)('over %s', (protocol, clientOf) => {
  let kaspr: Kaspr;
  let client: Client;

  beforeEach(async () => {
    kaspr = await startKaspr({ protocol });
    client = clientOf(kaspr.origin);
  });
  afterEach(async () => {
    client.close();
    await kaspr.stop();
  });

  it.each([
    ['before-charge', 0],
    ['after-charge', 1],
    ['mid-body', 1],
  ] as const)('a connection cut %s leaves %i charged, and the server alive', async (cut, charged) => {
    await client.ask(verify);
    kaspr.next(PATH, { cut });
    const error = await client.ask(jane).catch(String);
    expect(/in the body/.test(String(error))).toBe(cut === 'mid-body');
    expect([kaspr.count(`POST ${PATH}`), kaspr.charges().length]).toEqual([1, charged]);
    expect(kaspr.requests.map(({ reused }) => reused)).toEqual([false, true]);
    const next = clientOf(kaspr.origin);
    expect((await next.ask(jane)).status).toBe(200);
    expect(kaspr.requests.at(-1)?.connection).toBe(2);
    next.close();
  });

  it.each([
    ['before-charge', 0],
    ['after-charge', 1],
    ['after-first-byte', 1],
  ] as const)('a hold %s is reached with %i charged, and goes on when released', async (point, charged) => {
    const hold = kaspr.hold(point);
    kaspr.next(PATH, { hold });
    const reply = client.ask(jane);
    const answered = vi.fn();
    reply.then(answered);
    await hold.reached;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect([answered.mock.calls.length, kaspr.charges().length]).toEqual([0, charged]);
    hold.release();
    expect(JSON.parse((await reply).text)).toHaveProperty('profile.name', 'Jane Doe');
    expect(kaspr.charges()).toHaveLength(1);
  });

  it('forgets a request that waits when it begins anew: it is charged to nobody', async () => {
    const hold = kaspr.hold('before-charge');
    kaspr.next(PATH, { hold });
    const reply = client.ask(jane).catch(() => 'cut');
    await hold.reached;
    kaspr.reset();
    expect(await reply).toBe('cut');
    expect(kaspr.charges()).toEqual([]);
  });

  it('drops every connection when told to, and takes new ones', async () => {
    await client.ask(verify);
    const hold = kaspr.hold('after-charge');
    kaspr.next(PATH, { hold });
    const reply = client.ask(jane).catch(() => 'cut');
    await hold.reached;
    kaspr.dropConnections();
    expect(await reply).toBe('cut');
    const next = clientOf(kaspr.origin);
    expect((await next.ask(verify)).status).toBe(200);
    expect(kaspr.requests.map(({ connection }) => connection)).toEqual([1, 1, 2]);
    next.close();
  });

  it('goes on and charges when the client has left meanwhile', async () => {
    const hold = kaspr.hold('before-charge');
    kaspr.next(PATH, { hold });
    const reply = client.ask(jane).catch((error: unknown) => error);
    await hold.reached;
    client.close();
    expect(await reply).toBeInstanceOf(Error);
    await vi.waitFor(() => expect(kaspr.requests[0]?.gone).toBe(true));
    hold.release();
    await vi.waitFor(() => expect(kaspr.charges()).toHaveLength(1));
  });

  it.each<[string, Behaviour, number, string, number]>([
    ['an error', { status: 503 }, 503, '{"message":"Something went wrong"}', 0],
    ['an error after charging', { status: 500, charge: true }, 500, '{"message":"Something went wrong"}', 1],
    ['any text', { status: 418, body: 'tea' }, 418, 'tea', 0],
    ['a reply charged three times over', { json: {}, charge: 3 }, 200, '{}', 3],
    ['a free reply', { json: { profile: null }, charge: false }, 200, '{"profile":null}', 0],
    ['another shape', { json: [1, 'two'] }, 200, '[1,"two"]', 1],
    ['no credits, said politely', { noCreditsMessage: true }, 200, '{"message":"No credits left"}', 0],
    ['a redirect', { redirect: 'https://elsewhere.example/' }, 302, '', 0],
    ['a redirect of another kind', { redirect: 'https://elsewhere.example/', status: 307 }, 307, '', 0],
  ])('sends %s', async (_, behaviour, status, text, charged) => {
    kaspr.next(PATH, behaviour);
    const reply = await client.ask(jane);
    expect([reply.status, reply.text]).toEqual([status, text]);
    expect(credits(reply)).toEqual([String(charged), String(100 - charged)]);
    expect(kaspr.balance(DEMO_KEY)).toBe(100 - charged);
    if ('redirect' in behaviour) expect(reply.headers.location).toBe('https://elsewhere.example/');
  });

  it('sends a page in place of JSON, and more than a megabyte of JSON', async () => {
    kaspr.next(PATH, { html: true });
    kaspr.next(PATH, { huge: 1_500_000 });
    const page = await client.ask(jane);
    expect([page.headers['content-type'], page.text.slice(0, 9)]).toEqual(['text/html; charset=utf-8', '<!doctype']);
    const huge = await client.ask(jane);
    expect(huge.text.length).toBeGreaterThan(1_500_000);
    expect(JSON.parse(huge.text)).toHaveProperty('profile.name', 'Jane Doe');
    expect(kaspr.charges()).toHaveLength(1);
  });

  it('leaves out or replaces headers', async () => {
    kaspr.next(PATH, { dropHeaders: true });
    kaspr.next(PATH, { headers: { 'Remaining-Credits': 'many', connection: 'close' } });
    const dropped = await client.ask(jane);
    expect(Object.keys(dropped.headers).filter((name) => /credits|ratelimit/.test(name))).toEqual([]);
    expect(credits(await client.ask(jane))).toEqual(['1', 'many']);
  });

  it('does not answer at all', async () => {
    kaspr.next(PATH, { never: true, charge: true });
    const answered = vi.fn();
    client.ask(jane).then(answered, () => {});
    await vi.waitFor(() => expect(kaspr.charges()).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([answered.mock.calls.length, kaspr.requests[0]?.gone]).toEqual([0, false]);
  });

  it('takes its time', async () => {
    kaspr.next(PATH, { delay: 80 });
    const start = performance.now();
    await client.ask(jane);
    expect(performance.now() - start).toBeGreaterThan(75);
  });

  it('refuses a body without a length where told to', async () => {
    kaspr.always(PATH, { lengthRequired: true });
    const text = JSON.stringify(jane.body);
    const streamed = { ...jane, body: [text.slice(0, 9), text.slice(9)] };
    expect((await client.ask(streamed)).status).toBe(411);
    const measured = { ...jane, headers: { ...jane.headers, 'content-length': String(text.length) } };
    expect((await client.ask(measured)).status).toBe(200);
    expect(kaspr.charges()).toHaveLength(1);
  });

  it('uses queued behaviours once and in order, standing ones until they are ended', async () => {
    const status = async () => (await client.ask(jane)).status;
    kaspr.always(`POST ${PATH}`, { status: 500 });
    kaspr.next(PATH, { status: 501 });
    kaspr.next(`POST ${PATH}`, { status: 502 });
    expect((await client.ask(verify)).status).toBe(200);
    expect([await status(), await status(), await status(), await status()]).toEqual([501, 502, 500, 500]);
    kaspr.always(`POST ${PATH}`, null);
    expect(await status()).toBe(200);
  });

  it('stops while requests are waiting', async () => {
    kaspr.next(PATH, { hold: kaspr.hold('after-charge') });
    kaspr.next(PATH, { delay: 60_000 });
    const waiting = [client.ask(jane), client.ask(jane)].map((reply) => reply.catch(() => 'cut'));
    await vi.waitFor(() => expect(kaspr.count(`POST ${PATH}`)).toBe(2));
    await kaspr.stop();
    expect(await Promise.all(waiting)).toEqual(['cut', 'cut']);
    kaspr = await startKaspr();
  });
});

it('holds back over HTTP/2 only that the last byte was the last', async () => {
  const kaspr = await startKaspr();
  const client = http2Client(kaspr.origin);
  const hold = kaspr.hold('before-end');
  kaspr.next(PATH, { hold });
  const reply = client.ask(jane);
  const answered = vi.fn();
  reply.then(answered);
  await hold.reached;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect([answered.mock.calls.length, kaspr.charges().length]).toEqual([0, 1]);
  hold.release();
  expect(JSON.parse((await reply).text)).toHaveProperty('profile.name', 'Jane Doe');
  client.close();
  await kaspr.stop();
});
