import { describe, expect, it, test } from 'vitest';
import type { Signal } from '../../../src/model/schemas/people/signal.ts';
import { type KnownPerson, signalMatcher } from '../../../src/signals/match.ts';
import { companyKey, personKey } from '../../../src/signals/name-keys.ts';
import { profileAlias } from '../../../src/signals/profile-alias.ts';

const lead = (name: string, company: string | null, ...aliases: string[]): KnownPerson => ({ name, company, aliases });
const jane = lead('Jane Doe', 'Tidewright Software, Inc.', 'in:janedoe-growth', 'urn:ACoAAabc', 'member:7');
const zoe = lead('Zoë Brontë-Łukasiewicz', 'Hollowpine Instruments', 'in:zoe-bronte-lukasiewicz');
const hanako = lead('山田 花子', null, 'in:山田-花子-aa1234567');

type Person = NonNullable<Signal['person']>;
function signal(
  person: Partial<Person> | null,
  companies: Partial<Pick<Signal, 'company' | 'oldCompany'>> = {},
): Signal {
  return {
    ...{ id: 'a', kind: 'job-join', at: 1, toldAt: 2, source: null, location: null, oldLocation: null },
    person: person && { name: null, url: null, title: null, oldTitle: null, ...person },
    ...{ company: null, oldCompany: null, ...companies },
  };
}

const match = (leads: readonly KnownPerson[], about: Signal) => {
  const found = signalMatcher(leads)(about);
  return found && [found.lead.name, found.how];
};

describe('by alias', () => {
  test.each([
    ['https://www.linkedin.com/in/janedoe-growth', 'Jane Doe'],
    ['https://uk.linkedin.com/in/JaneDoe-Growth/?a=b#c', 'Jane Doe'],
    ['https://linkedin.com/in/ACoAAabc', 'Jane Doe'],
    ['https://jp.linkedin.com/in/%E5%B1%B1%E7%94%B0-%E8%8A%B1%E5%AD%90-aa1234567', '山田 花子'],
    ['https://jp.linkedin.com/in/山田-花子-aa1234567/ja', '山田 花子'],
  ])('%s is %s', (url, name) => {
    expect(match([jane, zoe, hanako], signal({ url, name: 'Somebody Else' }))).toEqual([name, 'alias']);
  });

  test.each([
    'https://www.linkedin.com/in/janedoe',
    'https://www.linkedin.com/company/janedoe-growth',
    'https://www.linkedin.com.evil.example/in/janedoe-growth',
    'https://notlinkedin.com/in/janedoe-growth',
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/in/%E0%A4%A',
    'https://www.linkedin.com/in/acoaaabc',
    'https://evil.example/?https://www.linkedin.com/in/janedoe-growth',
  ])('%s is nobody', (url) => {
    expect(match([jane, zoe, hanako], signal({ url, name: 'Jane Doe' }))).toBeNull();
  });

  it('goes before a name', () => {
    const about = signal(
      { url: 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz', name: 'Jane Doe' },
      { company: 'Tidewright Software, Inc.' },
    );
    expect(match([jane, zoe], about)).toEqual([zoe.name, 'alias']);
  });

  it('that two people have is nobody', () => {
    const about = signal({ url: 'https://www.linkedin.com/in/janedoe-growth' });
    expect(match([jane, lead('Jane Roe', null, 'in:janedoe-growth')], about)).toBeNull();
  });
});

describe('by name and company', () => {
  test.each([
    ['Jane Doe', { company: 'Tidewright Software' }],
    ['JANE DOE', { company: 'TIDEWRIGHT SOFTWARE Ltd.' }],
    ['Jane  Doe', { oldCompany: 'Tidewright Software, Inc.' }],
    ['Jane Doe', { company: 'Elsewhere', oldCompany: 'Tidewright-Software' }],
  ])('%s with %j is offered', (name, companies) => {
    expect(match([jane, zoe], signal({ name }, companies))).toEqual(['Jane Doe', 'name']);
  });

  it('is offered too where the profile is not known', () => {
    const about = signal(
      { url: 'https://www.linkedin.com/in/zoe-new', name: 'Zoe Bronte-Lukasiewicz' },
      { oldCompany: 'Hollowpine Instruments GmbH & Co. KG' },
    );
    expect(match([jane, zoe], about)).toEqual([zoe.name, 'name']);
  });

  test.each<[about: Partial<Person> | null, companies: object]>([
    [{ name: 'Jane Doe' }, {}],
    [{ name: 'Jane Doe' }, { company: 'Hollowpine Instruments' }],
    [{ name: 'Jane' }, { company: 'Tidewright Software' }],
    [{ name: '…' }, { company: '…' }],
    [{ name: '山田 花子' }, { company: 'Kestrel & Finch' }],
    [null, { company: 'Tidewright Software' }],
  ])('%j with %j is nobody', (about, companies) => {
    expect(match([jane, zoe, hanako, lead('…', '…')], signal(about, companies))).toBeNull();
  });

  it('is nobody where two fit', () => {
    const about = signal({ name: 'Jane Doe' }, { company: 'Tidewright Software', oldCompany: 'Acme' });
    expect(match([jane, lead('jane doe', 'Tidewright Software GmbH')], about)).toBeNull();
    expect(match([jane, lead('Jane Doe', 'ACME Corp.')], about)).toBeNull();
    expect(match([jane, lead('Jane Doe', 'Elsewhere')], about)).toEqual(['Jane Doe', 'name']);
  });
});

test.each([
  ['Brightmoor Ltd.', 'Brightmoor'],
  ['Brightmoor, Inc', 'BRIGHTMOOR INC.'],
  ['Brightmoor S.A.', 'brightmoor sa'],
  ['Brightmoor GmbH & Co. KG', 'Brightmoor'],
  ['Brightmoor Co., Ltd.', 'Brightmoor'],
  ['株式会社タイドライト', 'タイドライト'],
  ['タイドライト株式会社', 'タイドライト'],
  ['ООО', 'ооо'],
  ['Kestrel & Finch', 'Kestrel and Finch'],
  ['Société Générale', 'SOCIETE GENERALE SA'],
  ['Ørsted A/S', 'Orsted'],
])('the companies "%s" and "%s" are the same', (one, other) => {
  expect(companyKey(one)).toBe(companyKey(other));
  expect(companyKey(one)).not.toBe('');
});

test.each([
  ['Brightmoor Logistics', 'Brightmoor'],
  ['Ltd', 'Inc'],
  ['ガード', 'カート'],
])('the companies "%s" and "%s" are not', (one, other) => {
  expect(companyKey(one)).not.toBe(companyKey(other));
});

test.each([
  ['Jürgen Großmann-Weiß', 'JURGEN GROSSMANN WEISS'],
  ['Dáithí Ó Murchadha', 'daithi o murchadha'],
  ['Søren Bækgaard', 'Soren Baekgaard'],
  ['Quentin d’Aubrac', "Quentin d'Aubrac"],
  ['Zoe\u0308', 'Zoë'],
])('the names "%s" and "%s" are the same', (one, other) => {
  expect(personKey(one)).toBe(personKey(other));
});

test.each([
  ['https://www.linkedin.com/in/J%C3%BCrgen-gro%C3%9Fmann', 'in:jürgen-großmann'],
  ['https://www.linkedin.com/in/Ju\u0308rgen', 'in:jürgen'],
  ['https://www.linkedin.com/in/a%2520b', 'in:a%20b'],
  ['https://www.linkedin.com/in/ACwAAx-1', 'sn:ACwAAx-1'],
  ['https://www.linkedin.com/in/me', null],
  ['javascript://www.linkedin.com/in/a', null],
  ['www.linkedin.com/in/a', null],
])('the address %s is the alias %s', (address, alias) => {
  expect(profileAlias(address)).toBe(alias);
});
