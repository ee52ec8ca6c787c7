import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { createConnect, type Setup } from '../../../src/enrichment/connect.ts';
import { createWires } from '../../../src/enrichment/wires.ts';
import { type Balance, type Connection, connection } from '../../../src/model/account.ts';
import type { Answer, Call, Sending } from '../../../src/services/http.ts';
import { NOW } from './examples.ts';

const KEY = 'kaspr-demo-key-0001';
const BASE = 'https://developer.kaspr.io';
const GOOD = (headers = {}): Answer => ({
  kind: 'reply',
  status: 200,
  headers: new Headers(headers),
  body: { kind: 'json', value: { user: 'sam@leadlight.example' } },
});
const STATUS = (status: number): Answer => ({ ...GOOD(), status }) as Answer;

let saved: [Connection, string | null][];
let balances: Balance[];
let calls: Call[];
let hosts: Map<string, Sending>;

beforeEach(() => {
  [saved, balances, calls, hosts] = [[], [], [], new Map()];
});

/** @param answers by method: GET verifies, POST finds out how paid requests have to go out */
function connectWith(answers: { GET: Answer; POST?: Answer }, storedKey: string | null = null) {
  const accounts = {
    connection: async () => saved.at(-1)?.[0] ?? null,
    secret: async () => (storedKey === null ? null : { service: 'kaspr' as const, key: storedKey }),
    wire: async (origin: string) => (hosts.has(origin) ? { sending: hosts.get(origin) ?? 'plain' } : null),
    keepWire: async ({ origin, sending }: { origin: string; sending: Sending }) => void hosts.set(origin, sending),
    forgetWire: async (origin: string) => void hosts.delete(origin),
    connect: async (account: Connection, key: string | null) => saved.push([account, key]) > 0,
    keepBalance: async (balance: Balance) => void balances.push(balance),
  };
  const request = async (call: Call): Promise<Answer> => {
    calls.push(call);
    return answers[call.method] ?? { kind: 'no-reply', why: 'cut' };
  };
  const wires = createWires(accounts, request, () => true);
  const connect = createConnect({ accounts, request, wires, now: () => NOW });
  return (setup: Partial<Setup> = {}) => connect({ key: KEY, base: BASE, keyForm: 'auto', ...setup });
}

describe('a key that works', () => {
  it('is saved with whose it is, how it is sent, and how the host takes paid requests', async () => {
    const failure = await connectWith({ GET: GOOD({ 'X-RateLimit-Remaining': '499' }), POST: STATUS(401) })();
    expect(failure).toBeNull();
    expect(saved.map(([, key]) => key)).toEqual([KEY, null]);
    expect(saved.at(-1)?.[0]).toEqual({
      service: 'kaspr',
      base: BASE,
      keyForm: 'auto',
      foundForm: 'bearer',
      keyTail: '0001',
      keyId: createHash('sha256').update(KEY).digest('hex').slice(0, 12),
      user: 'sam@leadlight.example',
      savedAt: NOW,
    });
    expect(balances).toMatchObject([{ left: 499 }]);
    expect([...hosts]).toEqual([[BASE, 'once']]);
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${BASE}/keys/verifyKey`,
      `POST ${BASE}/keys/verifyKey`,
    ]);
  });

  test.each<[string, Answer | undefined, Sending]>([
    ['takes streams', STATUS(404), 'once'],
    ['wants a length', STATUS(411), 'plain'],
    // It has just answered a GET, so it is there: browsers refuse streams over HTTP/1.1.
    ['speaks HTTP/1.1', undefined, 'plain'],
  ])('of a host that %s', async (_, answer, sending) => {
    await connectWith({ GET: GOOD(), ...(answer ? { POST: answer } : {}) })();
    expect([...hosts]).toEqual([[BASE, sending]]);
  });

  it('is the saved one where none is entered', async () => {
    expect(await connectWith({ GET: GOOD() }, 'an-older-key-0002')({ key: null })).toBeNull();
    expect(calls[0]?.headers).toEqual({ Authorization: 'Bearer an-older-key-0002' });
    expect(saved[0]?.[0].keyTail).toBe('0002');
  });

  it('is remembered as bare where only that form worked', async () => {
    const connect = connectWith({ GET: STATUS(401) });
    await connect({ keyForm: 'bare' });
    expect(saved[0]?.[0]).toMatchObject({ keyForm: 'bare', foundForm: 'bare' });
  });
});

describe('a key that was not verified', () => {
  test.each<[string, Answer, string]>([
    ['is refused', STATUS(401), 'bad-key'],
    ['meets an error', STATUS(500), 'service-down'],
    ['gets no answer', { kind: 'no-reply', why: 'cut' }, 'no-answer'],
    ['gets none in time', { kind: 'no-reply', why: 'timeout' }, 'timeout'],
    ['is entered offline', { kind: 'not-sent', why: 'offline' }, 'offline'],
    ['may not be sent', { kind: 'not-sent', why: 'no-permission', hosts: `${BASE}/*` }, 'no-permission'],
  ])('because it %s is saved, belonging to nobody', async (_, answer, kind) => {
    expect(await connectWith({ GET: answer })()).toMatchObject({ kind });
    expect(saved).toMatchObject([[{ user: null, keyId: expect.any(String) }, KEY]]);
    expect([balances, [...hosts], calls.filter(({ method }) => method === 'POST')]).toEqual([[], [], []]);
  });

  it('keeps what an earlier verification found of it', async () => {
    await connectWith({ GET: GOOD() })({ keyForm: 'bare' });
    const [earlier] = saved.at(-1) ?? [];
    saved.push([{ ...(earlier as Connection), keyForm: 'auto' }, null]);
    await connectWith({ GET: STATUS(500) })();
    expect(saved.at(-1)?.[0]).toMatchObject({ keyForm: 'auto', foundForm: 'bare', user: null });
    await connectWith({ GET: STATUS(500) })({ key: 'another-key-0002' });
    expect(saved.at(-1)?.[0]).toMatchObject({ foundForm: 'bearer' });
  });

  it('is on disk before it is sent anywhere', async () => {
    const connect = connectWith({ GET: STATUS(401) });
    const order: number[] = [];
    calls.push = (...all: Call[]) => {
      order.push(saved.length);
      return all.length;
    };
    await connect();
    expect(order[0]).toBe(1);
  });
});

describe('nothing is saved or sent', () => {
  test.each([
    ['http://developer.kaspr.io', 'bad-address'],
    ['https://user:pass@developer.kaspr.io', 'bad-address'],
    ['http://127.0.0.1.evil.example', 'bad-address'],
    ['developer.kaspr.io', 'bad-address'],
    ['javascript:alert(1)', 'bad-address'],
    ['https://developer.kaspr.io/?x=', 'bad-address'],
    ['https://developer.kaspr.io/#x', 'bad-address'],
    ['https://developer.kaspr.io/#', 'bad-address'],
    ['https://developer.kaspr.io/?', 'bad-address'],
  ])('to the base address "%s"', async (base, kind) => {
    expect(await connectWith({ GET: GOOD() })({ base })).toEqual({ kind, service: 'kaspr' });
    expect([saved, calls]).toEqual([[], []]);
  });

  it('without a key', async () => {
    expect(await connectWith({ GET: GOOD() })({ key: null })).toEqual({ kind: 'no-key', service: 'kaspr' });
    expect([saved, calls]).toEqual([[], []]);
  });
});

describe('what was entered is tidied', () => {
  test.each([
    ['', BASE],
    ['  ', BASE],
    [' https://api.kaspr.example/// ', 'https://api.kaspr.example'],
    ['https://api.kaspr.example/v1/', 'https://api.kaspr.example/v1'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
  ])('the base "%s" is %s', async (entered, base) => {
    await connectWith({ GET: GOOD() })({ base: entered });
    expect(saved[0]?.[0].base).toBe(base);
    expect(calls[0]?.url).toBe(`${base}/keys/verifyKey`);
    expect(connection.safeParse(saved[0]?.[0]).success).toBe(true);
  });

  test.each([
    ['kaspr-demo-key-0001', '0001'],
    ['twelve-chars', 'hars'],
    ['eleven-char', null],
    ['k', null],
  ])('of the key "%s" the tail %j is shown', async (key, tail) => {
    await connectWith({ GET: GOOD() })({ key });
    expect(saved[0]?.[0].keyTail).toBe(tail);
  });
});
