import { expect, it } from 'vitest';
import { COMPANIES, PEOPLE, VIEWER } from '../../sandbox/index.ts';

const everybody = [...PEOPLE, VIEWER];

it('gives everybody ids of their own, in LinkedIn’s form', () => {
  for (const ids of [everybody.map(({ slug }) => slug), everybody.map(({ token }) => token)]) {
    expect(new Set(ids).size).toBe(everybody.length);
  }
  expect(new Set(everybody.map(({ memberId }) => memberId)).size).toBe(everybody.length);
  for (const { token, slug } of everybody) {
    expect(token).toMatch(/^ACoAA[\w-]{34}$/);
    expect(slug).toBe(slug.normalize('NFC').toLowerCase());
  }
});

it('keeps to mail hosts that nobody can own, but for one invented free-mail address', () => {
  const addresses = [
    ...PEOPLE.flatMap(({ kaspr }) => (typeof kaspr === 'string' ? [] : kaspr.emails.map(({ email }) => email))),
    ...COMPANIES.flatMap(({ employees }) => employees.map(({ email }) => email)),
  ];
  expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual(['jane.doe.invented.person@gmail.com']);
});

it('lists only addresses of a person as current', () => {
  for (const { kaspr } of PEOPLE) {
    if (typeof kaspr === 'string') continue;
    const known = kaspr.emails.map(({ email }) => email);
    expect(known).toEqual(expect.arrayContaining([...kaspr.pro, ...kaspr.personal]));
  }
});

it('lets people work at companies that exist here', () => {
  for (const { company, companySlug } of PEOPLE) {
    expect(COMPANIES.find(({ slug }) => slug === companySlug)?.name).toBe(company);
  }
});

it('covers the hard cases', () => {
  const contacts = PEOPLE.flatMap(({ kaspr }) => (typeof kaspr === 'string' ? [] : [kaspr]));
  const has = (test: (contact: (typeof contacts)[number]) => boolean) => expect(contacts.some(test)).toBe(true);
  has(({ emails, phones }) => emails.length === 0 && phones.length > 0);
  has(({ emails }) => emails.length === 1 && emails[0]?.valid === false);
  has(({ emails }) => emails.length > 2);
  has(({ emails, phones }) => emails.length + phones.length === 0);
  expect(new Set(PEOPLE.map(({ kaspr }) => (typeof kaspr === 'string' ? kaspr : 'known'))).size).toBe(4);
  expect(PEOPLE.some(({ company }) => company === undefined)).toBe(true);
  expect(COMPANIES.filter(({ employees }) => employees.length > 5).length).toBeGreaterThan(1);
});
