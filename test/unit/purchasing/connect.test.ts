import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, test } from 'vitest';
import {
  type AskedAccount,
  type Balance,
  type Connection,
  connection,
  type Secret,
} from '../../../src/model/schemas/purchases/account.ts';
import type { BalancePoint } from '../../../src/model/schemas/purchases/spending.ts';
import { type ConnectionInput, createConnect } from '../../../src/purchasing/connection/connect.ts';
import { createTransports } from '../../../src/purchasing/connection/transports.ts';
import type { Answer, Call, RequestMode } from '../../../src/services/http/http.ts';
import { verify } from '../../../src/services/registry.ts';
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

let saved: [Connection, Secret | null][];
let balances: Balance[];
let doubted: string[];
let told: Omit<BalancePoint, 'id'>[];
let calls: Call[];
let hosts: Map<string, RequestMode>;

beforeEach(() => {
  [saved, balances, doubted, told, calls, hosts] = [[], [], [], [], [], new Map()];
});

const isStored = ({ keyId, base }: AskedAccount) =>
  saved.at(-1)?.[0].keyId === keyId && saved.at(-1)?.[0].base === base;

/** @param answers by method: GET verifies, POST finds out how paid requests have to go out */
function connectWith(answers: Partial<Record<Call['method'], Answer>>, storedKey: string | null = null) {
  const accounts = {
    connection: async () => saved.at(-1)?.[0] ?? null,
    secret: async () => (storedKey === null ? null : { service: 'kaspr' as const, key: storedKey, secretKey: null }),
    transport: async (origin: string) => (hosts.has(origin) ? { sending: hosts.get(origin) ?? 'plain' } : null),
    keepTransport: async ({ origin, sending }: { origin: string; sending: RequestMode }) =>
      void hosts.set(origin, sending),
    forgetTransport: async (origin: string) => void hosts.delete(origin),
    connect: async (account: Connection, secret: Secret | null) => saved.push([account, secret]) > 0,
    keepBalance: async (balance: Balance, asked: AskedAccount) => {
      if (isStored(asked)) balances.push(balance);
    },
    doubtCredits: async (asked: AskedAccount) => {
      if (isStored(asked)) doubted.push(asked.service);
    },
  };
  const request = async (call: Call): Promise<Answer> => {
    calls.push(call);
    return answers[call.method] ?? { kind: 'no-reply', why: 'cut' };
  };
  const transports = createTransports(accounts, request, () => true);
  const connect = createConnect({
    accounts,
    request,
    verify,
    transports,
    addBalancePoint: async (point) => void told.push(point),
    now: () => NOW,
  });
  const usual = {
    service: 'kaspr',
    generation: 'auto',
    keyForm: 'auto',
    key: KEY,
    secretKey: null,
    base: BASE,
  } as const;
  const save = (setup: Partial<ConnectionInput> = {}) => connect.save({ ...usual, ...setup });
  return Object.assign(save, connect);
}

describe('a key that works', () => {
  it('is saved with whose it is, how it is sent, and how the host takes paid requests', async () => {
    const failure = await connectWith({ GET: GOOD({ 'X-RateLimit-Remaining': '499' }), POST: STATUS(401) })();
    expect(failure).toBeNull();
    expect(saved.map(([, secret]) => secret)).toEqual([{ service: 'kaspr', key: KEY, secretKey: null }, null]);
    expect(saved.at(-1)?.[0]).toEqual({
      service: 'kaspr',
      base: BASE,
      keyForm: 'auto',
      foundForm: 'bearer',
      generation: 'auto',
      foundGeneration: 1,
      entitlements: [],
      keyTail: '0001',
      keyId: createHash('sha256').update(KEY).digest('hex').slice(0, 12),
      user: 'sam@leadlight.example',
      tellsCredits: false,
      savedAt: NOW,
      verifiedAt: NOW,
    });
    expect(balances).toMatchObject([{ left: 499 }]);
    expect([...hosts]).toEqual([[BASE, 'once']]);
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${BASE}/keys/verifyKey`,
      `POST ${BASE}/keys/verifyKey`,
    ]);
  });

  test.each<[string, Answer | undefined, RequestMode]>([
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
    expect(saved).toMatchObject([[{ user: null, verifiedAt: null, keyId: expect.any(String) }, { key: KEY }]]);
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
    [`https://developer.kaspr.io/${'x'.repeat(500)}`, 'bad-address'],
    // Fits as it is typed, and not as it would be stored.
    [`https://developer.kaspr.io/${'é'.repeat(100)}`, 'bad-address'],
    [`https://developer.kaspr.io/${'名'.repeat(60)}`, 'bad-address'],
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
    ['https://kaspr.example/é', 'https://kaspr.example/%C3%A9'],
    [`https://kaspr.example/${'x'.repeat(478)}`, `https://kaspr.example/${'x'.repeat(478)}`],
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

describe('a free call', () => {
  const REMAINING = { 'Remaining-Credits': '42' };
  const POINT = { service: 'kaspr', keyId: expect.any(String), remaining: 42, startedAt: NOW, endedAt: NOW };

  it('that tells credits when the key is saved is known to tell them, and may answer open questions', async () => {
    const connect = connectWith({ GET: GOOD(REMAINING) });
    await connect();
    expect(saved.at(-1)?.[0].tellsCredits).toBe(true);
    expect([balances.length, told, doubted]).toEqual([1, [{ ...POINT, keyId: saved.at(-1)?.[0].keyId }], ['kaspr']]);
  });

  it('of a key that was changed meanwhile tells nothing', async () => {
    const connect = connectWith({ GET: GOOD(REMAINING) });
    saved.push = (...[one]: [Connection, Secret | null][]) =>
      one?.[1] === null ? 0 : Array.prototype.push.call(saved, one);
    await connect();
    expect([balances, told, doubted]).toEqual([[], [], []]);
  });

  /** With a key that was saved when the free call told this. */
  async function savedWith(headers: Record<string, string>, answer: Answer) {
    await connectWith({ GET: GOOD(headers) })();
    [balances, doubted, told, calls] = [[], [], [], []];
    return connectWith({ GET: answer }, KEY);
  }

  describe('for the balance', () => {
    it('is made only where it is known to tell it', async () => {
      const connect = await savedWith({}, GOOD(REMAINING));
      expect(await connect.askBalance('kaspr')).toBe(false);
      expect(calls).toEqual([]);
    });

    test.each<[string, Answer, boolean]>([
      ['tells it', GOOD(REMAINING), true],
      ['tells only requests left', GOOD({ 'X-RateLimit-Remaining': '7' }), false],
      ['tells nothing any more', GOOD(), false],
      ['is refused', STATUS(401), false],
      ['fails', STATUS(500), false],
      ['gets no answer', { kind: 'no-reply', why: 'cut' }, false],
    ])('that %s', async (_, answer, isTold) => {
      const connect = await savedWith(REMAINING, answer);
      expect(await connect.askBalance('kaspr')).toBe(isTold);
      expect(told).toEqual(isTold ? [POINT] : []);
      expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${BASE}/keys/verifyKey`]);
    });
  });

  describe('to look at the account', () => {
    test.each<[string, Answer, string | null, remaining: number[]]>([
      ['tells credits', GOOD(REMAINING), null, [42]],
      ['tells none', GOOD(), null, []],
      ['is refused', STATUS(401), 'bad-key', []],
      ['says that there are none', STATUS(402), 'out-of-credits', []],
      ['fails', STATUS(500), 'service-down', []],
    ])('that %s: what was known of credits counts no more', async (_, answer, kind, remaining) => {
      const connect = await savedWith({}, answer);
      expect((await connect.check('kaspr'))?.kind ?? null).toBe(kind);
      expect([new Set(doubted), told.map((point) => point.remaining)]).toEqual([new Set(['kaspr']), remaining]);
    });

    it('is not made without a key', async () => {
      expect(await connectWith({ GET: GOOD() }).check('kaspr')).toEqual({ kind: 'no-key', service: 'kaspr' });
      expect([calls, doubted]).toEqual([[], []]);
    });
  });

  describe('whose key was changed while it was under way', () => {
    test.each(['check', 'askBalance', 'probe'] as const)('(%s) says nothing of the new one', async (what) => {
      await connectWith({ GET: GOOD(REMAINING) })();
      [balances, doubted, told] = [[], [], []];
      const [asked] = saved.at(-1) ?? [];
      const connect = connectWith({ GET: GOOD(REMAINING) }, KEY);
      calls.push = (...all: Call[]) => {
        saved.push([{ ...(asked as Connection), keyId: 'ffffffffffff' }, null]);
        return all.length;
      };
      await connect[what]('kaspr');
      expect([balances, doubted]).toEqual([[], []]);
      // What was told of the old one may still answer its questions.
      expect(told).toEqual(what === 'probe' ? [] : [{ ...POINT, keyId: asked?.keyId }]);
    });

    test.each(['check', 'askBalance', 'probe'] as const)('(%s) is not made with half of each', async (what) => {
      await connectWith({ GET: GOOD(REMAINING) })();
      [balances, doubted, told, calls] = [[], [], [], []];
      // The connection was read before the change, the key after it.
      await connectWith({ GET: GOOD(REMAINING) }, 'the-next-key-0002')[what]('kaspr');
      expect([calls, balances, doubted, told]).toEqual([[], [], [], []]);
    });
  });

  describe('to see whether the service is there', () => {
    test.each<[string, Answer, boolean]>([
      ['is answered', GOOD(), true],
      ['is refused', STATUS(401), true],
      ['is refused for want of credits', STATUS(402), true],
      ['is not understood', STATUS(400), true],
      ['fails', STATUS(503), false],
      ['can’t be read', { ...GOOD(), body: { kind: 'unreadable' } } as Answer, false],
      ['gets no answer', { kind: 'no-reply', why: 'cut' }, false],
      ['gets none in time', { kind: 'no-reply', why: 'timeout' }, false],
      ['comes too often', STATUS(429), false],
      ['can’t be sent', { kind: 'not-sent', why: 'offline' }, false],
    ])('that %s: %s', async (_, answer, isThere) => {
      const connect = await savedWith({}, answer);
      expect(await connect.probe('kaspr')).toBe(isThere);
      // One request, in the form that is known to work, and never a paid one.
      expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${BASE}/keys/verifyKey`]);
    });

    it('is not made without a key', async () => {
      expect([await connectWith({ GET: GOOD() }).probe('kaspr'), calls]).toEqual([false, []]);
    });
  });
});
