import { describe, expect, it, test } from 'vitest';
import { signal as signalSchema } from '../../../../src/model/schemas/people/signal.ts';
import { readMoment } from '../../../../src/services/cognism-2016/days.ts';
import { readEvents } from '../../../../src/services/cognism-2016/events/event-pages.ts';
import { rulesOf } from '../../../../src/services/cognism-2016/events/event-rule.ts';
import { readEvent } from '../../../../src/services/cognism-2016/events/event-signal.ts';
import { NOW } from './fixture.ts';

const event = { id: 'a', type: 'job-join', at: 5, org: 'HAUNT', employee: { name: 'Casper' } };
const read = (different: object) => readEvent({ ...event, ...different }, NOW).signal;

describe('an event', () => {
  test.each([
    ['job-join', 'job-join'],
    ['job-leave', 'job-leave'],
    ['job-move', 'job-move'],
    ['location-move', 'location-move'],
    ['person-mention', 'mention'],
    ['quote', 'mention'],
    ['310', 'mention'],
    ['330', 'mention'],
    [310, 'mention'],
    [' Job-Join ', 'job-join'],
  ])('of type %j is a signal of kind %s', (type, kind) => {
    expect(read({ type })).toMatchObject({ kind });
  });

  test.each(['funding-round', '311', '__proto__', 'constructor', 7])('of type %j is unknown', (type) => {
    expect(read({ type })).toBe('unknown');
  });

  test.each([
    { id: undefined },
    { id: '' },
    { id: {} },
    { id: 'x'.repeat(201) },
    { id: 1.5 },
    { type: undefined },
    { type: null },
    { type: [] },
    { at: undefined },
    { at: -1 },
    { at: 8.7e15 },
    { at: 'yesterday' },
    { org: undefined, employee: undefined },
    { org: ' ', employee: { title: 'CEO' } },
  ])('with %j is unreadable', (different) => {
    expect(read(different)).toBe('unreadable');
  });

  test.each<[different: object, expected: object]>([
    [{ id: 7 }, { id: '7' }],
    [{ id: undefined, _id: 'b' }, { id: 'b' }],
    [{ id: 'a', _id: 'b' }, { id: 'a' }],
    [{ at: undefined, date: '20.08.2016' }, { at: Date.UTC(2016, 7, 20) }],
    [{ at: {}, meta: { datecreated: '2016-08-20T22:32:21.989658' } }, { at: Date.UTC(2016, 7, 20, 22, 32, 21, 989) }],
    [{ employee: { first_name: 'Kathleen', last_name: 'Harvey' } }, { person: { name: 'Kathleen Harvey', url: null } }],
    [{ employee: 7 }, { person: null, company: 'HAUNT' }],
    [{ employee: { name: 7, url: 'https://a.example/' } }, { person: { name: null, url: 'https://a.example/' } }],
    [{ org: undefined, orgToInfo: { name: 'To' } }, { company: 'To' }],
    [{ org: undefined, employee: { name: 'C', organisation: 'Now' } }, { company: 'Now' }],
    [{ orgFromInfo: { name: 'From' } }, { company: 'HAUNT', oldCompany: 'From' }],
    [{ orgFromInfo: { name: 'HAUNT' } }, { company: 'HAUNT', oldCompany: null }],
    [{ type: 'job-leave' }, { company: null, oldCompany: 'HAUNT' }],
    [
      { type: 'job-leave', employee: { name: 'C', organisation: 'New', old_organisation: 'HAUNT' } },
      { company: 'New', oldCompany: 'HAUNT' },
    ],
    [
      { loc: { city: 'B', country: 'C' }, old_loc: { city: 'A' } },
      { location: 'B, C', oldLocation: 'A' },
    ],
    [
      { loc: { city: 'B' }, old_loc: { city: 'B' } },
      { location: 'B', oldLocation: null },
    ],
    [
      { loc: 'B', old_loc: [] },
      { location: null, oldLocation: null },
    ],
    [{ org: 'x'.repeat(2001) }, { company: null }],
    [{ org: 'x'.repeat(600) }, { company: 'x'.repeat(500) }],
  ])('with %j has %j', (different, expected) => {
    expect(read(different)).toMatchObject(expected);
  });

  test.each([
    ['https://news.example/a', 'https://news.example/a'],
    ['http://news.example/a', 'https://news.example/a'],
    ['HTTP://news.example', 'https://news.example/'],
    ['social', null],
    ['javascript:alert(1)', null],
    ['data:text/html,a', null],
    ['//news.example', null],
    ['ftp://news.example/', null],
    ['https://user:pass@news.example/', null],
    [`http://news.example/${'x'.repeat(1980)}`, null],
  ])('told of at "%s" has the source %j', (url, source) => {
    expect(read({ url })).toMatchObject({ source });
    expect(read({ source: url })).toMatchObject({ source });
    expect(read({ employee: { name: 'C', url } })).toMatchObject({ person: { url: source } });
    expect(signalSchema.safeParse(read({ url })).success).toBe(true);
  });
});

it('a list of events counts what it does not tell', () => {
  const entries = [event, { ...event, id: 'b', type: 'x' }, { ...event, id: 'c', at: null }, null, 'a', event];
  expect(readEvents(entries, NOW)).toMatchObject({ signals: [{ id: 'a' }], unknown: 1, unreadable: 3 });
  const many = Array.from({ length: 600 }, (_, id) => ({ ...event, id }));
  expect(readEvents(many, NOW)).toMatchObject({ signals: { length: 500 }, unreadable: 100 });
});

test.each([
  [1_471_732_633_672, 1_471_732_633_672],
  ['1471732633672', 1_471_732_633_672],
  [0, 0],
  [-1, null],
  [Number.NaN, null],
  [Number.POSITIVE_INFINITY, null],
  ['20.08.2016', Date.UTC(2016, 7, 20)],
  ['2016-08-20', Date.UTC(2016, 7, 20)],
  ['2016-08-20T22:32', Date.UTC(2016, 7, 20, 22, 32)],
  ['2016-08-20T22:32:21.989658', Date.UTC(2016, 7, 20, 22, 32, 21, 989)],
  ['2016-08-20T22:32:21Z', Date.UTC(2016, 7, 20, 22, 32, 21)],
  ['2016-08-20T22:32:21.5+02:00', Date.UTC(2016, 7, 20, 20, 32, 21, 500)],
  ['2016-02-31', null],
  ['2016-13-01', null],
  ['2016-08-20T25:00:00Z', null],
  ['1969-12-31', null],
  ['yesterday', null],
  ['', null],
  [null, null],
  [{}, null],
])('the moment %j is %j', (value, moment) => {
  expect(readMoment(value)).toBe(moment);
});

describe('a rule', () => {
  test.each<[criteria: Parameters<typeof rulesOf>[0], rules: string[]]>([
    [{ types: [] }, ['']],
    [{ types: ['job-join', 'job-leave'], org: ['IBM'] }, ['type=job-join|job-leave;org=IBM']],
    [{ types: [], org: ['IBM', 'IBM', ' A  B '] }, ['org=IBM|A B']],
    [{ types: ['310'], org: ['HAUNT (Contract)'] }, ['type=310;org=HAUNT (Contract)']],
    [
      { types: [], org: ['A'], 'employee.name': ['Zoë'], 'employee.title': ['VP, Sales'] },
      ['org=A;employee.name=Zoë;employee.title=VP, Sales'],
    ],
  ])('of %j is %j', (criteria, rules) => {
    expect(rulesOf(criteria)).toEqual({ rules, refused: [] });
  });

  test.each([
    'A;type=310',
    'A|B',
    'A=B',
    'valuelist(x)',
    'employee.title(x)',
    'A\u0000B',
    '\ud800',
    ' ',
    '',
    'x'.repeat(201),
  ])('refuses the name %j, and is not widened by that', (name) => {
    expect(rulesOf({ types: ['310'], org: [name] })).toEqual({ rules: [], refused: [name] });
    expect(rulesOf({ types: [], org: [name, 'A'] })).toEqual({ rules: ['org=A'], refused: [name] });
  });

  it('is several where it would be too long for an address', () => {
    const names = Array.from({ length: 40 }, (_, at) => `${String(at).padStart(2, '0')}${'株'.repeat(98)}`);
    const { rules } = rulesOf({ types: ['310'], org: names, 'employee.name': ['A'] });
    expect(Math.max(...rules.map((rule) => rule.length))).toBeLessThan(700);
    const asked = rules.flatMap((rule) => rule.split(';')[1]?.slice('org='.length).split('|'));
    expect(asked).toEqual(names);
    expect(rules.every((rule) => rule.startsWith('type=310;') && rule.endsWith(';employee.name=A'))).toBe(true);
  });
});
