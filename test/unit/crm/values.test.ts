import { describe, expect, it } from 'vitest';
import { crmPersonOf, fieldTextsOf } from '../../../src/crm/mapping/values.ts';
import { email, NOW, phone } from '../purchasing/examples.ts';
import { JANE_FIELDS, lead, SALESFORCE, withContact } from './crm-people.ts';

const valuesOf = (...people: Parameters<typeof crmPersonOf>) => crmPersonOf(...people)?.values;

describe('what goes into a CRM', () => {
  it('is what Leadlight has', () => {
    expect(crmPersonOf(lead())).toEqual({
      leadId: 'lead-1',
      values: {
        'first-name': 'Jane',
        'last-name': 'Doe',
        name: 'Jane Doe',
        title: 'Head of Growth',
        company: 'Acme',
        'work-email': 'jane@acme.example',
        'personal-email': 'jane@home.example',
        phone: '+33139980001',
        mobile: '+33639980012',
        location: 'Paris',
        linkedin: 'https://www.linkedin.com/in/jane-doe/',
        notes: 'Likes tea.',
      },
      emails: ['jane@acme.example', 'jane@home.example'],
      linkedin: 'https://www.linkedin.com/in/jane-doe/',
      members: ['jane-doe', 'ACoAAJane'],
    });
  });

  it('is nothing of a person who opted out', () => {
    expect(crmPersonOf(withContact({ optedOut: { service: 'cognism', at: NOW } }))).toBeNull();
  });

  it.each([
    ['by the service that told it', [phone({ isDoNotCall: true, use: 'mobile' })]],
    [
      'by another one, in another form',
      [phone({ isDoNotCall: true }), phone({ e164: null, display: '06.39.98.00.12', use: 'mobile' })],
    ],
  ])('is no number that is on a do-not-call list %s', (_, phones) => {
    expect(valuesOf(withContact({ phones }))).not.toHaveProperty('mobile');
    expect(valuesOf(withContact({ phones }))).not.toHaveProperty('phone');
  });

  it.each([
    [['a@x.example invalid work', 'b@x.example unverified work', 'c@x.example verified work'], 'c@x.example'],
    [['a@x.example invalid work', 'b@x.example unverified work'], 'b@x.example'],
    [['a@x.example invalid work'], undefined],
    [['a@x.example verified null', 'b@x.example unverified work'], 'b@x.example'],
    [['a@x.example verified null', 'b@x.example verified personal'], 'a@x.example'],
  ])('of %j the work address is %s', (told, address) => {
    const emails = told.map((one) => {
      const [written = '', validity, use] = one.split(' ');
      // Spelled out above.
      return email({ address: written, validity, use: use === 'null' ? null : use } as Parameters<typeof email>[0]);
    });
    expect(valuesOf(withContact({ emails }))?.['work-email']).toBe(address);
  });

  it('is searched for by no address that works no longer, which may be somebody else’s by now, and by none of a desk', () => {
    const old = email({ address: 'old@acme.example', validity: 'invalid' });
    const desks = ['info@acme.example', 'Sales.UK@acme.example'].map((address) => email({ address }));
    const person = crmPersonOf(withContact({ emails: [...desks, old, email()] }));
    expect(person?.emails).toEqual(['jane@acme.example']);
    expect(person?.values['work-email']).toBe('jane@acme.example');
  });

  it.each([
    ['info@acme.example work', 'jane@home.example personal', undefined, 'jane@home.example'],
    ['info@acme.example work', 'jane@x.example null', 'jane@x.example', undefined],
    ['info@acme.example work', 'kontakt@home.example personal', 'info@acme.example', 'kontakt@home.example'],
  ])('beside %j and %j the work address is %j, the personal one %j', (...told) => {
    const [one, other, work, personal] = told;
    const emails = [one, other].map((text = '') => {
      const [address = '', use] = text.split(' ');
      return email({ address, use: use === 'work' || use === 'personal' ? use : null });
    });
    const person = crmPersonOf(withContact({ emails }));
    expect([person?.values['work-email'], person?.values['personal-email']]).toEqual([work, personal]);
  });

  it('has a number with its extension', () => {
    const house = phone({ use: 'office', e164: '+12125550123', display: '+1 212 555 0123 ext. 101' });
    expect(valuesOf(withContact({ phones: [house] }))?.phone).toBe('+12125550123 ext. 101');
  });

  it.each([
    ['', undefined, undefined],
    ['Zendaya', undefined, 'Zendaya'],
    ['Eve\u0000\nvan der Berg\ud800', 'Eve', 'van der Berg'],
    ['=cmd|calc', undefined, '=cmd|calc'],
  ])('of somebody called %j the names are %j and %j', (name, given, family) => {
    const values = valuesOf(lead({ name }));
    expect([values?.['first-name'], values?.['last-name']]).toEqual([given, family]);
  });
});

describe('into which field', () => {
  const written = (...people: Parameters<typeof crmPersonOf>) =>
    Object.fromEntries(
      fieldTextsOf(SALESFORCE, valuesOf(...people) ?? {}).map(({ value, field, text }) => [field, `${value}: ${text}`]),
    );

  it('is as mapped', () => {
    const all = fieldTextsOf(SALESFORCE, valuesOf(lead()) ?? {});
    expect(Object.fromEntries(all.map(({ field, text }) => [field, text]))).toEqual(JANE_FIELDS);
  });

  it('a private address goes where contacts are searched by it', () => {
    const emails = [email({ use: 'personal', address: 'jane@home.example' })];
    expect(written(withContact({ emails })).Email).toBe('personal-email: jane@home.example');
    const twice = { ...SALESFORCE, fields: { ...SALESFORCE.fields, 'personal-email': 'Home__c' } };
    const all = fieldTextsOf(twice, valuesOf(withContact({ emails })) ?? {});
    expect(all.filter(({ text }) => text === 'jane@home.example').map(({ field }) => field)).toEqual(['Email']);
  });
});
