import { describe, expect, it, test } from 'vitest';
import type { Contact } from '../../../src/model/schemas/people/contact.ts';
import { readOutcome } from '../../../src/services/kaspr/reply.ts';
import { json, NOW, reply, wire } from './answers.ts';
import { DOCUMENTED_EMPLOYEES, DOCUMENTED_PROFILE } from './documented.ts';

const SOURCES = [{ service: 'kaspr', at: NOW }];
const saidOf = (validity: string) => [{ service: 'kaspr', at: NOW, validity }];
const GATHERED = 1588682813481;
const said = (text: string, at = NOW) => ({ text, service: 'kaspr', at });

/** The contact data of a profile; fails where the reply gave none. */
function contactOf(profile: unknown): Contact {
  const { data } = readOutcome(reply(200, json({ profile })), 'profile', NOW);
  if (data?.operation !== 'profile') throw new Error('no contact data');
  return data.contact;
}

function employeesOf(employees: unknown[]) {
  const { data } = readOutcome(reply(200, json({ employees })), 'domain-employees', NOW);
  return data?.operation === 'domain-employees' ? data.employees : [];
}

const emailsOf = (profile: object) => contactOf({ title: 'x', ...profile }).emails;
const phonesOf = (phones: unknown) =>
  contactOf({ title: 'x', phones }).phones.map(({ display, e164 }) => [display, e164]);

test('the documented profile is read as it was meant', () => {
  const { data } = readOutcome(reply(200, wire(DOCUMENTED_PROFILE)), 'profile', NOW);
  expect(data).toEqual({
    operation: 'profile',
    about: { name: 'Casper The Ghost', slug: 'Casper-Linkedin', isOther: false },
    reports: ['work-email', 'personal-email', 'mobile', 'direct', 'office'],
    contact: {
      emails: [
        {
          address: 'Casper@example.com',
          validity: 'verified',
          use: 'work',
          current: true,
          sources: saidOf('verified'),
        },
        {
          address: 'Casper@gmail.com',
          validity: 'unverified',
          use: 'personal',
          current: true,
          sources: saidOf('unverified'),
        },
      ],
      phones: [],
      title: said('Ghost', GATHERED),
      company: said('Home', GATHERED),
      location: said('Home', GATHERED),
      gatheredAt: GATHERED,
      optedOut: null,
      sources: SOURCES,
    },
  });
});

test('the documented employees are read as they were meant', () => {
  const { data } = readOutcome(reply(200, wire(DOCUMENTED_EMPLOYEES)), 'domain-employees', NOW);
  const employee = (name: string, title: string, address: string) => ({
    name,
    title,
    company: 'Home',
    location: 'Home',
    emails: [{ address, validity: 'unverified', use: null, current: false, sources: saidOf('unverified') }],
    phones: [expect.objectContaining({ display: '+33 000000000', sources: SOURCES })],
  });
  expect(data).toEqual({
    operation: 'domain-employees',
    employees: [
      employee('Casper The Gost', 'Ghost', 'Casper@example.com'),
      employee('Kathleen Harvey', 'Kid', 'Kathleen-Harvey@example.com'),
    ],
  });
});

describe('an address is', () => {
  test.each([
    ['verified', { email: 'a@acme.example', valid: true }],
    ['invalid', { email: 'a@acme.example', valid: false }],
    ['unverified', { email: 'a@acme.example', valid: null }],
    ['unverified', { email: 'a@acme.example' }],
    ['unverified', { email: 'a@acme.example', valid: 'yes' }],
    ['unverified', { email: 'a@acme.example', valid: 1, extra: true }],
  ])('%s where the service says %j', (validity, entry) => {
    expect(emailsOf({ emails: [entry] })).toMatchObject([{ address: 'a@acme.example', validity }]);
  });

  test.each([
    ['current, for work', { currentProEmail: 'a@acme.example' }, { use: 'work', current: true }],
    ['current, for work', { currentProEmails: ['A@ACME.example'] }, { use: 'work', current: true }],
    ['current, personal', { currentPersonalEmails: ['a@acme.example'] }, { use: 'personal', current: true }],
    ['current', { currentEmail: 'a@acme.example' }, { use: null, current: true }],
    ['nothing of it', {}, { use: null, current: false }],
    ['nothing of it', { currentEmail: 'b', currentProEmails: [7, null] }, { use: null, current: false }],
  ])('%s by %j', (_, profile, expected) => {
    expect(emailsOf({ emails: [{ email: 'a@acme.example', valid: null }], ...profile })).toEqual([
      expect.objectContaining(expected),
    ]);
  });

  it('kept once, as first written, whatever its case', () => {
    const profile = {
      emails: [
        { email: 'Jane@Acme.example', valid: true },
        { email: 'jane@acme.EXAMPLE', valid: false },
      ],
      currentProEmails: ['JANE@ACME.EXAMPLE'],
    };
    expect(emailsOf(profile)).toMatchObject([{ address: 'Jane@Acme.example', validity: 'verified', use: 'work' }]);
  });

  it('kept also where it stands outside of "emails" only', () => {
    const profile = {
      currentProEmails: ['a@acme.example'],
      currentPersonalEmails: ['b@mail.example'],
      currentEmail: 'c@x.example',
    };
    expect(emailsOf(profile).map(({ address, validity }) => [address, validity])).toEqual([
      ['a@acme.example', 'unverified'],
      ['b@mail.example', 'unverified'],
      ['c@x.example', 'unverified'],
    ]);
  });

  test.each([
    ['no address', 'jane'],
    ['no host', 'jane@'],
    ['no dot', 'jane@acme'],
    ['markup', '<b>a@acme.example</b>'],
    ['a link', 'https://acme.example/a@acme.example'],
    ['too long', `a@${'acme.'.repeat(60)}example`],
    ['a number', 42],
    ['an object', { email: 'a@acme.example' }],
  ])('left out where it is %s', (_, email) => {
    expect(emailsOf({ emails: [{ email }, 'x', null, [], 7] })).toEqual([]);
  });
});

describe('a phone number', () => {
  test.each([
    ['with spaces', ['+33 6 39 98 00 12'], [['+33 6 39 98 00 12', '+33639980012']]],
    ['without', ['+33639980012'], [['+33 6 39 98 00 12', '+33639980012']]],
    ['between spaces', [' \t+33 6 39 98 00 12\n'], [['+33 6 39 98 00 12', '+33639980012']]],
    ['as { phone }', [{ phone: '+1 202 555 0123', type: 'work' }], [['+1 202 555 0123', '+12025550123']]],
    ['as { number }', [{ number: '+1 202 555 0123' }], [['+1 202 555 0123', '+12025550123']]],
    [
      'twice',
      ['+1 202 555 0123', '+12025550123', { phone: '+1 (202) 555-0123' }],
      [['+1 202 555 0123', '+12025550123']],
    ],
    ['without a country', ['06 39 98 00 12'], [['06 39 98 00 12', null]]],
    ['with a country that is none', ['+999 123 456'], [['+999 123 456', null]]],
    ['too short to be one', ['+1 2'], []],
    ['as words', ['ask at the desk', 'n/a', ''], []],
    // Paid for, though its plus sign is lost.
    ['as a number', [33639980012, 7, 1.5], [['33639980012', null]]],
    ['as nothing', [null, true, [], {}, { phone: null }, { phone: { number: '1' } }], []],
    ['not in a list', '+33 6 39 98 00 12', null],
  ])('%s: %j', (_, phones, expected) => {
    if (expected) expect(phonesOf(phones)).toEqual(expected);
    else expect(() => phonesOf(phones)).toThrow('no contact data');
  });

  it('tells its country where the number does', () => {
    const { phones } = contactOf({ phones: ['+33 6 39 98 00 12', '+800 1234 5678', '06 39'] });
    expect(phones.map(({ country }) => country)).toEqual(['FR', null, null]);
  });
});

describe('a broken field is absent, and the rest is kept', () => {
  const good = {
    emails: [{ email: 'a@acme.example', valid: true }],
    title: 'Ghost',
    companyName: 'Home',
    location: 'Attic',
  };

  test.each([
    'title',
    'companyName',
    'location',
    'currentProEmails',
    'currentProEmail',
    'currentEmail',
    'phones',
    'id',
    'fetchedAt',
  ])('%s', (field) => {
    for (const broken of [42, true, {}, { a: 1 }, 'x'.repeat(2001), null]) {
      const contact = contactOf({ ...good, [field]: broken });
      expect(contact.emails).toMatchObject([{ address: 'a@acme.example', validity: 'verified' }]);
      const texts = [contact.title, contact.company, contact.location].filter((text) => text !== null);
      expect(texts.length).toBeGreaterThanOrEqual(2);
    }
  });

  test.each([
    ['2026-01-15T12:00:00Z', Date.UTC(2026, 0, 15, 12)],
    ['2020-05-05T12:46:53.481Z', GATHERED],
    ['2020-05-05', Date.UTC(2020, 4, 5)],
    ['2020-99-99', null],
    ['yesterday', null],
    ['1588682813481', null],
    [0, null],
    [-5, null],
    [GATHERED, GATHERED],
    // Nobody gathers later than he tells: such a source would stay the freshest for good.
    [NOW + 1, NOW],
    ['2199-01-01T00:00:00Z', NOW],
  ])('fetchedAt %j is read as %j', (fetchedAt, gatheredAt) => {
    expect(contactOf({ ...good, fetchedAt }).gatheredAt).toBe(gatheredAt);
  });

  it('white space is tidied, and a text of it alone is none', () => {
    const contact = contactOf({ title: '  Head\n of   Growth ', companyName: ' \t ', location: '' });
    expect([contact.title?.text, contact.company, contact.location]).toEqual(['Head of Growth', null, null]);
  });
});

describe('an employee', () => {
  test.each([
    ['by name', { name: ' Jane  Doe ' }, 'Jane Doe'],
    ['by first and last name', { firstName: 'Jane', lastName: 'Doe' }, 'Jane Doe'],
    ['by one of them', { lastName: 'Doe', name: 7 }, 'Doe'],
    ['not without a name', { email: 'jane@acme.example' }, undefined],
    ['not as a text', 'Jane Doe', undefined],
  ])('is kept %s', (_, entry, name) => {
    expect(employeesOf([entry])[0]?.name).toBe(name);
  });

  it('has the addresses and numbers of both places', () => {
    const [employee] = employeesOf([
      {
        name: 'J',
        email: 'a@acme.example',
        emails: [{ email: 'b@acme.example', valid: true }],
        phone: '+1 202 555 0123',
        phones: [],
      },
    ]);
    expect(employee?.emails.map(({ address, validity }) => [address, validity])).toEqual([
      ['b@acme.example', 'verified'],
      ['a@acme.example', 'unverified'],
    ]);
    expect(employee?.phones.map(({ e164 }) => e164)).toEqual(['+12025550123']);
  });
});
