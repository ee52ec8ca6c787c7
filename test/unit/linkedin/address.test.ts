import { describe, expect, test } from 'vitest';
import { addressDetectors, describeAddress } from '../../../src/linkedin/urls/address.ts';
import { addressExamples } from '../../../src/linkedin/urls/address-examples.ts';
import { parseLinkedInUrl, sameSlug, slugOfHref } from '../../../src/linkedin/urls/slug.ts';

const examples = Object.entries(addressExamples).flatMap(([owner, urls]) => urls.map((url) => ({ owner, url })));
const token = 'ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_456';

describe('every detector on every example', () => {
  test.each(examples)('$owner: $url', ({ owner, url }) => {
    const parsed = parseLinkedInUrl(url);
    const accepted = addressDetectors.filter((detector) => parsed && detector.describe(parsed)).map(({ name }) => name);

    expect(parsed === null).toBe(owner === 'foreign');
    expect(accepted).toEqual(owner === 'other' || owner === 'foreign' ? [] : [owner]);
  });

  test('each detector has examples of its own', () => {
    expect(Object.keys(addressExamples)).toEqual(expect.arrayContaining(addressDetectors.map(({ name }) => name)));
  });
});

describe('what an address asks for', () => {
  test.each([
    ['https://www.linkedin.com/in/Ada-Lovelace/?trk=people', { kind: 'profile', slug: 'Ada-Lovelace' }],
    ['https://br.linkedin.com/in/ada-lovelace/pt_BR', { kind: 'profile', slug: 'ada-lovelace' }],
    ['https://www.linkedin.com/mwlite/in/ada-lovelace', { kind: 'profile', slug: 'ada-lovelace' }],
    ['https://www.linkedin.com/in/%E7%94%B0%E4%B8%AD-1a2b/', { kind: 'profile', slug: '田中-1a2b' }],
    ['https://www.linkedin.com/in/jose%CC%81/', { kind: 'profile', slug: 'jos\u00e9' }],
    ['https://www.linkedin.com/in/%EF%BD%8Darie/', { kind: 'profile', slug: 'ｍarie' }],
    [`https://www.linkedin.com/in/${token}/overlay/contact-info/`, { kind: 'profile', token }],
    ['https://www.linkedin.com/in/me/', { kind: 'none', reason: 'no-subject' }],
    ['https://www.linkedin.com/in/ada%252Dlovelace/', { kind: 'none', reason: 'no-subject' }],
    [`https://www.linkedin.com/in/${'a'.repeat(201)}/`, { kind: 'none', reason: 'no-subject' }],
    ['https://linkedin.com.example/in/ada-lovelace/', { kind: 'none', reason: 'no-subject' }],
    ['https://www.linkedin.com/authwall?trk=bf', { kind: 'none', reason: 'login-wall' }],
    ['https://www.linkedin.com/checkpoint/challenge/x', { kind: 'none', reason: 'challenge' }],
    ['https://www.linkedin.com/404/', { kind: 'none', reason: 'not-found' }],
    [
      'https://www.linkedin.com/search/results/people/?keywords=ada',
      { kind: 'people-list', list: 'search', company: null },
    ],
    ['https://www.linkedin.com/mynetwork/', { kind: 'people-list', list: 'network', company: null }],
    [
      'https://www.linkedin.com/company/engines/people/',
      { kind: 'people-list', list: 'company-people', company: 'engines' },
    ],
    ['https://www.linkedin.com/company/analytical-engines/', { kind: 'company', company: 'analytical-engines' }],
    ['https://www.linkedin.com/sales/lead/ACwAABcDeFg,NAME_SEARCH,x', { kind: 'sales-lead', token: 'ACwAABcDeFg' }],
    ['https://www.linkedin.com/sales/search/people', { kind: 'sales-list', list: 'sales-search', company: null }],
    ['https://www.linkedin.com/groups/1234567/members/', { kind: 'people-list', list: 'group-members', company: null }],
    ['https://www.linkedin.com/feed/', { kind: 'people-list', list: 'feed', company: null }],
    ['https://www.linkedin.com/my-items/', { kind: 'people-list', list: 'elsewhere', company: null }],
    ['https://www.linkedin.com/sales/home', { kind: 'sales-list', list: 'sales-home', company: null }],
    ['https://www.linkedin.com/company/', { kind: 'other' }],
  ])('%s', (url, address) => {
    expect(describeAddress(url)).toEqual(address);
  });
});

describe('the slug behind a link', () => {
  test.each([
    ['/in/ada-lovelace/overlay/contact-info/', 'ada-lovelace'],
    ['https://de.linkedin.com/in/ada-lovelace', 'ada-lovelace'],
    ['  http://www.linkedin.com/in/ada-lovelace/de/?x=1  ', 'ada-lovelace'],
    [`/in/${token}`, null],
    ['/in/me/', null],
    ['/company/in/', null],
    ['#in/ada-lovelace', null],
    ['//example.com/in/ada-lovelace', null],
    ['\\in\\ada-lovelace', null],
    ['/in/ada\tlovelace', null],
    ['javascript:/in/ada-lovelace', null],
    ['', null],
  ])('%j', (href, slug) => {
    expect(slugOfHref(href)).toBe(slug);
  });
});

test('slugs are one person whatever their case or composition', () => {
  expect(sameSlug('Jos\u00e9', 'jose\u0301')).toBe(true);
  expect(sameSlug('jose', 'jos\u00e9')).toBe(false);
});
