import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type SubscriptionDraft, signal, subscription } from '../../../../src/model/schemas/people/signal.ts';
import { failure } from '../../../../src/model/schemas/purchases/failure.ts';
import { z } from '../../../../src/model/schemas/schema.ts';
import { writeAudit } from '../../../../src/services/cognism-2016/audit.ts';
import { deadLetters } from '../../../../src/services/cognism-2016/events/dead-letters.ts';
import { pageByPage } from '../../../../src/services/cognism-2016/events/event-pages.ts';
import { rulesOf } from '../../../../src/services/cognism-2016/events/event-rule.ts';
import { searchEvents } from '../../../../src/services/cognism-2016/events/event-search.ts';
import { eventPage } from '../../../../src/services/cognism-2016/events/events.ts';
import { eventCsvPage } from '../../../../src/services/cognism-2016/events/events-csv.ts';
import {
  createSubscription,
  deleteSubscription,
  listSubscriptions,
} from '../../../../src/services/cognism-2016/events/subscriptions.ts';
import { readMessage } from '../../../../src/services/cognism-2016/events/websocket.ts';
import { createRequest } from '../../../../src/services/http/http.ts';
import { signalMatcher } from '../../../../src/signals/match.ts';
import { expectMoreThan, randomRuns } from '../../../random-runs.ts';
import { headings, status } from '../cognism/hostile-values.ts';
import { surroundings } from '../loopback.ts';
import { NOW, now } from './fixture.ts';

const RUNS = randomRuns(4000);
const BASE = 'https://api.cognism.io';
const access = { base: `${BASE}/api/v1`, key: 'key-in-address', secretKey: 'secret-in-address' };
const BODILESS = new Set([204, 205, 304]);

const FIELDS = [
  ...['id', '_id', 'at', 'date', 'meta', 'datecreated', 'type', 'org', 'orgToInfo', 'orgFromInfo', 'loc', 'old_loc'],
  ...['source', 'url', 'employee', 'name', 'first_name', 'last_name', 'title', 'old_job_title', 'organisation'],
  ...['old_organisation', 'city', 'state', 'country', 'pattern', 'callback-http', 'method', 'headers', 'active'],
  ...['createdAt', 'updatedAt', '__proto__', 'constructor', 'prototype', 'length', 'toString', 'then', 'toJSON', ''],
];
const TYPES = ['job-join', 'job-leave', 'job-move', 'location-move', 'person-mention', 'quote', '310', '330', 'other'];
const text = fc.oneof(
  fc.constantFrom(
    ...['https://www.linkedin.com/in/casper', 'http://a.example/%', 'http://[', 'javascript:alert(1)', 'social'],
    ...['20.08.2016', '31.02.2016', '2016-08-20T22:32:21.989658', '9999999999999', 'POST', '-'.repeat(201)],
  ),
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.constantFrom('x', '\ud83d\ude00', '\ud800', '\u202e', '\u0000', ';', '"').map((char) => char.repeat(2001)),
);
const lengths = fc.constantFrom<object>({ length: 3 }, { length: '5' }, { length: { valueOf: 7, toString: {} } });
const leaf = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), lengths);
const small = fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(leaf, fc.array(leaf, { maxLength: 2 })), {
  maxKeys: 8,
});
const field = fc.oneof(leaf, small);
const id = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c') }, { weight: 1, arbitrary: field });
const type = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...TYPES) }, { weight: 1, arbitrary: field });
const at = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: NOW }) }, { weight: 1, arbitrary: field });
const employee = fc.oneof(
  field,
  fc.record({ name: text, url: text, title: leaf, organisation: text, old_organisation: field }, { requiredKeys: [] }),
);
const thing = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...FIELDS), field, { maxKeys: 8 }),
    fc.record(
      { id, type, at, org: fc.oneof(fc.constant('HAUNT'), field), employee, pattern: field },
      { requiredKeys: ['id', 'type', 'at', 'org'] },
    ),
    fc.record({ _id: id, 'callback-http': fc.oneof(field, fc.record({ method: text, url: text })) }),
  )
  .map(([more, event, order]) => ({ ...more, ...event, ...order }));
const json = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(fc.oneof(thing, leaf), { maxLength: 3 }) },
    { weight: 1, arbitrary: thing },
    leaf,
  )
  .map((value) => JSON.stringify(value));
const cell = fc.oneof(
  fc.constantFrom('a', 'b', 'job-join', 'job-leave', '310', '20.08.2016', '"', '""', '"a', '\r', '\uFEFF'),
  text,
);
const csv = fc
  .tuple(
    fc.constantFrom(
      'Event ID;Date;Event Type;Employee Name;Organization Name;',
      'event id;Event Type;Date',
      'Event ID;',
    ),
    fc.array(fc.tuple(fc.constantFrom('a;20.08.2016;job-join;Casper', 'b;310;20.08.2016;A', ''), fc.array(cell))),
  )
  .map(([columns, lines]) => [columns, ...lines.map(([first, cells]) => [first, ...cells].join(';'))].join('\n'));
const longCsv = fc
  .constantFrom('a;20.08.2016;job-join;A;\n', '"', '";"\n', ';', '"\n"', 'Event ID;Event Type;', '\r\n;')
  .map((part) => `Event ID;Date;Event Type;Employee Name\n${part.repeat(Math.floor(900_000 / part.length))}`);
const encoder = new TextEncoder();
const bytes = fc.oneof(
  { weight: 50, arbitrary: json.map((it) => encoder.encode(it)) },
  { weight: 30, arbitrary: csv.map((it) => encoder.encode(it)) },
  { weight: 1, arbitrary: longCsv.map((it) => encoder.encode(it)) },
  { weight: 3, arbitrary: fc.uint8Array({ maxLength: 60 }) },
);

const told = <T extends z.ZodMiniType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value, balance: z.null() }),
    z.strictObject({ ok: z.literal(false), failure }),
  ]);
const read = { signals: z.array(signal), unknown: z.int(), unreadable: z.int() };
const page = told(z.strictObject({ ...read, more: z.boolean() }));
const row = z.strictObject({ id: z.string(), company: z.string(), cells: z.array(z.string()) });
const csvPage = told(
  z.strictObject({
    ...{ ...read, more: z.boolean(), isCut: z.boolean() },
    ...{ columns: z.array(z.string()).check(z.maxLength(200)), rows: z.array(row) },
  }),
);
const draft: SubscriptionDraft = {
  name: 'a',
  isActive: true,
  pattern: { type: 'quote', company: null },
  callback: { method: 'POST', url: 'https://a.example/', headers: [] },
};

it('whatever comes: what was asked, or a failure that shows no key', async () => {
  const seen = new Map<string, number>();
  const note = (name: string, schema: z.ZodMiniType, found: { readonly ok: boolean; readonly value?: unknown }) => {
    expect(schema.parse(found)).toEqual(found);
    if (found.ok && !isEmpty(found.value)) seen.set(name, (seen.get(name) ?? 0) + 1);
    if (!found.ok) expect(JSON.stringify(found)).not.toContain('in-address');
  };
  const replies = fc.record({ status, headings, bytes });
  const check = async (wired: { status: number; headings: [string, string][]; bytes: Uint8Array }) => {
    const body = BODILESS.has(wired.status) ? null : new Uint8Array(wired.bytes);
    const fetch = async () => new Response(body?.slice() ?? null, { status: wired.status, headers: wired.headings });
    const request = createRequest(surroundings(BASE, { fetch }));
    const days = { from: null, to: null };
    const first = () => ({ page: 0, count: 2, seen: new Set<string>() });
    let pages = 0;
    const streamed = pageByPage((asked) => eventPage(request, access, { ...days, rule: '' }, asked, now), { count: 2 });
    for await (const found of streamed) {
      note('stream', page, found);
      pages += 1;
    }
    // The second page brings nothing new, since all are alike.
    expect(pages).toBeLessThanOrEqual(2);
    note('csv', csvPage, await eventCsvPage(request, access, { ...days, rule: '' }, first(), now));
    note('search', page, await searchEvents(request, access, { ...days, types: [] }, first(), now));
    const letters = await deadLetters(request, access, first(), now);
    note('dead letters', page, letters);
    if (letters.ok) expect(letters.value.signals.map(signalMatcher([])).filter(Boolean)).toEqual([]);
    note('subscriptions', told(z.array(subscription)), await listSubscriptions(request, access, now));
    note('subscription', told(subscription), await createSubscription(request, access, draft, now));
    note('deletion', told(z.enum(['deleted', 'was-not-there'])), await deleteSubscription(request, access, 'a', now));
    const entry = { action: 'a', source: 'b', data: 1 };
    note('audit', told(z.null()), await writeAudit(request, access, entry, 'plain', now));
    const message = readMessage(new TextDecoder().decode(wired.bytes), NOW);
    note('message', z.strictObject({ ok: z.boolean(), value: z.nullable(z.strictObject(read)) }), {
      ok: message !== null,
      value: message,
    });
  };
  await fc.assert(fc.asyncProperty(replies, check), { numRuns: RUNS });
  expect(Object.keys(Object.prototype)).toEqual([]);
  const names = [
    'stream',
    'csv',
    'search',
    'dead letters',
    'subscriptions',
    'subscription',
    'deletion',
    'audit',
    'message',
  ];
  for (const name of names) expectMoreThan(RUNS / 100, seen.get(name) ?? 0, name);
}, 180_000);

function isEmpty(value: unknown): boolean {
  const list: unknown = typeof value === 'object' && value !== null && 'signals' in value ? value.signals : value;
  return Array.isArray(list) && list.length === 0;
}

it('whatever a name is: a rule has the parts that it was given, and no others', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 250 }),
    fc
      .array(fc.constantFrom('a', ';', '|', '=', 'type', 'valuelist', '(', ')', ' ', '&'))
      .map((parts) => parts.join('')),
  );
  const names = fc.array(name, { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(names, (org) => {
      const { rules, refused } = rulesOf({ types: ['quote'], org });
      const asked = rules.flatMap((rule) => {
        const [type, list = '', ...more] = rule.split(';');
        expect([type, more, list.split('=').length, list.startsWith('org=')]).toEqual(['type=quote', [], 2, true]);
        return list.slice('org='.length).split('|');
      });
      const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
      const taken = org.filter((one) => !refused.includes(one));
      expect(new Set(asked)).toEqual(new Set(taken.map(plain)));
      expect(new Set([...refused, ...taken])).toEqual(new Set(org));
    }),
    { numRuns: randomRuns(2000) },
  );
});
