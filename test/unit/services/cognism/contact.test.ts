import { expect, test } from 'vitest';
import type { Contact } from '../../../../src/model/schemas/people/contact.ts';
import { fixture, NOW, REDEEM } from './fixture.ts';

const at = fixture();

/** The contact data of a redeemed contact; fails where the reply gave none. */
async function contactOf(body: object): Promise<Contact> {
  at.cognism.next(REDEEM, { json: { results: [{ jobTitle: 'Ghost', ...body }] } });
  const { data } = await at.reveal('casper', 'a');
  if (data?.operation !== 'reveal') throw new Error('no contact data');
  return data.contact;
}

test.each([
  ['verified', { address: 'a@b.example', quality: 'HIGH' }],
  ['verified', { address: 'a@b.example', quality: 'HIGH_PLUS' }],
  ['verified', { address: 'a@b.example', quality: 'highPlus' }],
  ['unverified', { address: 'a@b.example', quality: 'MEDIUM' }],
  ['unverified', { address: 'a@b.example', quality: 'LOW' }],
  ['unverified', { address: 'a@b.example', quality: 'NOT_SO_HIGH' }],
  ['unverified', { address: 'a@b.example', quality: 7 }],
  ['unverified', { address: 'a@b.example' }],
  ['unverified', 'a@b.example'],
])('an address is %s as %j', async (validity, email) => {
  const { emails } = await contactOf({ email });
  expect(emails).toMatchObject([{ address: 'a@b.example', validity, sources: [{ service: 'cognism', validity }] }]);
});

test.each([['not an address'], [{ address: 'nor this' }], [''], [null], [{}]])('%j is no address', async (email) => {
  expect((await contactOf({ email })).emails).toEqual([]);
});

test.each([
  ['work', { domain: 'b.example' }],
  ['work', { domain: 'WWW.B.example' }],
  [null, { domain: 'example' }],
  [null, { domain: '' }],
  [null, {}],
  [null, null],
])('an address is for %s at the company %j', async (use, account) => {
  expect((await contactOf({ email: 'a@b.example', account })).emails).toMatchObject([{ use }]);
});

const number = '+33639980012';
test.each<[string, object, unknown[]]>([
  ['a mobile', { mobilePhoneNumbers: [{ number, dnc: false }] }, [{ use: 'mobile', isDoNotCall: false }]],
  ['a direct line', { directPhoneNumbers: [{ number }] }, [{ use: 'direct', isDoNotCall: false }]],
  ['an office', { officePhoneNumbers: [{ number, dnc: null }] }, [{ use: 'office', isDoNotCall: false }]],
  ["the company's office", { account: { officePhoneNumbers: [{ number }] } }, [{ use: 'office' }]],
  ['its headquarters', { account: { hqPhoneNumbers: [number] } }, [{ use: 'office' }]],
  ['not to be called', { mobilePhoneNumbers: [{ number, dnc: true }] }, [{ isDoNotCall: true }]],
  ['rather not to be called', { mobilePhoneNumbers: [{ number, dnc: 'unsure' }] }, [{ isDoNotCall: true }]],
  [
    'one number in two lists, not to be called',
    { mobilePhoneNumbers: [{ number }], directPhoneNumbers: [{ number: '0033 639980012', dnc: true }] },
    [{ use: 'mobile', isDoNotCall: true }],
  ],
  [
    'one number in two lists, not to be called by the first',
    { mobilePhoneNumbers: [{ number, dnc: true }], directPhoneNumbers: [{ number, dnc: false }] },
    [{ use: 'mobile', isDoNotCall: true }],
  ],
  ['no number', { mobilePhoneNumbers: [{ number: 'n/a' }, {}, null, 7, [], { number: 7 }] }, []],
  ['a JSON number, which has lost its plus sign', { mobilePhoneNumbers: [{ number: 33639980012 }] }, [{ e164: null }]],
])('a number is %s', async (_, body, phones) => {
  const found = (await contactOf(body)).phones;
  expect(found).toHaveLength(phones.length);
  expect(found).toMatchObject(phones.map((phone) => ({ e164: number, ...Object(phone) })));
});

test.each([
  [1_714_687_499_208, 1_714_687_499_208],
  ['2024-05-02T22:04:59.208Z', 1_714_687_499_208],
  [NOW + 1, null],
  [0, null],
  [-1, null],
  ['soon', null],
  ['September 2023x', null],
  [true, null],
  [null, null],
])('confirmed at %j is read as %j', async (lastConfirmed, gatheredAt) => {
  const contact = await contactOf({ lastConfirmed, email: 'a@b.example' });
  expect([contact.gatheredAt, contact.title?.at]).toEqual([gatheredAt, gatheredAt ?? NOW]);
});

test.each([
  [{ city: ' Lyon ', state: 'Rhône', country: 'France' }, 'Lyon, Rhône, France'],
  [{ city: 'Luxembourg', country: 'Luxembourg' }, 'Luxembourg'],
  [{ city: 7, country: 'France' }, 'France'],
])('%j is the place "%s"', async (body, place) => {
  expect((await contactOf(body)).location?.text).toBe(place);
});

test.each(['jobTitle', 'city', 'country', 'account', 'lastConfirmed', 'redeemId', 'linkedinUrl', 'skills'])(
  'a broken "%s" is absent, and the rest is kept',
  async (field) => {
    for (const broken of [7, true, {}, ['x'], 'x'.repeat(2001), null]) {
      const contact = await contactOf({ email: 'a@b.example', mobilePhoneNumbers: [{ number }], [field]: broken });
      expect([contact.emails.length, contact.phones.length]).toEqual([1, 1]);
    }
  },
);
