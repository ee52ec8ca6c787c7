import { describe, expect, it } from 'vitest';
import { differenceFrom, EMPTY_NEWS, newsSearchFrom, type TypedNews } from '../../../src/leads/research/news-form.ts';
import { newsSearch, reportSearch } from '../../../src/model/schemas/people/news.ts';
import { newsAddress, readNewsAddress } from '../../../src/model/views/news-address.ts';

const about: TypedNews = { ...EMPTY_NEWS, name: ' Hollowpine ' };
const words: TypedNews = { ...EMPTY_NEWS, by: 'words', keywords: ' scales,, a b ', source: 'PR Newswire' };
const SEPTEMBER = Date.UTC(2025, 8, 1);

describe('a search for news', () => {
  it.each([
    ['by a company', about, { kind: 'about', subject: { kind: 'company', name: 'Hollowpine' }, aboutness: 5 }],
    ['by a place', { ...about, by: 'place' }, { subject: { kind: 'place', name: 'Hollowpine' }, source: null }],
    ['of one day', { ...about, from: '2025-09-01', to: '2025-09-01' }, { from: SEPTEMBER, to: SEPTEMBER }],
    ['by words', words, { kind: 'words', keywords: ['scales', 'a b'], exclusions: [], fields: [], annotation: null }],
    ['in headlines', { ...words, field: 'articleName', exclusions: 'hall' }, { fields: ['articleName'] }],
  ] as const)('%s is taken by the background', (_, typed, wanted) => {
    const search = newsSearchFrom(typed);
    expect(search).toMatchObject(wanted);
    expect(newsSearch.parse(search)).toEqual(search);
  });

  it.each([
    ['of nothing', EMPTY_NEWS, 'name'],
    ['of spaces', { ...about, name: '  ' }, 'name'],
    ['by no words', { ...words, keywords: ' , ' }, 'keywords'],
    ['by words in no source', { ...words, source: ' ' }, 'source'],
    ['in no time', { ...about, from: '2025-09-02', to: '2025-09-01' }, 'days'],
    ['by words in no time', { ...words, from: '2025-09-02', to: '2025-09-01' }, 'days'],
    ...['0', '11', '-1', '5.5', '', 'a', '1e9'].map(
      (aboutness) => [`of aboutness "${aboutness}"`, { ...about, aboutness }, 'aboutness'] as const,
    ),
  ] as const)('%s says what has to be changed', (_, typed, mistake) => {
    expect(newsSearchFrom(typed)).toBe(mistake);
  });
});

describe('a comparison', () => {
  it('has both lists of words, in the same source and time', () => {
    const difference = differenceFrom({ ...words, others: 'hall' });
    expect(difference).toMatchObject({ kind: 'difference', first: ['scales', 'a b'], second: ['hall'] });
    expect(reportSearch.parse(difference)).toEqual(difference);
  });

  it.each([
    ['with nothing', words, 'others'],
    ['of nothing', { ...words, keywords: '', others: 'hall' }, 'keywords'],
    ['in no source', { ...words, source: '', others: 'hall' }, 'source'],
    ['in no time', { ...words, others: 'hall', from: '2025-09-02', to: '2025-09-01' }, 'days'],
  ])('%s says what has to be changed', (_, typed, mistake) => {
    expect(differenceFrom(typed)).toBe(mistake);
  });
});

describe('the address that opens a search', () => {
  it.each(['Hollowpine & Søn #1?', 'ليلى المنصوري', '100 %'])('keeps the name %s', (name) => {
    const address = newsAddress({ kind: 'company', name });
    expect(readNewsAddress(new URL(address, 'https://a.example').hash)).toEqual({ kind: 'company', name });
  });

  it.each([
    '',
    '#research',
    '#research?about=company',
    '#research?about=key&name=a',
    '#research?about=person&name=%20',
  ])('%s names no one', (hash) => {
    expect(readNewsAddress(hash)).toBeNull();
  });
});
