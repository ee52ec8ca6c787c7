import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { PurchaseOutcome } from '../../../src/model/purchase-terms.ts';
import { emailPattern, employee } from '../../../src/model/schemas/people/company.ts';
import { contact } from '../../../src/model/schemas/people/contact.ts';
import { otherAnswer } from '../../../src/model/schemas/people/other-answer.ts';
import { balance } from '../../../src/model/schemas/purchases/account.ts';
import { failure } from '../../../src/model/schemas/purchases/failure.ts';
import { credits, moment } from '../../../src/model/schemas/purchases/service.ts';
import { z } from '../../../src/model/schemas/schema.ts';
import { type Answer, type Call, createRequest } from '../../../src/services/http/http.ts';
import { retryMoment } from '../../../src/services/http/retry-moment.ts';
import type { KasprOperation } from '../../../src/services/kaspr/ask-kaspr.ts';
import { keyOwner } from '../../../src/services/kaspr/free-calls.ts';
import { readAccounting, resetMoment } from '../../../src/services/kaspr/headers.ts';
import { readOutcome, readRefusal } from '../../../src/services/kaspr/reply.ts';
import { expectMoreThan, randomRuns } from '../../random-runs.ts';
import { NOW, reply, wire } from './answers.ts';
import { bytesFor, headings, KASPR_OPERATIONS, operation, status } from './hostile-values.ts';
import { surroundings } from './loopback.ts';

const RUNS = randomRuns(10_000);
const HOUR = 3_600_000;
const BASE = 'https://developer.kaspr.io';
const now = () => NOW;

const { reports } = otherAnswer.shape;
const about = z.strictObject({
  name: otherAnswer.shape.name,
  slug: otherAnswer.shape.slug,
  isOther: z.boolean(),
});
const data = z.discriminatedUnion('operation', [
  z.strictObject({ operation: z.literal('profile'), contact, about, reports }),
  z.strictObject({ operation: z.literal('domain-patterns'), patterns: z.array(emailPattern) }),
  z.strictObject({ operation: z.literal('domain-employees'), employees: z.array(employee) }),
]);

/** What the ledger can take: all of it is stored, and read back through the same schemas. */
const outcome = z.strictObject({
  state: z.enum(['refused', 'settled', 'unknown']),
  failure: z.nullable(failure),
  charged: z.nullable(credits),
  remaining: z.nullable(credits),
  balance: z.nullable(balance),
  data: z.nullable(data),
});

const verification = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    value: z.string().check(z.minLength(1), z.maxLength(320)),
    balance: z.nullable(balance),
  }),
  z.strictObject({ ok: z.literal(false), failure, balance: z.optional(z.nullable(balance)) }),
]);

const accounting = z.strictObject({
  charged: z.nullable(credits),
  remaining: z.nullable(credits),
  balance: z.nullable(balance),
});

type Wired = { readonly status: number; readonly headings: [string, string][]; readonly bytes: Uint8Array };

const BODILESS = new Set([204, 205, 304]);

/** The request function as shipped, in front of a service that answers everything alike. */
function requestTo({ status, headings, bytes }: Wired) {
  const body = BODILESS.has(status) ? null : new Uint8Array(bytes);
  const fetch = async () => new Response(body, { status, headers: headings });
  return createRequest(surroundings(BASE, { fetch }));
}

/** An answer as all readers get it. */
async function received(wired: Wired): Promise<Extract<Answer, { kind: 'reply' }>> {
  const call: Call = { service: 'kaspr', url: `${BASE}/x`, method: 'GET', headers: {}, mode: 'plain' };
  const answer = await requestTo(wired)(call);
  if (answer.kind !== 'reply') throw new Error('No reply was read.');
  return answer;
}

/** Every prototype that a reply could reach, key by key. */
const PROTOTYPES = [Object, Array, String, Number, Boolean, Function, Map, Headers, Promise];
const prototypes = () =>
  PROTOTYPES.map(({ prototype }) =>
    Reflect.ownKeys(prototype).map((key) => [key, Reflect.getOwnPropertyDescriptor(prototype, key)]),
  );

/** Nothing may contradict itself: whoever decides by one of the fields decides the same by the others. */
function expectSense({ state, failure, charged, data }: PurchaseOutcome): void {
  if (data) expect([state, failure]).toEqual(['settled', null]);
  if (state !== 'settled') expect(failure).not.toBeNull();
  if (charged !== null && charged > 0) expect(state).toBe('settled');
  if (state === 'unknown') expect(charged).toBeNull();
}

const replies = operation.chain((asked) =>
  fc.record({ asked: fc.constant(asked), status, headings, bytes: bytesFor(asked) }),
);

it('whatever comes of a paid request: an ending that the ledger can take, never a throw', async () => {
  const before = prototypes();
  const seen = new Map<string, number>();
  const check = async ({ asked, ...wired }: Wired & { asked: KasprOperation }) => {
    const answer = await received(wired);
    // Every reader gets every reply: none of them may trust that it is what was asked for.
    for (const operation of KASPR_OPERATIONS) {
      const found = readOutcome(answer, operation, NOW);
      expect(outcome.parse(found)).toEqual(found);
      expectSense(found);
      const kind = found.data ? `brought ${operation}` : found.state;
      if (operation === asked) seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
  };
  await fc.assert(fc.asyncProperty(replies, check), { numRuns: RUNS });
  expect(prototypes()).toEqual(before);
  // The statement above is about something only while many replies of each kind come.
  const brought = KASPR_OPERATIONS.map((operation) => `brought ${operation}`);
  for (const kind of [...brought, 'refused', 'settled', 'unknown']) {
    expectMoreThan(RUNS / 50, seen.get(kind) ?? 0, kind);
  }
}, 120_000);

it('whatever comes of a free call: whose key it is, or a failure of the table', async () => {
  const before = prototypes();
  let verified = 0;
  const check = async (wired: Wired) => {
    const found = await keyOwner(requestTo(wired), { base: BASE, key: 'key', form: 'bearer', generation: 1 }, now);
    expect(verification.parse(found)).toEqual(found);
    if (found.ok) verified += 1;
  };
  await fc.assert(fc.asyncProperty(replies, check), { numRuns: RUNS });
  expect(prototypes()).toEqual(before);
  expectMoreThan(RUNS / 50, verified);
}, 120_000);

it('whatever headers come: numbers that can be stored, and moments within the hour', () => {
  const before = prototypes();
  const seen = { refusals: 0, moments: 0, balances: 0 };
  const check = (status: number, headings: [string, string][]) => {
    const headers = new Headers(headings);
    const accounted = readAccounting(headers, NOW);
    expect(accounting.parse(accounted)).toEqual(accounted);
    if (accounted.balance) seen.balances += 1;
    const refusal = readRefusal(status, headers, NOW);
    if (refusal) {
      seen.refusals += 1;
      failure.parse(refusal);
    }
    const reset = resetMoment(headers, NOW);
    for (const found of [retryMoment(headers, null, NOW), retryMoment(headers, reset, NOW), reset]) {
      if (found === null) continue;
      seen.moments += 1;
      moment.parse(found);
      expect(found).toBeGreaterThanOrEqual(NOW + 1000);
      expect(found).toBeLessThanOrEqual(NOW + HOUR);
    }
  };
  fc.assert(fc.property(status, headings, check), { numRuns: RUNS });
  expect(prototypes()).toEqual(before);
  for (const count of Object.values(seen)) expectMoreThan(RUNS / 50, count);
});

test.each([
  '{"__proto__":{"profile":{"emails":[{"email":"a@b.example"}]}}}',
  '{"__proto__":{"message":"No credits left"}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"profile":{"__proto__":{"emails":[{"email":"a@b.example","valid":true}]}}}',
])('%s brings nothing, and leaves objects as they were', (text) => {
  expect(readOutcome(reply(200, wire(text)), 'profile', NOW).data).toBeNull();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
});

test('a prototype in the place of an address or number is none, and is kept as it is written', () => {
  const text =
    '{"profile":{"emails":[{"__proto__":{"email":"a@b.example"}}],"phones":[{"__proto__":{"phone":"+33639980012"}}]}}';
  const { data } = readOutcome(reply(200, wire(text)), 'profile', NOW);
  expect(data).toMatchObject({
    contact: {
      emails: [],
      phones: [],
      unread: [
        { kind: 'email', text: '{"__proto__":{"email":"a@b.example"}}' },
        { kind: 'phone', text: '{"__proto__":{"phone":"+33639980012"}}' },
      ],
    },
  });
  expect('email' in {}).toBe(false);
});
