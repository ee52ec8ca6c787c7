import { afterEach, describe, expect, it, test } from 'vitest';
import {
  readMessage,
  type SocketPattern,
  websocketAddress,
} from '../../../../src/services/cognism-2016/events/websocket.ts';
import { COGNISM_DEMO_SECRET, COGNISM_DEMO_TOKEN, startCognismLegacy } from '../../../sandbox/cognism-2016/start.ts';
import { EVENTS } from './event-examples.ts';
import { fixture, NOW, now } from './fixture.ts';
import { openSocket, type SocketClient } from './socket-client.ts';

const at = fixture();
const opened: SocketClient[] = [];
afterEach(() => {
  for (const client of opened.splice(0)) client.leave();
});

const access = { base: 'https://api.cognism.io/api/v1', key: 'a&b', secretKey: 'c d' };

async function open(pattern: SocketPattern | null = null, different: object = {}): Promise<SocketClient> {
  const client = await openSocket(websocketAddress(at.access(different), pattern) ?? '');
  if (typeof client === 'number') throw new Error(`refused with ${client}`);
  opened.push(client);
  return client;
}

describe('the address', () => {
  test.each<[pattern: SocketPattern | null, address: string]>([
    [null, 'wss://api.cognism.io/api/v1/websocket?accessToken=a%26b&secretKey=c+d'],
    [{ type: null, company: null }, 'wss://api.cognism.io/api/v1/websocket?accessToken=a%26b&secretKey=c+d'],
    [
      { type: 'job-join', company: 'A "B" & C' },
      'wss://api.cognism.io/api/v1/websocket?pattern=%7B%22type%22%3A%22job-join%22%2C%22org%22%3A%22A+%5C%22B%5C%22+%26+C%22%7D&accessToken=a%26b&secretKey=c+d',
    ],
  ])('for %j is %s', (pattern, address) => {
    expect(websocketAddress(access, pattern)).toBe(address);
  });

  test.each([
    ['https://api.cognism.io/api/v1', /^wss:/],
    ['http://127.0.0.1:8080/api/v1', /^ws:\/\/127/],
  ])('of %s is as safe as it was', (base, safe) => {
    expect(websocketAddress({ ...access, base })).toMatch(safe);
  });

  it.each(['http://api.cognism.io/api/v1', 'ftp://api.cognism.io', 'https://a:b@api.cognism.io', 'x'])(
    'of %s is none that keys may travel to',
    (base) => {
      expect(websocketAddress({ ...access, base })).toBeNull();
    },
  );

  it('has no secret key where there is none', () => {
    expect(websocketAddress({ ...access, secretKey: null })).not.toContain('secretKey');
  });
});

describe('the websocket', () => {
  it('is opened with the keys in the address, as a browser opens it', async () => {
    await open();
    const [connection] = at.legacy.state.sockets.open;
    expect(Object.fromEntries(connection?.request.query ?? [])).toEqual({
      accessToken: COGNISM_DEMO_TOKEN,
      secretKey: COGNISM_DEMO_SECRET,
    });
    expect(at.legacy.count('GET /api/v1/websocket')).toBe(1);
  });

  it('brings what happens, once or repeated', async () => {
    const client = await open();
    const event = at.legacy.state.happen({ slug: 'cassiopeia', type: 'job-join', org: 'Kestrel & Finch' });
    expect(at.legacy.state.sockets.push(event, 2)).toBe(1);
    const [message, again] = await client.heard(2);
    expect(again).toBe(message);
    expect(readMessage(message, NOW)).toMatchObject({
      signals: [{ id: event.id, kind: 'job-join', at: NOW, toldAt: NOW, company: 'Kestrel & Finch' }],
    });
  });

  it('brings only what was asked for', async () => {
    const client = await open({ type: 'job-leave', company: 'Tidewright Software, Inc.' });
    for (const event of at.legacy.state.events) at.legacy.state.sockets.push(event);
    at.legacy.state.sockets.say('end');
    const [message, end] = await client.heard(2);
    expect(readMessage(message, NOW)).toMatchObject({ signals: [{ id: 'ev-jane-left' }] });
    expect(end).toBe('end');
  });

  it('brings long messages whole', async () => {
    const client = await open();
    const texts = [125, 126, 65_535, 65_536, 300_000].map((length) => 'é'.repeat(length / 2));
    for (const text of texts) at.legacy.state.sockets.say(text);
    expect(await client.heard(texts.length)).toEqual(texts);
  });

  it('hears what is said to it', async () => {
    const client = await open();
    client.say('ping');
    client.say('x'.repeat(300));
    const [connection] = at.legacy.state.sockets.open;
    await expect.poll(() => connection?.received).toEqual(['ping', 'x'.repeat(300)]);
  });

  it('breaks without a word, or is ended with one', async () => {
    const [broken, ended] = [await open(), await open()];
    at.legacy.state.sockets.open[1]?.close(1012);
    expect(await ended.gone).toBe(1012);
    at.legacy.state.sockets.drop();
    expect(await broken.gone).toBeNull();
    expect(at.legacy.state.sockets.open).toEqual([]);
    expect(at.legacy.state.sockets.connections).toHaveLength(2);
  });

  it('notes who has left', async () => {
    const client = await open();
    client.leave();
    await expect.poll(() => at.legacy.state.sockets.open.length).toBe(0);
  });

  test.each<[different: object, tokens: object, status: number]>([
    [{ key: 'wrong' }, {}, 401],
    [{ secretKey: 'wrong' }, {}, 401],
    [{ secretKey: null }, {}, 401],
    [{}, { isAllowed: false }, 403],
  ])('is refused with %j where %j', async (different, tokens, status) => {
    at.legacy.setTokens(tokens);
    expect(await openSocket(websocketAddress(at.access(different)) ?? '')).toBe(status);
    expect(at.legacy.state.sockets.connections).toEqual([]);
  });

  it('is refused, cut or left waiting on demand', async () => {
    const address = websocketAddress(at.access()) ?? '';
    at.legacy.next('/api/v1/websocket', { status: 503 });
    expect(await openSocket(address)).toBe(503);
    at.legacy.next('/api/v1/websocket', { cut: 'before-charge' });
    await expect(openSocket(address)).rejects.toThrow(/hang up|ECONNRESET/);
    expect(await openSocket(address.replace('/websocket', '/nothing'))).toBe(404);
    expect(await openSocket(`${address}&pattern=%7B`)).toBe(400);
  });

  it.each(['h2', 'http/1.1'] as const)('stands on the host and port of everything else (%s)', async (protocol) => {
    const legacy = await startCognismLegacy({ protocol, clock: now });
    const base = `${legacy.origin}/api/v1`;
    const client = await openSocket(websocketAddress(at.access({ base })) ?? '');
    if (typeof client === 'number') throw new Error(`refused with ${client}`);
    legacy.state.sockets.say('A');
    expect(await client.heard(1)).toEqual(['A']);
    await legacy.stop();
    expect(await client.gone).toBeNull();
  });
});

describe('a message', () => {
  it('of the example is read as it was meant', () => {
    const meant = { signals: [{ kind: 'job-join', company: 'HAUNT (Contract)' }], unknown: 0, unreadable: 0 };
    expect(readMessage(EVENTS, NOW)).toMatchObject(meant);
    expect(readMessage(JSON.stringify(JSON.parse(EVENTS)[0]), NOW)).toMatchObject(meant);
  });

  test.each<[data: unknown, counts: object | null]>([
    ['[]', { signals: [], unknown: 0, unreadable: 0 }],
    ['{"id":"a","type":"x"}', { signals: [], unknown: 1, unreadable: 0 }],
    ['{}', null],
    ['{"session":"a"}', null],
    ['[7,{}]', null],
    ['null', null],
    ['7', null],
    ['"a"', null],
    ['', null],
    ['{', null],
    ['ping', null],
    ['['.repeat(100_000), null],
    [`${EVENTS}${' '.repeat(200_001)}`, null],
    [new ArrayBuffer(4), null],
    [new Blob(['[]']), null],
    [undefined, null],
  ])('%j is %j', (data, counts) => {
    expect(readMessage(data, NOW)).toEqual(counts);
  });
});
