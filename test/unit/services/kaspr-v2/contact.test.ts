import { describe, expect, it, test } from 'vitest';
import type { Contact } from '../../../../src/model/schemas/people/contact.ts';
import { readOutcome } from '../../../../src/services/kaspr/reply.ts';
import { json, NOW, outcomeOf, reply } from '../answers.ts';
import { DOCUMENTED_PROFILE } from '../documented.ts';
import { IN_BETWEEN, PROFESSIONAL_AND_PERSONAL, WORK_AND_DIRECT } from './examples.ts';

function contactOf(profile: unknown): Contact {
  const { data } = readOutcome(reply(200, json({ profile })), 'profile', NOW);
  if (data?.operation !== 'profile') throw new Error('no contact data');
  return data.contact;
}

const emailsOf = (profile: object) =>
  contactOf({ title: 'Ghost', ...profile }).emails.map(({ address, validity, use, current }) => [
    address,
    validity,
    use,
    current,
  ]);
const byAddress = (emails: unknown[][]) => emails.toSorted(([a], [b]) => String(a).localeCompare(String(b)));

describe('every naming says the same', () => {
  const expected = (valid: string, invalid: string) => [
    ['boo@mail.example', 'unverified', 'personal', false],
    ['c.ghost@home.example', invalid, 'work', false],
    ['casper@home.example', valid, 'work', true],
    ['casper@mail.example', 'unverified', 'personal', true],
  ];
  const GATHERED = Date.UTC(2026, 0, 10, 9, 30);

  test.each([
    ['work and direct', WORK_AND_DIRECT, expected('unverified', 'unverified')],
    ['professional and personal', PROFESSIONAL_AND_PERSONAL, expected('unverified', 'unverified')],
    ['in between, with what is valid', IN_BETWEEN, expected('verified', 'invalid')],
  ])('%s', (_, profile, emails) => {
    const contact = contactOf(profile);
    expect(byAddress(emailsOf(profile))).toEqual(emails);
    expect(contact.phones.map(({ e164 }) => e164)).toEqual(['+12025550123', '+12020070123']);
    expect([contact.title, contact.company, contact.location]).toEqual(
      ['Ghost', 'Home', 'Attic'].map((text) => ({ text, service: 'kaspr', at: GATHERED })),
    );
    expect(contact.gatheredAt).toBe(GATHERED);
  });

  it('side by side, each address once', () => {
    const both = { ...PROFESSIONAL_AND_PERSONAL, ...WORK_AND_DIRECT, ...JSON.parse(DOCUMENTED_PROFILE).profile };
    const addresses = emailsOf(both).map(([address]) => String(address).toLowerCase());
    expect(addresses.toSorted()).toEqual([
      'boo@mail.example',
      'c.ghost@home.example',
      'casper@example.com',
      'casper@gmail.com',
      'casper@home.example',
      'casper@mail.example',
    ]);
  });
});

describe('an address', () => {
  test.each([
    ['current where it is starry', { starryWorkEmail: 'a@home.example' }, ['unverified', 'work', true]],
    ['current where it is starry', { starryDirectEmail: 'a@home.example' }, ['unverified', 'personal', true]],
    ['current where it is starry', { starryProfessionalEmail: 'a@home.example' }, ['unverified', 'work', true]],
    [
      'current where it is starry',
      { starryPersonalEmail: { email: 'a@home.example' } },
      ['unverified', 'personal', true],
    ],
    ['not current in a list', { workEmails: ['a@home.example'] }, ['unverified', 'work', false]],
    ['not current in a list', { personalEmails: ['a@home.example'] }, ['unverified', 'personal', false]],
    [
      'current where its entry says so',
      { workEmails: [{ email: 'a@home.example', isCurrent: true }] },
      ['unverified', 'work', true],
    ],
    [
      'valid where its entry says so',
      { directEmails: [{ email: 'a@home.example', valid: true }] },
      ['verified', 'personal', false],
    ],
    [
      'valid where one of its places says so',
      { emails: [{ email: 'A@home.example', valid: false }], workEmails: ['a@home.example'] },
      ['invalid', 'work', false],
    ],
    [
      'valid where another place knows no better',
      { emails: [{ email: 'a@home.example', valid: null }], workEmails: [{ email: 'a@home.example', valid: true }] },
      ['verified', 'work', false],
    ],
    [
      'for work where it is also personal',
      { directEmails: ['a@home.example'], starryWorkEmail: 'a@home.example' },
      ['unverified', 'work', true],
    ],
  ])('is %s: %j', (_, profile, [validity, use, current]) => {
    expect(emailsOf(profile)).toMatchObject([[expect.stringMatching(/^a@home\.example$/i), validity, use, current]]);
  });
});

describe('a number', () => {
  test.each([
    [
      'starry, before the others',
      { starryPhone: '+1 202 555 0123', phones: ['+33 6 39 98 00 12'] },
      ['+12025550123', '+33639980012'],
    ],
    ['starry alone', { starryPhone: '+1 202 555 0123' }, ['+12025550123']],
    ['as an object', { starryPhone: { number: '+1 202 555 0123' } }, ['+12025550123']],
    ['alone', { phone: '+1 202 555 0123' }, ['+12025550123']],
    ['twice', { starryPhone: '+12025550123', phones: ['+1 202 555 0123'] }, ['+12025550123']],
  ])('%s: %j', (_, profile, numbers) => {
    expect(contactOf(profile).phones.map(({ e164 }) => e164)).toEqual(numbers);
  });
});

describe('a profile', () => {
  test.each([
    ['named by its company', { company: { name: 'Home' } }, 'Home'],
    ['by its own name for it first', { company: { name: 'Home Ltd' }, companyName: 'Home' }, 'Home'],
    ['also where that is broken', { company: { name: 'Home' }, companyName: 7 }, 'Home'],
    ['not by a company without a name', { company: { name: ['Home'] } }, undefined],
    ['not by a text', { company: 'Home' }, undefined],
  ])('is %s', (_, profile, company) => {
    expect(contactOf({ title: 'Ghost', ...profile }).company?.text).toBe(company);
  });

  test.each([
    ['its first readable host', { domains: [7, 'x', 'WWW.Home.example', 'other.example'] }, 'home.example'],
    ['none', {}, undefined],
    ['none where they are no list', { domains: 'home.example' }, undefined],
  ])('has for the domain of its company %s', (_, company, domain) => {
    expect(contactOf({ title: 'Ghost', company: { name: 'Home', ...company } }).companyDomain?.text).toBe(domain);
  });

  // What was paid for and cannot be read must not pass for nothing.
  test.each([
    { workEmails: 'casper@home.example' },
    { directEmails: { 0: 'casper@mail.example' } },
    { professionalEmails: 7 },
    { personalEmails: true },
    { starryWorkEmail: 7 },
    { starryPhone: ['+1 202 555 0123'] },
  ])('that is broken where it was paid for is no "no data": %j', (profile) => {
    expect(outcomeOf(reply(200, json({ profile: { title: 'Ghost', ...profile } })))).toMatchObject({
      state: 'unknown',
      failure: 'unreadable-reply',
    });
    const rest = { ...profile, phones: ['+33 6 39 98 00 12'] };
    expect(contactOf(rest).phones).toHaveLength(1);
  });
});
