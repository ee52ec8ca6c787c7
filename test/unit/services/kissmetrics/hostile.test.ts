import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAX_CELL_LENGTH, MAX_COLUMNS, runWay } from '../../../../src/model/schemas/people/product-check.ts';
import { failure } from '../../../../src/model/schemas/purchases/failure.ts';
import { DEFAULT_BASES, originsOf } from '../../../../src/model/service-addresses.ts';
import { LIBRARY_LISTS } from '../../../../src/model/views/library.ts';
import type { ServiceResult } from '../../../../src/services/http/service-result.ts';
import {
  listAccounts,
  listProducts,
  listReports,
  readDirectory,
} from '../../../../src/services/kissmetrics/directory.ts';
import { readLibraryEntry, readLibraryPage } from '../../../../src/services/kissmetrics/library.ts';
import { readPage } from '../../../../src/services/kissmetrics/results.ts';
import { findRunWays, pollOnce, startRun } from '../../../../src/services/kissmetrics/run.ts';
import { expectMoreThan, randomRuns } from '../../../random-runs.ts';
import { askerAt } from './asker.ts';

// Replies as a broken or hostile service might send them: as text and status, as they come over the wire.

const RUNS = randomRuns(3000);
const BASE = DEFAULT_BASES.kissmetrics;
const FIELDS = [
  ...['id', 'name', 'data', 'links', 'href', 'rel', 'templated', 'pagination', 'limit', 'offset', 'total', 'metadata'],
  ...['rows', 'columns', 'identity', 'display_name', 'completed', 'progress', 'error', 'query_guid', 'report_type'],
  ...['account_id', 'product_id', 'reports', 'events', 'status', 'is_visible', 'type', 'value', 'timezone'],
  ...['__proto__', 'constructor', 'toString', 'length', 'then', ''],
];
const text = fc.oneof(
  fc.constantFrom(
    ...['people_search_v2', 'next', 'products', 'reports', 'run', 'run_v2', 'query-status', 'query-results', 'Person'],
    ...['https://evil.example/core', '//evil.example', 'https://api.kissmetrics.com@evil.example/', 'a@a.example', '7'],
    ...['/core?limit=100&amp;offset=1', 'https://apikissmetrics.com/core', '/core{?limit,offset}', '{+href}', '\ud800'],
    ...['https://query.kissmetrics.io/v2/queries/7/status', 'javascript:alert(1)', '/{constructor}', 'http://['],
  ),
  fc.string({ unit: 'binary', maxLength: 400 }),
);
const lengths = fc.constantFrom({ length: 3 }, { length: -1 }, { length: { toString: [] } }, { length: [], 0: 'x' });
const leaf = fc.oneof(text, fc.double(), fc.integer(), fc.nat(200), fc.boolean(), fc.constant(null), lengths);
const { thing } = fc.letrec((tie) => ({
  thing: fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 3, arbitrary: fc.array(tie('thing'), { maxLength: 4 }) },
    { weight: 5, arbitrary: fc.dictionary(fc.constantFrom(...FIELDS), tie('thing'), { maxKeys: 7 }) },
  ),
}));
const link = fc.record(
  { rel: text, href: text, templated: fc.oneof(fc.boolean(), leaf) },
  { requiredKeys: ['rel', 'href'] },
);
const links = fc.array(link, { maxLength: 6 });
const entry = fc.record(
  { id: fc.oneof(text, fc.nat(), leaf), name: leaf, report_type: text, links },
  { requiredKeys: ['id'] },
);
const paging = fc.record({ limit: leaf, offset: fc.oneof(fc.constant(0), leaf), total: leaf }, { requiredKeys: [] });
const row = fc.oneof(
  fc.array(leaf, { maxLength: 30 }),
  fc.tuple(fc.nat(), fc.emailAddress(), leaf, leaf),
  fc.record({ identity: fc.oneof(text, leaf), columns: fc.oneof(fc.array(leaf), leaf) }, { requiredKeys: [] }),
);
const usual = fc.record(
  {
    data: fc.oneof(fc.array(entry, { maxLength: 4 }), entry, thing),
    rows: fc.oneof(fc.array(row, { maxLength: 5 }), leaf),
    ...{ columns: fc.array(fc.oneof(fc.record({ display_name: text }), leaf), { maxLength: 6 }), pagination: paging },
    ...{
      metadata: paging,
      links: fc.oneof(links, thing),
      completed: leaf,
      progress: leaf,
      error: leaf,
      query_guid: text,
    },
    ...{ id: text, report_type: text },
  },
  { requiredKeys: [] },
);
const report = fc.record({ id: text, report_type: fc.constant('people_search_v2'), product_id: text, links });
const body = fc.oneof(
  { weight: 1, arbitrary: report.map((value) => JSON.stringify({ data: value })) },
  { weight: 8, arbitrary: usual.map((value) => JSON.stringify(value)) },
  { weight: 3, arbitrary: thing.map((value) => JSON.stringify(value)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '<html>', '{"__proto__":{"data":[]}}', `${'['.repeat(5000)}${']'.repeat(5000)}`),
  },
);
const status = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(200, 201, 202) }, fc.integer({ min: 200, max: 599 }));
const header = fc.oneof(
  fc.constant(null),
  text.filter((value) => /^[!-~]*$/.test(value)).map((value) => `<${value}>; rel="next"`),
);

const prototypes = () => [Object, Array, String, Function].map(({ prototype }) => Reflect.ownKeys(prototype).length);

it('whatever comes: an answer that can be kept or a failure of the table, and the token stays where it belongs', async () => {
  const before = prototypes();
  const seen = { brought: 0, failed: 0, pages: 0, ways: 0, results: 0 };
  await fc.assert(
    fc.asyncProperty(body, status, header, async (text, status, linked) => {
      const sent: string[] = [];
      const headers: Record<string, string> = linked === null ? {} : { Link: linked, Location: linked };
      const fetch = async (url: RequestInfo | URL) => {
        sent.push(new URL(String(url)).origin);
        return new Response([204, 205, 304].includes(status) ? null : text, { status, headers });
      };
      // Whatever the client itself would let through.
      const asker = askerAt(BASE, {
        fetch,
        allowedOrigins: async () => [...originsOf({ service: 'kissmetrics', base: BASE }), 'https://evil.example'],
      });
      const watch = { reportId: 'r1', productId: 'p1' };
      const [ways, page] = [await findRunWays(asker, watch), await readPage(asker, `${BASE}/query/queries/7/results`)];
      const all: ServiceResult<unknown>[] = [
        await readDirectory(asker),
        await listAccounts(asker),
        await listProducts(asker, 'a1'),
        await listReports(asker, 'p1'),
        ...(await Promise.all(LIBRARY_LISTS.map((list) => readLibraryPage(asker, list, null)))),
        ...(await Promise.all(LIBRARY_LISTS.map((list) => readLibraryEntry(asker, list, 'a1')))),
        await pollOnce(asker, `${BASE}/query/queries/7/status`),
        await startRun(asker, { generation: 'v1', url: `${BASE}/query/reports/7/run` }),
        ...[ways, page],
      ];
      for (const told of all) {
        if (told.ok) seen.brought += 1;
        else seen.failed += failure.safeParse(told.failure).success ? 1 : Number.NaN;
      }
      if (ways.ok) {
        seen.ways += 1;
        for (const way of ways.value) expect(runWay.safeParse(way).success).toBe(true);
      }
      if (page.ok) {
        seen.pages += 1;
        seen.results += page.value.members.length;
        for (const { identity, cells } of page.value.members) {
          expect(identity).not.toBe('');
          expect(cells.length).toBeLessThanOrEqual(MAX_COLUMNS);
          for (const cell of cells) expect(cell.length).toBeLessThanOrEqual(MAX_CELL_LENGTH);
        }
        expect(page.value.columns.length).toBeLessThanOrEqual(MAX_COLUMNS);
      }
      for (const origin of sent) expect(originsOf({ service: 'kissmetrics', base: BASE })).toContain(origin);
    }),
    { numRuns: RUNS },
  );
  expect(prototypes()).toEqual(before);
  // The statement above is about something only while much of each kind comes.
  for (const [what, count] of Object.entries(seen)) expectMoreThan(RUNS / 50, count, what);
}, 180_000);
