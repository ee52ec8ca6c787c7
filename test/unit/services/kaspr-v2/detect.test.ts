import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { KeyForm } from '../../../../src/model/schemas/purchases/account.ts';
import { KASPR_BASES, KASPR_SPARE_BASE } from '../../../../src/model/service-addresses.ts';
import type { HttpEnvironment } from '../../../../src/services/http/http.ts';
import { candidatesFor, detect } from '../../../../src/services/kaspr/ask-kaspr.ts';
import type { ApiCandidate } from '../../../../src/services/kaspr/detect.ts';
import type { Behaviour } from '../../../sandbox/index.ts';
import {
  DEMO_KEY,
  KASPR_V2_DEMO_KEY,
  type Kaspr,
  type KasprV2,
  startKaspr,
  startKasprV2,
} from '../../../sandbox/index.ts';
import { requestTo } from '../loopback.ts';

const OWNER = 'sam.seller@leadlight.example';
const VERIFY = 'GET /keys/verifyKey';
const CREDITS = 'GET /keys/remainingCredits';
const LIMITS = 'GET /keys/rateLimits';

let first: Kaspr;
let second: KasprV2;
beforeAll(async () => {
  [first, second] = await Promise.all([startKaspr({ tls: false }), startKasprV2({ tls: false })]);
});
beforeEach(() => {
  first.reset();
  second.reset();
});
afterAll(() => Promise.all([first.stop(), second.stop()]));

const find = (
  candidates: readonly ApiCandidate[],
  key: string,
  keyForm: KeyForm = 'auto',
  different: Partial<HttpEnvironment> = {},
) => {
  const allowedOrigins = async () => [first.origin, second.origin];
  return detect(requestTo('', { allowedOrigins, ...different }), candidates, keyForm, key, Date.now);
};
/** Whoever gets no answer does not wait long for it. */
const patience = (behaviour: Behaviour | null) => (behaviour?.never ? { limit: 300 } : {});
const both = (): ApiCandidate[] => [
  { base: first.origin, generation: 1 },
  { base: second.origin, generation: 2 },
];
const asked = ({ requests }: { requests: Kaspr['requests'] }) =>
  requests.map(({ method, path }) => `${method} ${path}`);

describe('where to look', () => {
  const [ONE, TWO, SPARE] = [KASPR_BASES[1], KASPR_BASES[2], KASPR_SPARE_BASE];
  const OWN = 'https://kaspr.staging.example';
  test.each([
    [
      'auto',
      ONE,
      [
        [ONE, 1],
        [SPARE, 1],
        [TWO, 2],
      ],
    ],
    [
      'auto',
      TWO,
      [
        [TWO, 2],
        [ONE, 1],
        [SPARE, 1],
      ],
    ],
    [
      'auto',
      SPARE,
      [
        [SPARE, 1],
        [ONE, 1],
        [TWO, 2],
      ],
    ],
    ...(
      [
        [ONE, [ONE, SPARE]],
        [TWO, [ONE, SPARE]],
        [SPARE, [SPARE, ONE]],
      ] as const
    ).map(
      ([base, [first, spare]]) =>
        [
          '1',
          base,
          [
            [first, 1],
            [spare, 1],
          ],
        ] as const,
    ),
    ['2', ONE, [[TWO, 2]]],
    ['2', TWO, [[TWO, 2]]],
    ['auto', OWN, [[OWN, 'auto']]],
    ['1', OWN, [[OWN, 1]]],
    ['2', OWN, [[OWN, 2]]],
  ] as const)('%s at %s', (generation, base, expected) => {
    expect(candidatesFor(base, generation).map((candidate) => [candidate.base, candidate.generation])).toEqual(
      expected,
    );
  });
});

describe('a key at both places', () => {
  it('of generation 1 is found there, and v2 is not asked', async () => {
    expect(await find(both(), DEMO_KEY)).toEqual({
      ok: true,
      value: {
        ...{ generation: 1, base: first.origin, form: 'bearer', user: OWNER, tellsCredits: false },
        balance: expect.objectContaining({ left: 499, credits: null, pools: null }),
      },
    });
    expect([asked(first), asked(second)]).toEqual([[VERIFY], []]);
  });

  it('of v2 is found there, with its pools and its owner', async () => {
    expect(await find(both(), KASPR_V2_DEMO_KEY)).toEqual({
      ok: true,
      value: {
        ...{ generation: 2, base: second.origin, form: 'bearer', user: OWNER, tellsCredits: true },
        balance: {
          ...{ service: 'kaspr', credits: 200, limit: 500, left: 498, resetAt: null },
          pools: { 'work-email': 100, 'personal-email': 60, phone: 40, export: 'unlimited' },
        },
      },
    });
    expect([asked(first), asked(second)]).toEqual([
      [VERIFY, VERIFY],
      [CREDITS, VERIFY, LIMITS],
    ]);
  });

  it('of v2 is good where nothing tells whose it is', async () => {
    second.always('/keys/verifyKey', { status: 404 });
    expect(await find(both(), KASPR_V2_DEMO_KEY)).toMatchObject({
      ok: true,
      value: { generation: 2, user: null, balance: { credits: 200 } },
    });
  });

  it.each<[string, Behaviour]>([
    ['told', { status: 404 }],
    ['readable', { json: { credits: 200 } }],
  ])('of v2 is good by its owner where its credits are not %s', async (_, behaviour) => {
    second.always('/keys/remainingCredits', behaviour);
    const found = await find(both(), KASPR_V2_DEMO_KEY);
    expect(found).toMatchObject({ ok: true, value: { generation: 2, user: OWNER, tellsCredits: false } });
  });

  it('of v2 is as good where its limits are not told', async () => {
    second.always('/keys/rateLimits', { status: 404 });
    expect(await find(both(), KASPR_V2_DEMO_KEY)).toMatchObject({ ok: true, value: { balance: { limit: null } } });
  });

  it('of v2 is found where generation 1 is not there any more', async () => {
    first.always('/keys/verifyKey', { status: 404 });
    expect(await find(both(), KASPR_V2_DEMO_KEY)).toMatchObject({ ok: true, value: { generation: 2 } });
  });

  it.each<[string, Behaviour]>([
    ['a 500', { status: 500 }],
    ['no answer', { never: true }],
    ['a cut', { cut: 'before-charge' }],
    ['a page', { html: true }],
  ])('of v2 is found where generation 1 gives %s', async (_, behaviour) => {
    first.always('/keys/verifyKey', behaviour);
    expect(await find(both(), KASPR_V2_DEMO_KEY, 'auto', patience(behaviour))).toMatchObject({
      ok: true,
      value: { generation: 2 },
    });
  });

  it('without a limit on any kind is good, though its credits cannot be told', async () => {
    second.setKey({ key: 'k', pools: { workEmail: -1, directEmail: -1, phone: -1, export: -1 } });
    expect(await find(both(), 'k')).toMatchObject({
      ok: true,
      value: { tellsCredits: false, balance: { credits: null } },
    });
  });

  it('of v2 in its bare form is found by free calls, and remembered so', async () => {
    second.setKey({ key: 'k', authForms: 'bare' });
    expect(await find(both(), 'k')).toMatchObject({ ok: true, value: { generation: 2, form: 'bare', user: OWNER } });
    expect(second.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer k', 'k', 'k', 'k']);
    expect(await find(both(), 'k', 'bearer')).toEqual({ ok: false, failure: { kind: 'bad-key', service: 'kaspr' } });
  });
});

describe('a key at neither place', () => {
  test.each<[string, Behaviour | null, Behaviour | null, object]>([
    ['is refused by both', null, null, { kind: 'bad-key' }],
    ['is not refused where the first did not answer', { status: 503 }, null, { kind: 'service-down', status: 503 }],
    ['nor where it took too long', { never: true }, null, { kind: 'timeout' }],
    ['is refused where the first is not there', { status: 404 }, null, { kind: 'bad-key' }],
    ['may be the second’s, which did not answer', null, { status: 500 }, { kind: 'service-down', status: 500 }],
    ['may be the first’s, while neither answers', { never: true }, { status: 500 }, { kind: 'timeout' }],
    ['is of a place that is gone', { status: 404 }, { status: 404 }, { kind: 'service-down', status: 404 }],
  ])('%s', async (_, atFirst, atSecond, failure) => {
    first.always('/keys/verifyKey', atFirst);
    for (const path of ['/keys/verifyKey', '/keys/remainingCredits']) second.always(path, atSecond);
    expect(await find(both(), 'nobody-s', 'auto', patience(atFirst))).toMatchObject({ ok: false, failure });
  });
});

describe('a spare address', () => {
  const withSpare = (): ApiCandidate[] => [
    { base: second.origin, generation: 1 },
    { base: first.origin, generation: 1, isSpare: true },
  ];

  it.each<[string, Behaviour]>([
    ['keeps silent', { never: true }],
    ['cuts', { cut: 'before-charge' }],
  ])('is asked where the first %s, and is the one that is kept', async (_, behaviour) => {
    second.always('/keys/verifyKey', behaviour);
    const found = await find(withSpare(), DEMO_KEY, 'auto', patience(behaviour));
    expect(found).toMatchObject({ ok: true, value: { generation: 1, base: first.origin, user: OWNER } });
  });

  it.each<[string, Behaviour | null]>([
    ['refuses the key', null],
    ['is ill', { status: 503 }],
    ['takes no more requests', { status: 429 }],
  ])('gets no key where the first %s', async (_, behaviour) => {
    second.always('/keys/verifyKey', behaviour);
    expect(await find(withSpare(), DEMO_KEY)).toMatchObject({ ok: false });
    expect(asked(first)).toEqual([]);
  });
});

describe('the user’s own choice is obeyed', () => {
  test.each([
    [1, DEMO_KEY, true],
    [1, KASPR_V2_DEMO_KEY, false],
    [2, KASPR_V2_DEMO_KEY, true],
    [2, DEMO_KEY, false],
  ] as const)('generation %i, %s: %s', async (generation, key, isGood) => {
    const candidate = both().filter((each) => each.generation === generation);
    const found = await find(candidate, key);
    expect(found).toMatchObject(
      isGood ? { ok: true, value: { generation } } : { ok: false, failure: { kind: 'bad-key' } },
    );
    expect(asked(generation === 1 ? second : first)).toEqual([]);
  });
});

describe('at an address of the user’s own', () => {
  const at = (base: string): ApiCandidate[] => [{ base, generation: 'auto' }];

  it('generation 1 is what tells no pools', async () => {
    expect(await find(at(first.origin), DEMO_KEY)).toMatchObject({ ok: true, value: { generation: 1, user: OWNER } });
    expect([asked(first), asked(second)]).toEqual([[VERIFY, CREDITS], []]);
  });

  it('v2 is what tells pools', async () => {
    expect(await find(at(second.origin), KASPR_V2_DEMO_KEY)).toMatchObject({
      ok: true,
      value: { generation: 2, user: OWNER, base: second.origin, balance: { credits: 200, left: 498 } },
    });
    expect([asked(first), asked(second)]).toEqual([[], [VERIFY, CREDITS, LIMITS]]);
  });

  it('the form that was found is not looked for again', async () => {
    second.setKey({ key: 'k', authForms: 'bare' });
    expect(await find(at(second.origin), 'k')).toMatchObject({ ok: true, value: { generation: 2, form: 'bare' } });
    expect(second.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer k', 'k', 'k', 'k']);
  });

  it('v2 is found without its verifyKey, in either form', async () => {
    second.setKey({ key: 'k', authForms: 'bare' });
    second.always('/keys/verifyKey', { status: 404 });
    expect(await find(at(second.origin), 'k')).toMatchObject({
      ok: true,
      value: { generation: 2, form: 'bare', user: null },
    });
  });

  test.each<[string, Behaviour | null, string, number]>([
    ['a bad key', null, 'bad-key', 4],
    ['a place that is gone', { status: 404 }, 'service-down', 2],
    ['a place that is ill', { status: 500 }, 'service-down', 2],
    ['no answer', { never: true }, 'timeout', 1],
    ['a blocked key', { status: 429 }, 'rate-limited', 1],
  ])('%s is told as it is', async (_, behaviour, kind, requests) => {
    for (const path of ['/keys/verifyKey', '/keys/remainingCredits']) second.always(path, behaviour);
    expect(await find(at(second.origin), 'nobody-s', 'auto', patience(behaviour))).toMatchObject({
      ok: false,
      failure: { kind },
    });
    expect(second.requests).toHaveLength(requests);
  });
});

describe('nothing leaves this machine', () => {
  test.each<[string, Partial<HttpEnvironment>, object]>([
    ['offline', { isOnline: () => false }, { kind: 'offline' }],
    ['without permission', { mayReach: async () => false }, { kind: 'no-permission', hosts: 'http://127.0.0.1/*' }],
    ['to a place that was not set up', { allowedOrigins: async () => [] }, { kind: 'bad-address', service: 'kaspr' }],
  ])('%s', async (_, different, failure) => {
    for (const candidates of [both(), both().slice(1), [{ base: first.origin, generation: 'auto' as const }]]) {
      expect(await find(candidates, DEMO_KEY, 'auto', different)).toEqual({ ok: false, failure });
    }
    expect([asked(first), asked(second)]).toEqual([[], []]);
  });
});

it('no look at a key ever asks for what costs', async () => {
  for (const key of [DEMO_KEY, KASPR_V2_DEMO_KEY, 'nobody-s']) {
    await find(both(), key);
    await find([{ base: first.origin, generation: 'auto' }], key);
    await find([{ base: second.origin, generation: 'auto' }], key);
  }
  const all = [...asked(first), ...asked(second)];
  expect(all.length).toBeGreaterThan(15);
  expect(all.filter((target) => ![VERIFY, CREDITS, LIMITS].includes(target))).toEqual([]);
  expect([first.charges(), second.charges()]).toEqual([[], []]);
});
