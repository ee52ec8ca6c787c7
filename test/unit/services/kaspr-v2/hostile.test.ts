import fc from 'fast-check';
import { expect, it } from 'vitest';
import { balance } from '../../../../src/model/schemas/purchases/account.ts';
import { failure } from '../../../../src/model/schemas/purchases/failure.ts';
import { z } from '../../../../src/model/schemas/schema.ts';
import { createRequest } from '../../../../src/services/http/http.ts';
import { detect } from '../../../../src/services/kaspr/ask-kaspr.ts';
import { rateLimits, remainingCredits } from '../../../../src/services/kaspr/free-calls.ts';
import { emptyPool, sumOf } from '../../../../src/services/kaspr/pools.ts';
import { expectMoreThan, randomRuns } from '../../../random-runs.ts';
import { NOW } from '../answers.ts';
import { bytesFor, headings, status } from '../hostile-values.ts';
import { surroundings } from '../loopback.ts';

const RUNS = randomRuns(5000);
const BASE = 'https://api.developers.kaspr.io';
const ACCESS = { base: BASE, key: 'key', form: 'bearer', generation: 2 } as const;
const now = () => NOW;

const pool = z.nullable(z.union([z.number().check(z.gte(0), z.lte(1e9)), z.literal('unlimited')]));
const pools = z.strictObject({ 'work-email': pool, 'personal-email': pool, phone: pool, export: pool });
const limit = z.nullable(z.number().check(z.gte(0)));
const limits = z.strictObject({ daily: limit, hourly: limit, minutely: limit });
const told = <T extends z.ZodMiniType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value, balance: z.nullable(balance) }),
    z.strictObject({ ok: z.literal(false), failure, balance: z.optional(z.nullable(balance)) }),
  ]);
const detection = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    value: z.strictObject({
      generation: z.literal([1, 2]),
      base: z.literal(BASE),
      form: z.enum(['bearer', 'bare']),
      user: z.nullable(z.string().check(z.minLength(1), z.maxLength(320))),
      balance: z.nullable(balance),
      tellsCredits: z.boolean(),
    }),
  }),
  z.strictObject({ ok: z.literal(false), failure }),
]);

const odd = fc.constantFrom<unknown>(...[null, true, '', '7', [], {}, [7], { length: 3 }, -2, 1e9 + 1, 1e300]);
const amount = fc.oneof({ weight: 3, arbitrary: fc.constantFrom<unknown>(0, 1, 12, 0.5, -1, 1e9) }, odd, fc.double());
const names = fc.constantFrom(
  ...['workEmailCredits', 'personalEmailCredits', 'phoneCredits', 'exportCredits', 'reason', 'message', 'user'],
  ...['dailyLimit', 'hourlyLimit', 'minutelyLimit', '__proto__', 'constructor', 'toString'],
);
const words = fc.constantFrom(
  'No phone credits left',
  'No work email credits left',
  'No credits left',
  'sam@a.example',
);
const all = fc.record({ workEmailCredits: amount, personalEmailCredits: amount, phoneCredits: amount });
const some = fc.dictionary(names, fc.oneof({ weight: 3, arbitrary: amount }, words), { maxKeys: 8 });
const body = fc.oneof(all, some).map((value) => new TextEncoder().encode(JSON.stringify(value)));
const bytes = fc.oneof({ weight: 3, arbitrary: body }, bytesFor('profile'));
const replies = fc.record({ status, headings, bytes });

type Wired = { readonly status: number; readonly headings: [string, string][]; readonly bytes: Uint8Array };
const BODILESS = new Set([204, 205, 304]);

/** The request function as shipped, in front of a service that answers everything alike. */
function requestTo({ status, headings, bytes }: Wired) {
  const body = BODILESS.has(status) ? null : new Uint8Array(bytes);
  return createRequest(surroundings(BASE, { fetch: async () => new Response(body, { status, headers: headings }) }));
}

it('whatever comes of the free calls of v2: values that can be stored, or a failure of the table', async () => {
  const seen = { pools: 0, limits: 0, sums: 0, failures: 0 };
  const check = async (wired: Wired) => {
    const request = requestTo(wired);
    const credits = await remainingCredits(request, ACCESS, now);
    expect(told(pools).parse(credits)).toEqual(credits);
    if (credits.ok) {
      seen.pools += 1;
      expect(credits.balance).toMatchObject({ credits: sumOf(credits.value), pools: credits.value });
      if (credits.balance?.credits !== null) seen.sums += 1;
    } else seen.failures += 1;
    const rates = await rateLimits(request, ACCESS, now);
    expect(told(limits).parse(rates)).toEqual(rates);
    if (rates.ok) seen.limits += 1;
  };
  await fc.assert(fc.asyncProperty(replies, check), { numRuns: RUNS });
  for (const [kind, count] of Object.entries(seen)) expectMoreThan(RUNS / 100, count, kind);
  expect(Object.keys(Object.prototype)).toEqual([]);
}, 120_000);

it('whatever two replies come while a key is looked for: a place, or a failure of the table', async () => {
  const seen = { 1: 0, 2: 0, failures: 0 };
  const check = async (one: Wired, other: Wired, generation: 1 | 2 | 'auto') => {
    let asked = 0;
    const [first, second] = [requestTo(one), requestTo(other)];
    const found = await detect(
      (call) => {
        expect([call.method, new URL(call.url).pathname.startsWith('/keys/')]).toEqual(['GET', true]);
        asked += 1;
        return asked === 1 ? first(call) : second(call);
      },
      [{ base: BASE, generation }],
      'auto',
      'key',
      now,
    );
    expect(detection.parse(found)).toEqual(found);
    expect(asked).toBeLessThanOrEqual(4);
    seen[found.ok ? found.value.generation : 'failures'] += 1;
  };
  const generations = fc.constantFrom<1 | 2 | 'auto'>(1, 2, 'auto');
  await fc.assert(fc.asyncProperty(replies, replies, generations, check), { numRuns: RUNS });
  for (const [kind, count] of Object.entries(seen)) expectMoreThan(RUNS / 100, count, kind);
}, 120_000);

it('whatever a refusal says: one pool, or none', () => {
  const value = fc.oneof(fc.jsonValue(), fc.record({ reason: fc.oneof(words, fc.string()), message: words }));
  let named = 0;
  const check = (said: unknown) => {
    const { pool } = emptyPool(said);
    if (pool) named += 1;
    failure.parse({ kind: 'out-of-credits', service: 'kaspr', ...emptyPool(said) });
  };
  fc.assert(fc.property(value, check), { numRuns: RUNS });
  expectMoreThan(RUNS / 20, named);
});
