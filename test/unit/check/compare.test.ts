import { describe, expect, test } from 'vitest';
import type { PageReading, PersonReading, RowReading } from '../../../src/model/schemas/people/reading.ts';
import { ABSENCES, personFields } from '../../../src/model/schemas/people/reading.ts';
import { compareReading } from '../../check/compare.ts';
import { evidenceFaults } from '../../check/evidence.ts';
import { totalsOf } from '../../check/report.ts';
import type { Sidecar } from '../../check/sidecar.ts';

// The runner must fail where a reader does: each of these is a reading that is not what the page says.

const address = 'https://www.linkedin.com/in/ada-cogwell/';

function person(said: Partial<PersonReading> = {}): PersonReading {
  const fields = { ...Object.fromEntries(personFields.map((field) => [field, null])), rawName: null, ...said };
  const evidence = personFields.map((field) => [field, said[field] ? 'line' : 'not-on-page']);
  // Every field is there, which the compiler can't see.
  return { ...fields, evidence: Object.fromEntries(evidence) } as PersonReading;
}

const ada = person({ slug: 'ada-cogwell', name: 'Ada Cogwell', rawName: 'Ada Cogwell 🚀', company: 'Cog Co' });
const bob = person({ slug: 'bob', name: 'Bob', rawName: 'Bob' });
const profileOf = (read: PersonReading): PageReading => ({
  shows: 'person',
  verdict: 'certain',
  address,
  kind: 'profile',
  layout: 'sdui',
  person: read,
});
const listOf = (...people: PersonReading[]): PageReading => ({
  shows: 'list',
  verdict: 'certain',
  address,
  kind: 'people-list',
  layout: 'sdui',
  list: 'search',
  company: null,
  rows: people.map((read): RowReading => ({ verdict: 'certain', person: read })),
});
const nothing: PageReading = {
  shows: 'nothing',
  verdict: 'unreadable',
  address,
  kind: 'profile',
  layout: 'sdui',
  reason: 'not-the-subject',
  missing: [],
};

const sidecar = (expected: Sidecar['expect'], more: Partial<Sidecar> = {}): Sidecar => ({
  url: address,
  kind: 'rows' in expected ? 'people-list' : 'profile',
  layout: 'sdui',
  expect: expected,
  ...more,
});
const said = { slug: 'ada-cogwell', name: 'Ada  Cogwell 🚀', company: 'Cog Co', title: null };
const rows = [
  { slug: 'ada-cogwell', name: 'Ada Cogwell 🚀' },
  { slug: 'bob', name: 'Bob' },
];
const nobody = { slug: null, name: null };

const found = (reading: PageReading, page: Sidecar) => {
  const judgements = compareReading(reading, page);
  const count = (what: string) => judgements.filter(({ is }) => is === what).length;
  return { right: count('right'), wrong: count('wrong'), absent: count('absent') };
};

describe('a reading', () => {
  test.each<[string, PageReading, Sidecar, { right: number; wrong: number; absent: number }]>([
    ['of all that is said', profileOf(ada), sidecar(said), { right: 3, wrong: 0, absent: 0 }],
    ['of nothing', nothing, sidecar(said), { right: 0, wrong: 0, absent: 3 }],
    ['of another company', profileOf({ ...ada, company: 'Cog' }), sidecar(said), { right: 2, wrong: 1, absent: 0 }],
    ['of no company', profileOf({ ...ada, company: null }), sidecar(said), { right: 2, wrong: 0, absent: 1 }],
    [
      'of what the page does not say',
      profileOf({ ...ada, title: 'Boss' }),
      sidecar(said),
      { right: 3, wrong: 1, absent: 0 },
    ],
    [
      'of a name that is not cleaned',
      profileOf({ ...ada, name: 'Ada Cogwell 🚀' }),
      sidecar(said),
      { right: 2, wrong: 1, absent: 0 },
    ],
    [
      'of a name that is not as painted',
      profileOf({ ...ada, rawName: 'Ada' }),
      sidecar(said),
      { right: 2, wrong: 1, absent: 0 },
    ],
    [
      'that is wrong where it may be absent',
      profileOf({ ...ada, company: 'X' }),
      sidecar(said, { optional: ['company'] }),
      { right: 2, wrong: 1, absent: 0 },
    ],
    ['of somebody where nobody is', profileOf(ada), sidecar(nobody), { right: 0, wrong: 1, absent: 0 }],
    [
      'of somebody on a page of no kind',
      profileOf(ada),
      sidecar(nobody, { kind: 'none' }),
      { right: 0, wrong: 2, absent: 0 },
    ],
    ['in another layout', profileOf(ada), sidecar(said, { layout: 'ember' }), { right: 3, wrong: 1, absent: 0 }],
    [
      'of somebody who must not be read',
      profileOf(ada),
      sidecar(said, { never: { names: ['Cogwell'] } }),
      { right: 3, wrong: 1, absent: 0 },
    ],
    ['for another reason', nothing, sidecar(nobody, { reason: 'login-wall' }), { right: 0, wrong: 1, absent: 0 }],
    ['that is not as sure', profileOf(ada), sidecar(said, { verdict: 'partial' }), { right: 3, wrong: 1, absent: 0 }],
    ['of all rows', listOf(ada, bob), sidecar({ rows }), { right: 4, wrong: 0, absent: 0 }],
    ['of a row too few', listOf(ada), sidecar({ rows }), { right: 2, wrong: 1, absent: 2 }],
    ['of a row too many', listOf(ada, bob), sidecar({ rows: rows.slice(1) }), { right: 2, wrong: 2, absent: 0 }],
    ['of rows in another order', listOf(bob, ada), sidecar({ rows }), { right: 4, wrong: 1, absent: 0 }],
    ['of the same row twice', listOf(ada, ada, bob), sidecar({ rows }), { right: 4, wrong: 2, absent: 0 }],
  ])('%s', (_, reading, page, judged) => {
    expect(found(reading, page)).toEqual(judged);
  });

  test('has something that speaks for every value, and a reason for every other field', () => {
    expect(evidenceFaults(profileOf(ada), {})).toEqual([]);
    const { evidence } = ada;
    const unsaid = { ...ada, evidence: { ...evidence, company: ABSENCES[0], title: 'line' as const } };
    expect(evidenceFaults(profileOf(unsaid), {})).toEqual([
      'title is absent by line',
      'company is there by not-on-page',
    ]);
    expect(evidenceFaults(profileOf(ada), { evidence: { company: 'picture' } })).toEqual([
      'company: expected picture, read line',
    ]);
    expect(evidenceFaults(profileOf({ ...ada, memberId: 'x' }), {})).toContain('person.memberId breaks the model');
  });
});

test('what may be absent does not count, and identities count alone', () => {
  const page = sidecar({ ...said, school: 'Gear Academy', headline: 'Cogs' }, { optional: ['school'] });
  const checked = { name: 'one', reading: nothing, faults: [], judgements: compareReading(profileOf(ada), page) };
  expect(totalsOf([checked])).toEqual({
    pages: 1,
    identities: 2,
    rightIdentities: 2,
    demanded: 4,
    right: 3,
    wrong: 0,
    faults: 0,
  });
});
