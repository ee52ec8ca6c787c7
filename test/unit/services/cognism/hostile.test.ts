import fc from 'fast-check';
import { expect, it } from 'vitest';
import { REPORTED_KINDS } from '../../../../src/model/data-kinds.ts';
import type { PurchaseOutcome } from '../../../../src/model/purchase-terms.ts';
import { companyFacts } from '../../../../src/model/schemas/people/company.ts';
import { contact } from '../../../../src/model/schemas/people/contact.ts';
import { otherAnswer } from '../../../../src/model/schemas/people/other-answer.ts';
import { preview } from '../../../../src/model/schemas/people/preview.ts';
import { balance } from '../../../../src/model/schemas/purchases/account.ts';
import { failure } from '../../../../src/model/schemas/purchases/failure.ts';
import { credits } from '../../../../src/model/schemas/purchases/service.ts';
import { z } from '../../../../src/model/schemas/schema.ts';
import { enrichAccount } from '../../../../src/services/cognism/account.ts';
import { verifyCognism } from '../../../../src/services/cognism/entitlements.ts';
import { isOptedOut } from '../../../../src/services/cognism/opt-out.ts';
import { previewByName, previewContact } from '../../../../src/services/cognism/preview.ts';
import { askCognism, redeemMany } from '../../../../src/services/cognism/reveal/reveal.ts';
import { createRequest } from '../../../../src/services/http/http.ts';
import { expectMoreThan, randomRuns } from '../../../random-runs.ts';
import { surroundings } from '../loopback.ts';
import { now } from './fixture.ts';
import { bytes, headings, status } from './hostile-values.ts';

const RUNS = randomRuns(4000);
const BASE = 'https://app.cognism.com';
const access = { base: `${BASE}/api/search`, key: 'key' };
const casper = { slug: 'casper', name: 'Casper Ghost', company: 'Home' };
const BODILESS = new Set([204, 205, 304]);

type Wired = { readonly status: number; readonly headings: [string, string][]; readonly bytes: Uint8Array };
const replies = fc.record({ status, headings, bytes });

/** The request function as shipped, in front of a service that answers everything alike. */
function requestTo({ status, headings, bytes }: Wired) {
  const body = BODILESS.has(status) ? null : new Uint8Array(bytes);
  return createRequest(surroundings(BASE, { fetch: async () => new Response(body, { status, headers: headings }) }));
}

const { name: answeredName, slug: answeredSlug } = otherAnswer.shape;
const reports = z.array(z.enum(REPORTED_KINDS));
const about = z.strictObject({ name: answeredName, slug: answeredSlug, isOther: z.boolean() });

/** What the ledger can take: all of it is stored, and read back through the same schemas. */
const outcome = z.strictObject({
  state: z.enum(['refused', 'settled', 'unknown']),
  failure: z.nullable(failure),
  charged: z.nullable(credits),
  remaining: z.null(),
  balance: z.nullable(balance),
  data: z.nullable(
    z.discriminatedUnion('operation', [
      z.strictObject({ operation: z.literal('reveal'), contact, about, reports }),
      z.strictObject({ operation: z.literal('account'), facts: companyFacts }),
    ]),
  ),
});

const told = <T extends z.ZodMiniType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value, balance: z.nullable(balance) }),
    z.strictObject({ ok: z.literal(false), failure, balance: z.optional(z.nullable(balance)) }),
  ]);
const { redeemId, matchedBy, score, name, title, company, hasEmail, hasMobile, hasDirect } = preview.shape;
const text = z.string().check(z.minLength(1), z.maxLength(500));
const previewFound = z.strictObject({
  ...{ matchedBy, score, name, title, company, hasEmail, hasMobile, hasDirect },
  redeemId: redeemId.def.innerType,
  accountId: z.nullable(text),
});
const accountFound = z.strictObject({ accountId: text, name: z.nullable(text), score: z.nullable(z.number()) });
const entitlements = z.strictObject({
  entitlements: z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.maxLength(200)),
});

/** Every prototype that a reply could reach, key by key. */
const prototypes = () =>
  [Object, Array, String, Number, Boolean, Function, Map, Headers, Promise].map(({ prototype }) =>
    Reflect.ownKeys(prototype).map((key) => [key, Reflect.getOwnPropertyDescriptor(prototype, key)]),
  );

/** Nothing may contradict itself: whoever decides by one of the fields decides the same by the others. */
function expectSense({ state, failure, charged, data }: PurchaseOutcome): void {
  if (data) expect([state, failure]).toEqual(['settled', null]);
  if (state !== 'settled') expect(failure).not.toBeNull();
  if (state === 'settled' && failure) expect([failure.kind, charged]).toEqual(['wrong-person', 1]);
  if (state === 'refused') expect(charged).toBe(0);
  if (state === 'unknown') expect(charged).toBeNull();
  if (data?.operation === 'reveal') expect(charged).toBe(1);
}

it('whatever comes of a redeem: endings that the ledger can take, never a throw', async () => {
  const before = prototypes();
  const seen = new Map<string, number>();
  const note = (found: PurchaseOutcome) => {
    expect(outcome.parse(found)).toEqual(found);
    expectSense(found);
    const kind = found.data ? `brought ${found.data.operation}` : (found.failure?.kind ?? found.state);
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
  };
  const check = async (wired: Wired) => {
    const request = requestTo(wired);
    const reveal = { operation: 'reveal', person: casper, redeemId: 'a', asked: {} } as const;
    const account = { operation: 'account', domain: 'a.example', accountId: 'a', asked: {} } as const;
    note(await askCognism(request, access, reveal, 'plain', now));
    note(await askCognism(request, access, account, 'plain', now));
    const wanted = ['a', 'b', 'a'].map((id) => ({ redeemId: id, person: casper }));
    const endings = await redeemMany(request, access, wanted, 'plain', now);
    expect([...endings.keys()]).toEqual(['a', 'b']);
    for (const found of endings.values()) note(found);
  };
  await fc.assert(fc.asyncProperty(replies, check), { numRuns: RUNS });
  expect(prototypes()).toEqual(before);
  // The statement above is about something only while many replies of each kind come.
  const kinds = ['brought reveal', 'brought account', 'settled', 'unreadable-reply', 'service-down', 'refused'];
  for (const kind of [...kinds, 'wrong-person', 'rate-limited', 'bad-key', 'out-of-credits', 'not-entitled']) {
    expectMoreThan(RUNS / 200, seen.get(kind) ?? 0, kind);
  }
}, 120_000);

it('whatever comes of a free call: what was asked, or a failure of the table', async () => {
  const before = prototypes();
  const answers = new Map<string, number>();
  const note = <T>(name: string, schema: z.ZodMiniType<T>, found: { readonly ok: boolean }) => {
    expect(schema.parse(found)).toEqual(found);
    if (found.ok) answers.set(name, (answers.get(name) ?? 0) + 1);
  };
  const check = async (wired: Wired) => {
    const request = requestTo(wired);
    const previewed = told(z.nullable(previewFound));
    note('preview', previewed, await previewContact(request, access, casper, now));
    note('by name', previewed, await previewByName(request, access, casper, now));
    note('account', told(z.nullable(accountFound)), await enrichAccount(request, access, { name: 'a' }, now));
    note('key', told(entitlements), await verifyCognism(request, access, 'key', now));
    note('opt-out', told(z.boolean()), await isOptedOut(request, access, 'a', now));
  };
  await fc.assert(fc.asyncProperty(replies, check), { numRuns: RUNS });
  expect(prototypes()).toEqual(before);
  for (const name of ['preview', 'by name', 'account', 'key', 'opt-out']) {
    expectMoreThan(RUNS / 100, answers.get(name) ?? 0, name);
  }
}, 120_000);
