import { describe, expect, it, test } from 'vitest';
import { summaryOf } from '../../../../src/services/cognism-2016/articles.ts';
import type { Cognism2016Access } from '../../../../src/services/cognism-2016/call.ts';
import { readDay, writeDay } from '../../../../src/services/cognism-2016/days.ts';
import {
  companyNews,
  reportAbout,
  reportDifference,
  reportNews,
  searchNews,
} from '../../../../src/services/cognism-2016/documents.ts';
import { COGNISM_DEMO_SECRET, COGNISM_DEMO_TOKEN } from '../../../sandbox/cognism-2016/start.ts';
import * as examples from './examples.ts';
import { fixture, now } from './fixture.ts';

const at = fixture();
const KEYS = { accessToken: COGNISM_DEMO_TOKEN, secretKey: COGNISM_DEMO_SECRET };
const days = { from: Date.UTC(2025, 8, 1), to: Date.UTC(2025, 11, 31, 23) };
const everyDay = { from: null, to: null };
const search = { keywords: ['calibration'], fields: [], exclusions: [], source: 'PR Newswire', annotation: null };
const about = { ...everyDay, aboutness: 5, source: null, page: 0, count: 10 };
const difference = {
  ...days,
  first: { keywords: ['a', 'b'], fields: ['abstract'] },
  second: { keywords: ['instruments'], fields: ['articleName'] },
  source: 'PR Newswire',
  annotation: null,
};

const CALLS: [name: string, path: string, ask: (access: Cognism2016Access) => Promise<{ ok: boolean }>][] = [
  ['by words', '/api/v1/documents/json', (access) => searchNews(at.request, access, { ...days, ...search }, now)],
  ['as a report', '/api/v1/documents/txt', (access) => reportNews(at.request, access, { ...days, ...search }, now)],
  ['by aboutness', '/api/v1/documents/org/A%2FB', (access) => companyNews(at.request, access, 'A/B', about, now)],
  [
    'about somebody',
    '/api/v2/documents/search',
    (access) => reportAbout(at.request, access, { kind: 'person', name: 'A & B' }, { ...about, source: 'x' }, now),
  ],
  ['by difference', '/api/v1/documents/txt/diff', (access) => reportDifference(at.request, access, difference, now)],
];

describe('documents', () => {
  test.each(CALLS)('%s are asked for with the keys in the address, as the document knows it', async (_, path, ask) => {
    expect(await ask(at.access())).toMatchObject({ ok: true });
    const [request] = at.legacy.requests;
    expect([request?.method, request?.path]).toEqual(['GET', path]);
    expect(Object.fromEntries(request?.query ?? [])).toMatchObject(KEYS);
    expect(JSON.stringify(request?.headers)).not.toContain('demo');
    expect(request?.headers.accept).toBe(/json|org/.test(path) ? 'application/json' : 'text/plain');
  });

  test.each(CALLS)('%s: no failure shows a key', async (_, path, ask) => {
    const behaviours = [{ status: 401 }, { status: 400 }, { status: 500 }, { html: true }, { cut: 'before-charge' }];
    for (const behaviour of behaviours) {
      at.legacy.next(path, behaviour as object);
      const told = await ask(at.access());
      expect(told).toMatchObject({ ok: false, failure: { service: 'cognism2016' } });
      expect(JSON.stringify(told)).not.toMatch(/demo|accessToken/);
    }
  });

  test.each(CALLS)('%s: a wrong token is refused', async (_, __, ask) => {
    expect(await ask(at.access({ key: 'wrong' }))).toMatchObject({ ok: false, failure: { kind: 'bad-key' } });
  });

  it('have their words and days in the form of the document', async () => {
    await reportDifference(at.request, at.access({ secretKey: null }), difference, now);
    expect(Object.fromEntries(at.legacy.requests[0]?.query ?? [])).toEqual({
      accessToken: COGNISM_DEMO_TOKEN,
      keywords1: 'a,b',
      keywords2: 'instruments',
      fields1: 'abstract',
      fields2: 'articleName',
      source: 'PR Newswire',
      dateFrom: '01.09.2025',
      dateTo: '31.12.2025',
    });
  });

  it('of v2 are not offered where the base address does not say where v2 is', async () => {
    const access = at.access({ base: `${at.legacy.origin}/cognism` });
    const told = await reportAbout(at.request, access, { kind: 'company', name: 'A' }, about, now);
    expect(told).toEqual({ ok: false, failure: { kind: 'not-offered', service: 'cognism2016' } });
    expect(at.legacy.requests).toEqual([]);
  });

  it('are found in the sandbox by words, days and aboutness, page by page', async () => {
    const found = async (ask: Promise<{ ok: boolean; value?: readonly { headline: string }[] }>) =>
      (await ask).value?.map(({ headline }) => headline.split(' ')[0]);
    expect(await found(searchNews(at.request, at.access(), { ...days, ...search }, now))).toEqual(['Hollowpine']);
    const none = { ...search, ...everyDay, exclusions: ['hall'] };
    expect(await found(searchNews(at.request, at.access(), none, now))).toEqual([]);
    const company = (different: object) =>
      found(companyNews(at.request, at.access(), 'Hollowpine Instruments', { ...about, ...different }, now));
    expect(await company({})).toEqual(['Hollowpine']);
    expect(await company({ aboutness: 3 })).toEqual(['Hollowpine', 'Brightmoor']);
    expect(await company({ aboutness: 3, page: 1, count: 1 })).toEqual(['Brightmoor']);
    expect(await company({ aboutness: 3, page: 2, count: 1 })).toEqual([]);
    expect(await company({ aboutness: 1, from: Date.UTC(2025, 9, 1) })).toEqual(['Brightmoor']);
  });

  it('of two searches are those of the first alone', async () => {
    const words = (keywords: string[]) => ({ keywords, fields: ['abstract'] });
    const told = await reportDifference(
      at.request,
      at.access(),
      { ...difference, first: words(['a']), second: words(['hall']) },
      now,
    );
    expect(told.ok && told.value.articles.map(({ author }) => author)).toEqual(['Tidewright Software, Inc.']);
  });
});

describe('the example of', () => {
  it('documents is read as it was meant', async () => {
    at.legacy.next('/api/v1/documents/json', { json: examples.DOCUMENTS });
    expect(await searchNews(at.request, at.access(), { ...days, ...search }, now)).toEqual({
      ok: true,
      balance: null,
      value: [
        {
          headline: 'Whipstaff Tire Supplies Original Equipment Tires for the Ghostly Cayenne',
          summary:
            'SEOUL, South Korea, Sept. 4, 2016 /PRNewswire/ -- Whipstaff Tire announced that it will supply tires.',
          url: 'http://www.news.example/news-releases/whipstaff-tire-300322435.html',
          at: Date.UTC(2016, 8, 5),
          author: 'Whipstaff Tire',
          source: 'PR Newswire',
        },
      ],
    });
  });

  it('no documents is read as it was meant', async () => {
    at.legacy.next('/api/v1/documents/org/Whipstaff', { json: examples.NO_DOCUMENTS });
    expect(await companyNews(at.request, at.access(), 'Whipstaff', about, now)).toMatchObject({ ok: true, value: [] });
  });

  test.each([
    [
      'a report',
      examples.TEXT_REPORT,
      {
        headline: 'Whipstaff strikes $1.5bn deal with US digital marketing firm',
        summary: null,
        url: 'http://www.news.example/cms/s/0/f995dd4a-5d44-11e6-bb77-a121aa8abd95.html',
        at: Date.UTC(2016, 7, 8),
        author: 'Casper Ghost',
        source: 'Financial Times',
      },
    ],
    [
      'a later report',
      examples.LATER_TEXT_REPORT,
      {
        headline: '6mm x 6mm, Whipstaff Technology launches the worlds smallest IoT WiFi SiP module',
        summary:
          'LAS VEGAS, Jan. 4, 2016 /PRNewswire/ -- Whipstaff Technology, the leading solutions provider, just announced the worlds smallest module, LTP0201.',
        url: 'http://www.news.example/news-releases/364110661.html',
        at: Date.UTC(2016, 0, 4, 14),
        author: 'Whipstaff Technology Co., Ltd.',
        source: 'PR Newswire',
      },
    ],
  ])('%s is read as it was meant', async (_, body, article) => {
    at.legacy.next('/api/v1/documents/txt', { status: 200, body });
    expect(await reportNews(at.request, at.access(), { ...days, ...search }, now)).toEqual({
      ok: true,
      balance: null,
      value: { text: body.trim(), articles: [article] },
    });
  });

  it('a report of 5 MB is whole, and one of more than 20 MB is refused', async () => {
    const body = `${examples.TEXT_REPORT.trim()}\n\n${'Ghostly tires. '.repeat(350_000)}end`;
    at.legacy.next('/api/v1/documents/txt', { status: 200, body });
    const told = await reportNews(at.request, at.access(), { ...days, ...search }, now);
    expect(told.ok && [told.value.text.length, told.value.text.endsWith('tires. end')]).toEqual([body.length, true]);
    expect(told.ok && told.value.articles).toHaveLength(1);
    at.legacy.next('/api/v1/documents/txt', { status: 200, body: body.repeat(4) });
    const refused = await reportNews(at.request, at.access(), { ...days, ...search }, now);
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'unreadable-reply' } });
  });

  it('a difference is read as it was meant', async () => {
    at.legacy.next('/api/v1/documents/txt/diff', { status: 200, body: examples.DIFFERENCE_REPORT });
    const told = await reportDifference(at.request, at.access(), difference, now);
    expect(told).toMatchObject({ ok: true, value: { text: examples.DIFFERENCE_REPORT.trim(), articles: [] } });
  });
});

describe('an article', () => {
  const read = async (document: object) => {
    at.legacy.next('/api/v1/documents/json', { json: { documents: [{ headline: 'H', ...document }] } });
    const told = await searchNews(at.request, at.access(), { ...days, ...search }, now);
    return told.ok ? told.value[0] : undefined;
  };

  test.each([
    [{ url: 'javascript:alert(1)' }, { url: null }],
    [{ url: 'https://user:pass@news.example/' }, { url: null }],
    [{ url: `https://news.example/${'x'.repeat(1990)}` }, { url: null }],
    [
      { url: 7, date: 7, author: [], source: {} },
      { url: null, at: null, author: null, source: null },
    ],
    [{ abstract: ' <p> </p> ', subHeadline: 'Below' }, { summary: 'Below' }],
    [{ abstract: 'x'.repeat(9000) }, { summary: 'x'.repeat(2000) }],
    [{ date: '31.02.2025' }, { at: null }],
  ])('with %j is %j', async (document, expected) => {
    expect(await read(document)).toMatchObject({ headline: 'H', ...expected });
  });

  it('has a headline, or is none', async () => {
    expect(await read({ headline: ' ' })).toBeUndefined();
  });
});

test.each([
  ['01.02.2025', Date.UTC(2025, 1, 1)],
  ['1.2.2025', Date.UTC(2025, 1, 1)],
  ['Mon Jan 04 14:00:00 UTC 2016', Date.UTC(2016, 0, 4, 14)],
  ['29.02.2024', Date.UTC(2024, 1, 29)],
  ['29.02.2025', null],
  ['01.13.2025', null],
  ['00.01.2025', null],
  ['01.01.1969', null],
  ['2025-02-01', null],
  ['Mon Foo 04 14:00:00 UTC 2016', null],
  ['', null],
  [null, null],
])('the day "%s" is %s', (text, moment) => {
  expect(readDay(text)).toBe(moment);
});

it('a day is written as it is read', () => {
  for (const moment of [0, Date.UTC(2025, 1, 1), Date.UTC(2024, 1, 29)]) expect(readDay(writeDay(moment))).toBe(moment);
});

test.each([
  ['<p>A &amp; B</p>', 'A & B'],
  ['<p>1 &lt; 2</p><p>3</p>', '1 < 2 3'],
  ['2 < 3 and 5 > 4', '2 < 3 and 5 > 4'],
  ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
  ['<a href="x">B</a><br/>C&nbsp;D &#39;E&#39;', "B C D 'E'"],
  ['<script', '<script'],
  ['', null],
  [7, null],
])('%j as plain text is %j', (html, plain) => {
  expect(summaryOf(html)).toBe(plain);
});
