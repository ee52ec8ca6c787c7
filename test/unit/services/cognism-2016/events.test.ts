import { describe, expect, it, test } from 'vitest';
import type { Cognism2016Access } from '../../../../src/services/cognism-2016/call.ts';
import { deadLetters } from '../../../../src/services/cognism-2016/events/dead-letters.ts';
import {
  type EventPage,
  type EventPageRequest,
  pageByPage,
} from '../../../../src/services/cognism-2016/events/event-pages.ts';
import { searchEvents } from '../../../../src/services/cognism-2016/events/event-search.ts';
import { eventPage } from '../../../../src/services/cognism-2016/events/events.ts';
import { eventCsvPage } from '../../../../src/services/cognism-2016/events/events-csv.ts';
import type { ServiceResult } from '../../../../src/services/http/service-result.ts';
import { COGNISM_DEMO_SECRET, COGNISM_DEMO_TOKEN } from '../../../sandbox/cognism-2016/start.ts';
import * as examples from './event-examples.ts';
import { PRINTED_HEADERS } from './examples.ts';
import { fixture, NOW, now } from './fixture.ts';

const at = fixture();
const DAY = 86_400_000;
const everything = { from: null, to: null, rule: '' };
const first = (count = 50): EventPageRequest => ({ page: 0, count, seen: new Set() });

const CALLS: [
  name: string,
  target: string,
  keysIn: string,
  ask: (access: Cognism2016Access, page?: EventPageRequest) => Promise<ServiceResult<EventPage>>,
][] = [
  [
    'the stream',
    'GET /api/v1/events/stream',
    'headers',
    (access, page = first()) => eventPage(at.request, access, everything, page, now),
  ],
  [
    'the CSV',
    'GET /api/v1/events/stream/csv',
    'address',
    (access, page = first()) => eventCsvPage(at.request, access, everything, page, now),
  ],
  [
    'the search',
    'POST /api/v1/events/stream/search',
    'address',
    (access, page = first()) => searchEvents(at.request, access, { from: null, to: null, types: [] }, page, now),
  ],
  [
    'dead letters',
    'GET /api/v1/events/deadletter',
    'headers',
    (access, page = first()) => deadLetters(at.request, access, page, now),
  ],
];

describe('events', () => {
  test.each(CALLS)('of %s are asked for with the keys where they belong', async (_, target, keysIn, ask) => {
    expect(await ask(at.access())).toMatchObject({ ok: true });
    const [request] = at.legacy.requests;
    expect(`${request?.method} ${request?.path}`).toBe(target);
    const keys = { accessToken: COGNISM_DEMO_TOKEN, secretKey: COGNISM_DEMO_SECRET };
    const inHeaders = { 'x-api-accesstoken': COGNISM_DEMO_TOKEN, 'x-api-secretkey': COGNISM_DEMO_SECRET };
    if (keysIn === 'headers') {
      expect(request?.headers).toMatchObject(inHeaders);
      expect(`${request?.query}`).not.toContain('demo');
    } else {
      expect(Object.fromEntries(request?.query ?? [])).toMatchObject(keys);
      expect(JSON.stringify(request?.headers)).not.toContain('demo');
    }
  });

  test.each(CALLS)('of %s: every failure says why, and shows no key', async (_, target, __, ask) => {
    const failures: [behaviour: object, failure: object][] = [
      [{ status: 400 }, { kind: 'refused', status: 400 }],
      [{ status: 401 }, { kind: 'bad-key' }],
      [{ status: 403 }, { kind: 'not-entitled' }],
      [{ status: 406 }, { kind: 'refused', status: 406 }],
      [{ status: 410 }, { kind: 'not-offered' }],
      [{ status: 429 }, { kind: 'rate-limited', until: NOW + 60_000 }],
      [
        { status: 429, headers: { 'retry-after': '90' } },
        { kind: 'rate-limited', until: NOW + 90_000 },
      ],
      [{ status: 500 }, { kind: 'service-down', status: 500 }],
      [{ html: true }, { kind: 'unreadable-reply' }],
      [{ json: {} }, { kind: 'unreadable-reply' }],
      [{ json: 'x' }, { kind: 'unreadable-reply' }],
      [{ status: 200, body: `[${' '.repeat(1_000_001)}]` }, { kind: 'unreadable-reply' }],
      [{ cut: 'before-charge' }, { kind: 'no-answer' }],
      [{ cut: 'mid-body' }, { kind: 'no-answer' }],
      [{ redirect: 'https://evil.example/' }, { kind: 'no-answer' }],
      [{ never: true }, { kind: 'timeout' }],
    ];
    for (const [behaviour, failure] of failures) {
      at.legacy.next(target, behaviour);
      const told = await ask(at.access());
      expect(told).toEqual({ ok: false, failure: { service: 'cognism2016', ...failure } });
      expect(JSON.stringify(told)).not.toMatch(/demo|accessToken/i);
    }
    expect(at.legacy.requests).toHaveLength(failures.length);
  });

  test.each(CALLS)('of %s: wrong keys are refused', async (_, __, ___, ask) => {
    for (const different of [{ key: 'wrong' }, { secretKey: 'wrong' }]) {
      expect(await ask(at.access(different))).toMatchObject({ ok: false, failure: { kind: 'bad-key' } });
    }
  });

  test.each(CALLS)('of %s come page by page', async (_, target, __, ask) => {
    const seen = new Set<string>();
    const page = async (page: number) => {
      const told = await ask(at.access(), { page, count: 2, seen });
      return told.ok && [told.value.signals.length + told.value.unreadable, told.value.more];
    };
    expect(await page(0)).toEqual([2, true]);
    // There are three dead letters, and eleven events.
    expect(await page(1)).toEqual(target.includes('deadletter') ? [1, false] : [2, true]);
  });
});

describe('the stream', () => {
  const streamed = (search: object, limits: object) =>
    pageByPage((page) => eventPage(at.request, at.access(), { ...everything, ...search }, page, now), limits);
  const collect = async (search: object = {}, limits: object = {}) => {
    const pages: ServiceResult<EventPage>[] = [];
    for await (const told of streamed(search, limits)) pages.push(told);
    return pages;
  };
  const ids = (pages: readonly ServiceResult<EventPage>[]) =>
    pages.flatMap((told) => (told.ok ? told.value.signals.map(({ id }) => id) : []));

  it('is asked for in the form of the document', async () => {
    await collect({ from: Date.UTC(2016, 3, 20), to: Date.UTC(2016, 5, 20, 23), rule: 'org=IBM' });
    expect(Object.fromEntries(at.legacy.requests[0]?.query ?? [])).toEqual({
      ...{ dateFrom: '20.04.2016', dateTo: '20.06.2016', rule: 'org=IBM', page: '0', count: '50' },
    });
    await collect();
    expect(Object.fromEntries(at.legacy.requests[1]?.query ?? [])).toEqual({ page: '0', count: '50' });
  });

  it('ends with the page that is not full', async () => {
    const pages = await collect({}, { count: 4 });
    expect(pages.map((told) => told.ok && told.value.more)).toEqual([true, true, false]);
    expect(new Set(ids(pages)).size).toBe(10);
    expect(pages.map((told) => told.ok && told.value.unknown)).toEqual([0, 0, 1]);
  });

  it('ends with an empty page where the last one was full', async () => {
    expect(await collect({}, { count: 11 })).toHaveLength(2);
  });

  it('ends where a service does not count pages', async () => {
    at.legacy.always('/api/v1/events/stream', { json: at.legacy.state.events.slice(0, 2) });
    const pages = await collect({}, { count: 2 });
    expect(pages).toMatchObject([{ value: { more: true } }, { value: { signals: [], more: false } }]);
  });

  it('ends where entries have no id to know them by', async () => {
    const signal = { type: 'job-join', at: 1, org: 'A' };
    at.legacy.always('/api/v1/events/stream', { json: [{ ...signal, id: 'a' }, signal] });
    expect(await collect({}, { count: 2 })).toMatchObject([{ ok: true }, { ok: false }]);
  });

  it('skips an event that can be known again and not be read, also where nothing else came', async () => {
    at.legacy.next('/api/v1/events/stream', { json: [{ id: 'odd', at: 1, type: 'job-join' }] });
    expect(await collect()).toMatchObject([{ ok: true, value: { signals: [], unreadable: 1, more: false } }]);
  });

  it('ends after so many pages, and says that there are more', async () => {
    const pages = await collect({}, { count: 1, mostPages: 3 });
    expect(pages.map((told) => told.ok && told.value.more)).toEqual([true, true, true]);
  });

  it('ends with what failed, after what came', async () => {
    at.legacy.next('/api/v1/events/stream', {});
    at.legacy.next('/api/v1/events/stream', { status: 503 });
    const pages = await collect({}, { count: 4 });
    expect(pages).toMatchObject([{ ok: true }, { ok: false, failure: { kind: 'service-down' } }]);
  });

  it('tells an event once, also where it is on two pages', async () => {
    const [a, b, c] = at.legacy.state.events;
    at.legacy.next('/api/v1/events/stream', { json: [a, b, a] });
    at.legacy.next('/api/v1/events/stream', { json: [b, c] });
    expect(ids(await collect({}, { count: 3 }))).toEqual([a?.id, b?.id, c?.id]);
  });

  it('is asked for no page that nobody wants', async () => {
    for await (const told of streamed({}, { count: 1 })) {
      expect(told.ok).toBe(true);
      break;
    }
    expect(at.legacy.requests).toHaveLength(1);
  });

  it('holds what happened between two days', async () => {
    const pages = await collect({ from: NOW - 3 * DAY, to: NOW - 2 * DAY });
    expect(ids(pages)).toEqual(['ev-jane-left', 'ev-kofi-promoted']);
  });

  it('holds what has happened since', async () => {
    at.legacy.state.happen({ slug: 'cassiopeia', type: 'job-join', org: 'Kestrel & Finch' });
    const pages = await collect({ from: NOW, rule: 'type=job-join' });
    expect(pages).toMatchObject([{ value: { signals: [{ person: { name: 'Cassiopeia' }, at: NOW, toldAt: NOW }] } }]);
  });
});

describe('stream, CSV and search', () => {
  const read = async (ask: Promise<ServiceResult<EventPage>>) => {
    const told = await ask;
    return told.ok ? told.value.signals : [];
  };

  it('tell the same, but for what the CSV has no columns for', async () => {
    const [stream, csv, search] = await Promise.all(CALLS.slice(0, 3).map(([, , , ask]) => read(ask(at.access()))));
    expect(search).toEqual(stream);
    expect(stream).toHaveLength(10);
    // Which day, not when; one title, one company, one place.
    const shortened = stream?.map((signal) => ({
      ...{ ...signal, at: signal.at - (signal.at % DAY), oldLocation: null, source: null },
      person: signal.person && { ...signal.person, oldTitle: null },
      ...(signal.kind === 'job-leave' ? {} : { oldCompany: null }),
    }));
    expect(csv).toEqual(shortened);
  });

  it('the search takes names that no rule can hold', async () => {
    at.legacy.state.happen({ id: 'odd', type: '330', org: 'A;B|C=D' });
    const wanted = { from: NOW, to: NOW, types: ['330' as const, '310' as const], org: ['A;B|C=D'] };
    expect(await read(searchEvents(at.request, at.access(), wanted, first(), now))).toMatchObject([{ id: 'odd' }]);
    expect(at.legacy.requests[0]?.body).toEqual({
      ...{ dateFrom: '15.01.2026', dateTo: '15.01.2026', page: 0, count: 50 },
      pipeline: [
        { name: 'type', operator: 'eq', values: ['330', '310'], phase: 'match' },
        { name: 'org', operator: 'eq', values: ['A;B|C=D'], phase: 'match' },
      ],
    });
  });

  it('the search of a list without names asks nothing', async () => {
    const wanted = { from: null, to: null, types: [], org: [] };
    const told = await searchEvents(at.request, at.access(), wanted, first(), now);
    expect(told).toEqual({ ok: true, value: { signals: [], unknown: 0, unreadable: 0, more: false }, balance: null });
    expect(at.legacy.requests).toEqual([]);
  });
});

describe('the example of', () => {
  const JOINED = {
    id: '9c9567cf-10a1-4b4d-b553-77b83f5de16a',
    kind: 'job-join',
    at: 1_471_732_633_672,
    toldAt: NOW,
    person: {
      name: 'J. Casper Whipstaff',
      url: 'https://www.linkedin.com/in/jcasperwhipstaff',
      title: 'North America Talent Search Team - Sourcing Recruiter',
      oldTitle: 'Senior Corporate Sourcing Recruiter',
    },
    company: 'HAUNT (Contract)',
    oldCompany: 'Whipstaff Enterprise (Contract)',
    location: 'Ghost Springs, Colorado, United States',
    oldLocation: null,
    source: null,
  };

  it('the stream is read as it was meant', async () => {
    at.legacy.next('/api/v1/events/stream', { json: examples.EVENTS });
    expect(await CALLS[0]?.[3](at.access())).toEqual({
      ok: true,
      balance: null,
      value: { signals: [JOINED], unknown: 0, unreadable: 0, more: false },
    });
  });

  it("the CSV's columns is read as it was meant", async () => {
    const columns = examples.CSV_COLUMNS.split('\n').filter((line) => line.endsWith(';'));
    const line =
      '9c95;20.08.2016;job-join;J. Casper Whipstaff;"Recruiter; Sourcing";39;http://www.linkedin.com/in/jcasperwhipstaff;HAUNT;1009;;' +
      'IT;http://www.haunt.example;1911;Public;"10,001+";AMERICAS;United States;Colorado;Ghost Springs;';
    for (const body of [
      `${columns.join('')}\n${line}`,
      `\uFEFFCSV File\r\n\r\nData returned with rule org=HAUNT\r\n${columns.join('')}\r\n${line}\r\n`,
    ]) {
      at.legacy.next('/api/v1/events/stream/csv', { status: 200, body });
      expect(await CALLS[1]?.[3](at.access())).toMatchObject({
        value: {
          signals: [
            {
              ...{ id: '9c95', kind: 'job-join', at: Date.UTC(2016, 7, 20), company: 'HAUNT', oldCompany: null },
              person: {
                name: 'J. Casper Whipstaff',
                url: 'https://www.linkedin.com/in/jcasperwhipstaff',
                title: 'Recruiter; Sourcing',
                oldTitle: null,
              },
              location: 'Ghost Springs, Colorado, United States',
            },
          ],
        },
      });
    }
  });

  it.each([
    ['between two columns', (text: string) => text.slice(0, text.lastIndexOf(';Ghent'))],
    ['within quotes', (text: string) => `${text}ev;01.01.2026;job-join;"Lud`],
    ['after its first column', (text: string) => `${text}ev`],
  ])('a CSV that breaks off %s lacks that row only, and says so', async (_, cut) => {
    const whole = await eventCsvPage(at.request, at.access(), everything, first(), now);
    if (!whole.ok) throw new Error(whole.failure.kind);
    expect(whole.value).toMatchObject({ isCut: false, more: false });
    const line = ({ cells }: { cells: readonly string[] }) => `${cells.map((cell) => `"${cell}"`).join(';')};\r\n`;
    const { columns, rows } = whole.value;
    const text = [{ cells: columns }, ...rows].map(line).join('').replaceAll('"', '');
    const body = cut(text);
    at.legacy.next('/api/v1/events/stream/csv', { status: 200, body });
    const told = await eventCsvPage(at.request, at.access(), everything, first(), now);
    if (!told.ok) throw new Error(told.failure.kind);
    expect(told.value).toMatchObject({ isCut: true, more: true, columns });
    const last = body.length < text.length ? rows.findIndex(({ cells }) => cells.includes('Ghent')) : rows.length;
    expect(told.value.rows).toEqual(rows.slice(0, last));
  });

  it("the CSV's rows are as the service wrote them, those of unknown types too", async () => {
    const told = await eventCsvPage(at.request, at.access(), everything, first(), now);
    expect(told.ok && told.value.columns.slice(7, 9)).toEqual(['Organization Name', 'rganization ID']);
    const rows = told.ok ? told.value.rows : [];
    expect(rows).toHaveLength(at.legacy.state.events.length);
    expect(rows.at(-1)).toMatchObject({ id: 'ev-hollowpine-funded', company: 'Hollowpine Instruments' });
    expect(rows.at(-1)?.cells[2]).toBe('funding-round');
  });

  it("the CSV's columns, as they are printed, hold no event", async () => {
    at.legacy.next('/api/v1/events/stream/csv', { status: 200, body: examples.CSV_COLUMNS });
    expect(await CALLS[1]?.[3](at.access())).toMatchObject({ ok: false, failure: { kind: 'unreadable-reply' } });
  });

  it('the search is sent as it was meant', async () => {
    const [example, days] = [
      JSON.parse(examples.SEARCH_BODY),
      { from: Date.UTC(2016, 3, 20), to: Date.UTC(2016, 4, 20) },
    ];
    const page: EventPageRequest = { page: 5, count: 10, seen: new Set() };
    await searchEvents(at.request, at.access(), { ...days, types: [], org: ['string'] }, page, now);
    expect(at.legacy.requests[0]?.body).toEqual({ ...example, pipeline: [{ ...example.pipeline[0], name: 'org' }] });
  });

  it('dead letters is read as it was meant', async () => {
    at.legacy.next('/api/v1/events/deadletter', { json: examples.DEAD_LETTERS });
    const person = { oldTitle: null };
    expect(await CALLS[3]?.[3](at.access())).toEqual({
      ok: true,
      balance: null,
      value: {
        signals: [
          {
            ...{ id: '2f9d283f-86cc-46b1-8d38-2866d4466888', kind: 'job-leave', at: 1_460_464_400_387, toldAt: NOW },
            person: {
              ...{ ...person, name: 'Casper Szellem', url: 'https://hu.linkedin.com/in/caszellem' },
              title: 'Digital Media Consultant and Online Marketing Expert',
            },
            ...{ company: null, oldCompany: 'Whipstaff Digital Limited' },
            ...{ location: 'Hungary area, United States', oldLocation: null, source: null },
          },
          {
            ...{ id: 'b07fe290-5fa6-430c-bfe5-4153f95df1d4', kind: 'job-join', at: 1_460_464_894_973, toldAt: NOW },
            person: {
              ...{ ...person, name: 'Kathleen Anne Harvey', title: 'Sales and Marketing Intern' },
              url: 'https://www.linkedin.com/in/kathleen-anne-harvey-70115593',
            },
            ...{ company: 'Haunted Magazine', oldCompany: null },
            ...{ location: 'Ghostburg, Pennsylvania, United States', oldLocation: null, source: null },
          },
        ],
        ...{ unknown: 0, unreadable: 0, more: false },
      },
    });
  });

  it('headers in the place of a reply is read as no event', async () => {
    at.legacy.next('/api/v1/events/stream', { json: PRINTED_HEADERS });
    expect(await CALLS[0]?.[3](at.access())).toMatchObject({ ok: false, failure: { kind: 'unreadable-reply' } });
    // What could not be delivered need not be readable: it is counted.
    at.legacy.next('/api/v1/events/deadletter', { json: PRINTED_HEADERS });
    expect(await CALLS[3]?.[3](at.access())).toMatchObject({ value: { signals: [], unreadable: 1 } });
  });
});

it('dead letters that cannot be read are counted', async () => {
  expect(await CALLS[3]?.[3](at.access())).toMatchObject({
    value: {
      signals: [
        { kind: 'job-join', company: 'Tidewright Software, Inc.', oldCompany: 'Hollowpine Instruments' },
        { kind: 'job-leave', company: null, oldCompany: 'Tidewright Software, Inc.' },
      ],
      ...{ unknown: 0, unreadable: 1 },
    },
  });
});
