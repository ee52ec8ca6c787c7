import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { RunWay } from '../../../../src/model/schemas/people/product-check.ts';
import { DEFAULT_BASES } from '../../../../src/model/service-addresses.ts';
import type { ServiceResult } from '../../../../src/services/http/service-result.ts';
import { firstPage, type ResultPage, readPage, smallerPage } from '../../../../src/services/kissmetrics/results.ts';
import { findRunWays, pollOnce, startRun } from '../../../../src/services/kissmetrics/run.ts';
import { CUSTOMERS_ID, PRODUCT_ID, type ReportPerson, uuid } from '../../../sandbox/kissmetrics/reports.ts';
import { type Kissmetrics, startKissmetrics } from '../../../sandbox/kissmetrics/start.ts';
import type { Settings } from '../../../sandbox/kissmetrics/state.ts';
import { askerAt, askerOf, NOW } from './asker.ts';

let kissmetrics: Kissmetrics;
beforeAll(async () => {
  kissmetrics = await startKissmetrics({ tls: false });
});
beforeEach(() => kissmetrics.reset());
afterAll(() => kissmetrics.stop());

const asker = () => askerAt(kissmetrics.origin);
const WATCH = { reportId: CUSTOMERS_ID, productId: PRODUCT_ID };
const V1 = `/query/reports/${CUSTOMERS_ID}/run`;
const V2 = `/v2/products/${PRODUCT_ID}/reports/${CUSTOMERS_ID}/run`;
const JANE: ReportPerson = { number: 7, identity: 'jane@tidewright.example', cells: ['Free', 3, null] };

async function value<T>(told: Promise<ServiceResult<T>>): Promise<T> {
  const result = await told;
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}

/** Runs the report and waits for it. @returns what each poll said, and the address of the results */
async function finish(way: RunWay): Promise<{ progress: (number | null)[]; results: string }> {
  const status = await value(startRun(asker(), way));
  const progress: (number | null)[] = [];
  for (;;) {
    const state = await value(pollOnce(asker(), status));
    if (state.kind === 'done') return { progress, results: state.results };
    progress.push(state.progress);
  }
}

const wayOf = (generation: RunWay['generation']): RunWay => ({
  generation,
  url: kissmetrics.origin + (generation === 'v1' ? V1 : V2),
});

describe('the ways to run a report', () => {
  const waysWith = async (runLinks: Settings['runLinks']) => {
    kissmetrics.set({ runLinks });
    return (await value(findRunWays(asker(), WATCH))).map(({ generation, url }) => [
      generation,
      url.replace(kissmetrics.origin, ''),
    ]);
  };

  it('are those that it links to, then those that are known, each once', async () => {
    expect(await waysWith(['v1'])).toEqual([
      ['v1', V1],
      ['v2', V2],
    ]);
    expect(await waysWith(['v1', 'v2'])).toEqual([
      ['v2', V2],
      ['v1', V1],
    ]);
    expect(await waysWith([])).toEqual([
      ['v2', V2],
      ['v1', V1],
    ]);
  });

  it('at the vendor’s own hosts begin with the one that lives', async () => {
    const body = { data: { id: 'r1', report_type: 'people_search_v3' } };
    const ways = await value(
      findRunWays(askerOf(JSON.stringify(body), DEFAULT_BASES.kissmetrics), { reportId: 'r1', productId: 'p/1' }),
    );
    expect(ways.map(({ url }) => url)).toEqual([
      'https://query.kissmetrics.io/v2/products/p%2F1/reports/r1/run',
      'https://query.kissmetrics.com/v2/products/p%2F1/reports/r1/run',
      'https://api.kissmetrics.com/query/reports/r1/run',
    ]);
  });

  test.each([
    ['of another kind', uuid(0xcafe, 10), { kind: 'not-offered' }],
    ['that was deleted', CUSTOMERS_ID, { kind: 'refused', status: 404 }],
  ])('are none for a report %s', async (_, reportId, failure) => {
    kissmetrics.deleteReport(CUSTOMERS_ID);
    expect(await findRunWays(asker(), { ...WATCH, reportId })).toMatchObject({ ok: false, failure });
  });
});

describe('a run', () => {
  test.each<[RunWay['generation'], Partial<Settings>]>([
    ['v1', {}],
    ['v1', { location: false }],
    ['v2', {}],
    ['v2', { location: false }],
    ['v2', { bodyLinks: false }],
  ])('of %s with %j goes from its start to its people', async (generation, settings) => {
    kissmetrics.set(settings);
    const { progress, results } = await finish(wayOf(generation));
    expect(progress).toEqual([0, 0.5]);
    const page = await value(readPage(asker(), firstPage(results)));
    expect(page.members).toContainEqual({ identity: 'Jane@tidewright.example', cells: ['Free', '3', '2025-11-30'] });
    expect(page).toMatchObject({ total: page.read, next: null });
    // Who was never named is counted, and is nobody.
    expect(page.members).toHaveLength(page.read - 1);
  });

  it('asks for all time, in the form of its generation', async () => {
    await startRun(asker(), wayOf('v1'));
    await startRun(asker(), wayOf('v2'));
    expect(kissmetrics.requests.map(({ body }) => body)).toEqual([
      { report: { start_date: Date.UTC(2008, 0, 1) / 1000, end_date: NOW / 1000 } },
      { start_date: '2008-01-01T00:00:00.000Z', end_date: new Date(NOW).toISOString() },
    ]);
  });

  test.each<[string, RunWay['generation'], unknown, object]>([
    ['with neither link nor id', 'v2', { data: { message: 'success' } }, { kind: 'unreadable-reply' }],
    ['with an error in place of it', 'v1', { message: 'no', error: 'x', status: 404 }, { kind: 'refused' }],
    ['with a link off the host', 'v2', links('https://evil.example/s'), { kind: 'unreadable-reply' }],
  ])('that is answered %s has failed', async (_, generation, json, failure) => {
    kissmetrics.set({ location: false });
    const way = wayOf(generation);
    kissmetrics.always(new URL(way.url).pathname, { json });
    expect(await startRun(asker(), way)).toMatchObject({ ok: false, failure });
  });

  test.each<[string, number, unknown, object]>([
    ['says that it failed', 200, { completed: false, progress: 0.2, error: 'timed out' }, { kind: 'refused' }],
    ['says so in its envelope', 200, { data: { error: { message: 'no' } } }, { kind: 'refused' }],
    ['says nothing', 200, { data: {} }, { kind: 'unreadable-reply' }],
    ['is no object', 200, 'soon', { kind: 'unreadable-reply' }],
    ['is gone', 404, {}, { kind: 'refused', status: 404 }],
  ])('whose status %s has failed', async (_, status, body, failure) => {
    const at = askerOf(JSON.stringify(body), DEFAULT_BASES.kissmetrics, { status });
    expect(await pollOnce(at, `${DEFAULT_BASES.kissmetrics}/query/queries/7/status`)).toMatchObject({
      ok: false,
      failure,
    });
  });

  test.each<[string, number, unknown]>([
    ['by status', 201, {}],
    ['by a word', 200, { completed: true }],
    ['by a word in the envelope', 200, { meta: {}, data: { completed: true, progress: 1 } }],
  ])('that says %s that it is done has results beside its status', async (_, status, body) => {
    const at = askerOf(JSON.stringify(body), DEFAULT_BASES.kissmetrics, { status });
    expect(await value(pollOnce(at, `${DEFAULT_BASES.kissmetrics}/query/queries/7/status`))).toEqual({
      kind: 'done',
      results: `${DEFAULT_BASES.kissmetrics}/query/queries/7/results`,
    });
  });

  function links(href: string) {
    return { data: {}, links: [{ rel: 'query-status', href, templated: false }] };
  }
});

describe('results', () => {
  test.each<[RunWay['generation'], Settings['rows'], (string | null)[], cells: string[]]>([
    ['v1', 'arrays', ['Plan', 'Visits', 'Last seen'], ['Free', '3', '']],
    ['v2', 'arrays', [null, null, null], ['Free', '3', '']],
    ['v2', 'objects', [null, null, null], ['Free', '3', '']],
  ])('of %s in rows that are %s', async (generation, rows, columns, cells) => {
    kissmetrics.set({ rows, polls: 0 });
    kissmetrics.setPeople(CUSTOMERS_ID, [JANE]);
    const { results } = await finish(wayOf(generation));
    const page = await value(readPage(asker(), firstPage(results)));
    const jane = { identity: JANE.identity, cells };
    expect(page).toEqual({ members: [jane], columns, read: 1, total: 1, next: null });
  });

  it.each(['v1', 'v2'] as const)(
    'of %s are read page by page, whatever the service lets through at once',
    async (generation) => {
      const people = Array.from({ length: 25 }, (_, at) => ({ ...JANE, number: at, identity: `p${at}@a.example` }));
      kissmetrics.set({ polls: 0, mostPerPage: 10 });
      kissmetrics.setPeople(CUSTOMERS_ID, people);
      const { results } = await finish(wayOf(generation));
      const seen: string[] = [];
      const reads: number[] = [];
      for (let next: string | null = firstPage(results); next; ) {
        const page: ResultPage = await value(readPage(asker(), next));
        seen.push(...page.members.map(({ identity }) => identity));
        reads.push(page.read);
        next = page.next;
      }
      expect(reads).toEqual([10, 20, 25]);
      expect(seen).toEqual(people.map(({ identity }) => identity));
    },
  );

  const HREF = `${DEFAULT_BASES.kissmetrics}/query/queries/7/results?limit=1000&offset=0`;
  const named = (...names: string[]) => names.map((display_name) => ({ display_name }));
  test.each<[string, object, object]>([
    [
      'whose headings leave out the number',
      { columns: named('Person', 'Plan'), rows: [[1, 'a@a.example', 'Pro']] },
      { members: [{ identity: 'a@a.example', cells: ['Pro'] }], columns: ['Plan'] },
    ],
    [
      'whose person stands elsewhere',
      { columns: named('KM ID', 'Plan', 'person'), rows: [[1, 'Pro', 'a@a.example']] },
      { members: [{ identity: 'a@a.example', cells: ['Pro'] }], columns: ['Plan'] },
    ],
    [
      'whose headings do not fit the rows',
      { columns: named('Person'), rows: [[1, 'a@a.example', 'Pro', 'x']] },
      { members: [{ identity: 'a@a.example', cells: ['Pro', 'x'] }], columns: [null, null] },
    ],
    [
      'that are longer and wider than what is kept',
      { rows: [[1, 'a@a.example', 'x'.repeat(300), ...Array(30).fill(true)]] },
      { members: [{ identity: 'a@a.example', cells: ['x'.repeat(200), ...Array(19).fill('true')] }] },
    ],
    [
      'that hold what is no text',
      { rows: [[1, 'a@a.example', { value: 7 }, ['x'], null, { length: 3 }]] },
      { members: [{ identity: 'a@a.example', cells: ['7', '', '', ''] }] },
    ],
    ['of nobody', { data: [], pagination: { total: 0 } }, { members: [], read: 0, total: 0, next: null }],
    ['in which nobody is named', { rows: [[1, null], [2]], total: 2 }, { members: [], read: 2, total: 2 }],
    ['below `data`', { data: { rows: [[1, 'a@a.example']] } }, { members: [{ identity: 'a@a.example', cells: [] }] }],
  ])('%s', async (_, body, expected) => {
    expect(await value(readPage(askerOf(JSON.stringify(body), DEFAULT_BASES.kissmetrics), HREF))).toMatchObject(
      expected,
    );
  });

  test.each<[string, unknown]>([
    ['of another shape', { data: [{ name: 'a@a.example' }] }],
    ['that are no list', { rows: 7 }],
    ['that are texts', { rows: ['a@a.example'] }],
    ['of another page', { rows: [[1, 'a@a.example']], metadata: { offset: 50 } }],
  ])('%s are not readable', async (_, body) => {
    const page = await readPage(askerOf(JSON.stringify(body), DEFAULT_BASES.kissmetrics), HREF);
    expect(page).toMatchObject({ ok: false, failure: { kind: 'unreadable-reply' } });
  });

  it('are asked for in smaller pages down to a size', () => {
    const sizes: (string | null)[] = [];
    for (let href: string | null = HREF; href; href = smallerPage(href))
      sizes.push(new URL(href).searchParams.get('limit'));
    expect(sizes).toEqual(['1000', '500', '250', '125', '62']);
    expect(smallerPage(`${DEFAULT_BASES.kissmetrics}/x`)).toBeNull();
  });
});
