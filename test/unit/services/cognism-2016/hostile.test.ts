import fc from 'fast-check';
import { expect, it } from 'vitest';
import { companyFacts } from '../../../../src/model/schemas/people/company.ts';
import { employment } from '../../../../src/model/schemas/people/employment.ts';
import { article } from '../../../../src/model/schemas/people/news.ts';
import { failure } from '../../../../src/model/schemas/purchases/failure.ts';
import { z } from '../../../../src/model/schemas/schema.ts';
import { companyByName } from '../../../../src/services/cognism-2016/companies.ts';
import { companyNews, reportNews } from '../../../../src/services/cognism-2016/documents.ts';
import { personByName } from '../../../../src/services/cognism-2016/people.ts';
import { createRequest } from '../../../../src/services/http/http.ts';
import { expectMoreThan, randomRuns } from '../../../random-runs.ts';
import { headings, status } from '../cognism/hostile-values.ts';
import { surroundings } from '../loopback.ts';
import { now } from './fixture.ts';

const RUNS = randomRuns(4000);
const BASE = 'https://api.cognism.io';
const access = { base: `${BASE}/api/v1`, key: 'key-in-address', secretKey: 'secret-in-address' };
const BODILESS = new Set([204, 205, 304]);

const FIELDS = [
  ...[
    'name',
    'type',
    'industry',
    'site',
    'city',
    'region',
    'country',
    'size',
    'items',
    'full_name',
    'state',
    'current',
  ],
  ...['experience', 'company', 'from', 'to', 'topcard', 'locality', 'documents', 'headline', 'subHeadline', 'abstract'],
  ...['url', 'date', 'author', 'source', '__proto__', 'constructor', 'prototype', 'length', 'toString', 'then', ''],
];
const text = fc.oneof(
  fc.constantFrom('01.02.2025', '31.02.2025', 'https://news.example/a', 'javascript:alert(1)', 'http://[', '<p>A</p>'),
  fc.constantFrom('<', '&amp;', '\u0000', '\ud83d\ude00').map((char) => char.repeat(2001)),
  fc.string({ unit: 'binary', maxLength: 600 }),
);
const leaf = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant({ length: [] }));
const small = fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(leaf, fc.array(leaf, { maxLength: 2 })), {
  maxKeys: 8,
});
const thing = fc
  .tuple(
    small,
    fc.record({ name: text, full_name: text, headline: text, experience: fc.array(small) }, { requiredKeys: [] }),
  )
  .map(([more, usual]) => ({ ...more, ...usual }));
const things = fc.oneof({ weight: 5, arbitrary: fc.array(fc.oneof(thing, leaf), { maxLength: 3 }) }, thing, leaf);
const json = fc
  .oneof(things, fc.record({ items: things }), fc.record({ documents: things }))
  .map((it) => JSON.stringify(it));
const piece = fc.constantFrom(
  ...['[1] ', '[2] Head ', 'EID: 1 ', '| UID: ', '| Date: 01.02.2025 ', '| Author: Some(A) ', '| Source: ', 'URL: '],
  ...['https://news.example/', '\n', '\n\n', 'Abstract:\n<p>A</p>', 'Some(', ')', '<', 'EID:', ' '],
);
const report = fc
  .tuple(
    fc.constantFrom('Cognism Data Report', 'Cognism Data Report (DIFF)', 'Report'),
    fc.array(fc.oneof(piece, text)),
  )
  .map(([title, parts]) => `${title}\n\n[1] ${parts.join('')}`);
const longReport = fc.constantFrom('[1] ', '[1] EID:', 'URL:', '\n\n', '<a').map((part) => {
  const times = Math.floor(900_000 / part.length);
  return `Cognism Data Report\n${part.repeat(times)}`;
});
const encoder = new TextEncoder();
const bytes = fc.oneof(
  { weight: 40, arbitrary: json.map((it) => encoder.encode(it)) },
  { weight: 30, arbitrary: report.map((it) => encoder.encode(it)) },
  { weight: 1, arbitrary: longReport.map((it) => encoder.encode(it)) },
  { weight: 3, arbitrary: fc.uint8Array({ maxLength: 60 }) },
);

const told = <T extends z.ZodMiniType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value, balance: z.null() }),
    z.strictObject({ ok: z.literal(false), failure }),
  ]);
const reported = z.strictObject({ text: z.string(), articles: z.array(article) });

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
    const fetch = async () => new Response(body, { status: wired.status, headers: wired.headings });
    const request = createRequest(surroundings(BASE, { fetch }));
    const named = { firstName: 'a', lastName: null, company: null };
    const days = { from: null, to: null };
    const words = { ...days, keywords: [], fields: [], exclusions: [], source: 'a', annotation: null };
    const about = { ...days, aboutness: 1, source: null, page: 0, count: 1 };
    note('companies', told(z.array(companyFacts)), await companyByName(request, access, 'a', now));
    note('people', told(z.array(employment)), await personByName(request, access, named, now));
    note('articles', told(z.array(article)), await companyNews(request, access, 'a', about, now));
    note('report', told(reported), await reportNews(request, access, words, now));
  };
  await fc.assert(fc.asyncProperty(replies, check), { numRuns: RUNS });
  expect(Object.keys(Object.prototype)).toEqual([]);
  for (const name of ['companies', 'people', 'articles', 'report']) {
    expectMoreThan(RUNS / 100, seen.get(name) ?? 0, name);
  }
}, 120_000);

function isEmpty(value: unknown): boolean {
  const list: unknown = typeof value === 'object' && value !== null && 'articles' in value ? value.articles : value;
  return Array.isArray(list) && list.length === 0;
}
