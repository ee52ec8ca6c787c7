import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { createRequest, forConnection, type HttpEnvironment, MAX_BODY_BYTES } from '../../../src/services/http/http.ts';
import { call, type Loopback, requestTo, type Seen, serve, surroundings } from './loopback.ts';

const servers: Loopback[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

async function host(answer: Parameters<typeof serve>[0] = (response) => response.end('{}')): Promise<Loopback> {
  const server = await serve(answer);
  servers.push(server);
  return server;
}

describe('nothing is sent', () => {
  const refused: [what: string, why: string, different: Partial<HttpEnvironment>][] = [
    [
      'to an origin that the user did not set up',
      'bad-address',
      { allowedOrigins: async () => ['https://other.example'] },
    ],
    ['where the user set up none', 'bad-address', { allowedOrigins: async () => [] }],
    ['while offline', 'offline', { isOnline: () => false }],
    ['where the user does not let it', 'no-permission', { mayReach: async () => false }],
  ];

  it.each(refused)('%s', async (_, why, different) => {
    const server = await host();
    const answer = await requestTo(server.origin, different)(call(`${server.origin}/profile/profile`));
    expect(answer).toMatchObject({ kind: 'not-sent', why });
    expect(server.seen).toEqual([]);
  });

  it('without permission, and the answer says which one to ask for', async () => {
    const server = await host();
    const answer = await requestTo(server.origin, { mayReach: async () => false })(call(server.origin));
    expect(answer).toEqual({ kind: 'not-sent', why: 'no-permission', hosts: 'http://127.0.0.1/*' });
  });

  it('to another port than the one that was set up', async () => {
    const [wanted, other] = [await host(), await host()];
    expect(await requestTo(wanted.origin)(call(other.origin))).toMatchObject({ kind: 'not-sent', why: 'bad-address' });
    expect(other.seen).toEqual([]);
  });

  test.each([
    'http://developer.kaspr.io',
    'http://192.168.0.1',
    'http://127.0.0.1.evil.example',
    'https://user:pass@developer.kaspr.io',
    'javascript:alert(1)',
    '',
  ])('to "%s", even where it was set up', async (address) => {
    const spy = vi.fn<typeof fetch>();
    const allowedOrigins = async () => [address, URL.parse(address)?.origin ?? ''];
    const request = createRequest(surroundings('', { fetch: spy, allowedOrigins }));
    expect(await request(call(address))).toMatchObject({ kind: 'not-sent', why: 'bad-address' });
    expect(spy).not.toHaveBeenCalled();
  });

  it('without having asked for the service and the host of the address', async () => {
    const server = await host();
    const allowedOrigins = vi.fn(async () => [server.origin]);
    const mayReach = vi.fn(async () => true);
    await requestTo(server.origin, { allowedOrigins, mayReach })(call(`${server.origin}/a?b#c`));
    expect([allowedOrigins.mock.calls, mayReach.mock.calls]).toEqual([[['kaspr']], [['http://127.0.0.1/*']]]);
  });
});

it('goes for one connection to that one’s address only, and asks for no other; the host is asked about each time', async () => {
  const [mine, other] = [await host(), await host()];
  const allowedOrigins = vi.fn(async () => [other.origin]);
  const mayReach = vi.fn(async () => true);
  const environment = surroundings('', { allowedOrigins, mayReach });
  const request = createRequest(forConnection(environment, { service: 'kaspr', base: `${mine.origin}/v1` }));
  expect(await request(call(mine.origin))).toMatchObject({ kind: 'reply' });
  expect(await request(call(other.origin))).toMatchObject({ kind: 'not-sent', why: 'bad-address' });
  expect(await request(call(mine.origin, { service: 'cognism' }))).toMatchObject({ why: 'bad-address' });
  expect([other.seen, allowedOrigins.mock.calls, mayReach.mock.calls.length]).toEqual([[], [], 1]);
});

describe('what is sent', () => {
  it.each(['plain', 'once'] as const)('as %s: the JSON, the headers, and nothing of the browser', async (mode) => {
    const server = await host();
    const headers = { Authorization: 'Bearer key-1' };
    await requestTo(server.origin)(call(`${server.origin}/profile/profile`, { headers, mode }));
    const [seen] = server.seen;
    expect([seen?.method, seen?.path, seen?.body]).toEqual(['POST', '/profile/profile', '{"id":"jane"}']);
    expect(seen?.headers).toMatchObject({
      authorization: 'Bearer key-1',
      'content-type': 'application/json',
      accept: 'application/json',
    });
    expect([seen?.headers.cookie, seen?.headers.referer]).toEqual([undefined, undefined]);
    // A stream has no length that could be told before.
    expect(seen?.headers['content-length']).toBe(mode === 'plain' ? '13' : undefined);
  });

  it('by GET has no body and says nothing of one', async () => {
    const server = await host();
    await requestTo(server.origin)(call(server.origin, { method: 'GET' }));
    expect([server.seen[0]?.method, server.seen[0]?.body]).toEqual(['GET', '']);
    expect(server.seen[0]?.headers['content-type']).toBeUndefined();
  });

  it('is asked of the browser without cookies, cache, referrer or redirects', async () => {
    const spy = vi.fn<typeof fetch>(async () => new Response('{}'));
    await requestTo('https://a.example', { fetch: spy })(call('https://a.example/x'));
    expect(spy).toHaveBeenCalledOnce();
    expect(spy.mock.calls[0]?.[1]).toMatchObject({
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: expect.any(AbortSignal),
    });
  });
});

describe('a reply', () => {
  const bodies: [text: string, kind: string][] = [
    ['{"profile":null}', 'json'],
    ['null', 'json'],
    ['', 'empty'],
    [' \r\n', 'empty'],
    ['<!doctype html><h1>Be right back</h1>', 'unreadable'],
    ['{"profile":', 'unreadable'],
    ['OK', 'unreadable'],
  ];

  it.each(bodies)('of "%s" is %s', async (text, kind) => {
    const server = await host((response) => response.writeHead(203, { 'Decreased-Credits': '1' }).end(text));
    const answer = await requestTo(server.origin)(call(server.origin));
    expect(answer).toMatchObject({ kind: 'reply', status: 203, body: { kind } });
    expect(answer.kind === 'reply' && answer.headers.get('decreased-credits')).toBe('1');
  });

  it('that is not UTF-8 is not guessed at', async () => {
    const server = await host((response) => response.end(Buffer.from('{"name":"Zo\xeb"}', 'latin1')));
    const answer = await requestTo(server.origin)(call(server.origin));
    expect(answer).toMatchObject({ kind: 'reply', body: { kind: 'unreadable' } });
  });

  const ofSize = (bytes: number) => `"${'x'.repeat(bytes - 2)}"`;
  it.each([
    [0, 'json'],
    [1, 'unreadable'],
  ])('of a megabyte and %i bytes is %s', async (more, kind) => {
    const server = await host((response) => response.end(ofSize(MAX_BODY_BYTES + more)));
    const answer = await requestTo(server.origin)(call(server.origin));
    expect(answer).toMatchObject({ kind: 'reply', body: { kind } });
  });

  it('without an end is let go of after a megabyte', async () => {
    let written = 0;
    let hasLeft = false;
    const server = await host((response) => {
      response.on('close', () => {
        hasLeft = true;
      });
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) written += 65_536;
      };
      response.on('drain', pour);
      pour();
    });
    const answer = await requestTo(server.origin)(call(server.origin));
    expect(answer).toMatchObject({ kind: 'reply', body: { kind: 'unreadable' } });
    await vi.waitFor(() => expect(hasLeft).toBe(true));
    expect(written).toBeLessThan(64 * MAX_BODY_BYTES);
  });

  it('that breaks off keeps its headers: they may tell the price', async () => {
    const server = await host((response) => {
      response.writeHead(200, { 'Decreased-Credits': '1', 'content-length': '100' });
      response.write('{"profile":', () => setTimeout(() => response.destroy(), 30));
    });
    const answer = await requestTo(server.origin)(call(server.origin));
    expect(answer).toMatchObject({ kind: 'reply', status: 200, body: { kind: 'unfinished', why: 'cut' } });
    expect(answer.kind === 'reply' && answer.headers.get('decreased-credits')).toBe('1');
  });
});

describe('no reply', () => {
  it.each([301, 302, 303, 307, 308])('comes of a redirect (%i): its target gets nothing', async (status) => {
    const target = await host();
    const server = await host((response) => response.writeHead(status, { location: `${target.origin}/x` }).end());
    const allowedOrigins = async () => [server.origin, target.origin];
    const answer = await requestTo(server.origin, { allowedOrigins })(call(server.origin));
    expect(answer).toEqual({ kind: 'no-reply', why: 'cut' });
    expect([server.seen.length, target.seen]).toEqual([1, []]);
  });

  it('comes of a connection that is cut', async () => {
    const server = await host((response) => response.destroy());
    expect(await requestTo(server.origin)(call(server.origin))).toEqual({ kind: 'no-reply', why: 'cut' });
    expect(server.seen).toHaveLength(1);
  });

  it('comes of a port where nobody listens', async () => {
    const server = await serve((response) => response.end());
    await server.stop();
    expect(await requestTo(server.origin)(call(server.origin))).toEqual({ kind: 'no-reply', why: 'cut' });
  });

  it('comes within the limit', async () => {
    const server = await host(() => {});
    const start = performance.now();
    const answer = await requestTo(server.origin, { limit: 100 })(call(server.origin));
    expect(answer).toEqual({ kind: 'no-reply', why: 'timeout' });
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('is waited for no longer where the reply began and does not end', async () => {
    const slow = (response: Parameters<Parameters<typeof serve>[0]>[0], _seen: Seen) => void response.write('{');
    const server = await host(slow);
    const answer = await requestTo(server.origin, { limit: 150 })(call(server.origin));
    expect(answer).toMatchObject({ kind: 'reply', status: 200, body: { kind: 'unfinished', why: 'timeout' } });
  });
});
