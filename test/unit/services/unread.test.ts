import { describe, expect, it } from 'vitest';
import { contact as contactSchema } from '../../../src/model/schemas/people/contact.ts';
import { revealOutcome } from '../../../src/services/cognism/reveal/reveal-outcome.ts';
import { contactBody } from '../../../src/services/cognism/schemas.ts';
import { readOutcome } from '../../../src/services/kaspr/reply.ts';
import { json, NOW, reply } from './answers.ts';

const BOUGHT = { 'Decreased-Credits': '1', 'Remaining-Credits': '97' };

/** What Kaspr's profile brought for a credit. */
function kaspr(profile: object) {
  const { data, ...end } = readOutcome(reply(200, json({ profile }), BOUGHT), 'profile', NOW);
  if (data && data.operation !== 'profile') throw new Error('another answer');
  return { ...end, contact: data?.contact ?? null, reports: data?.reports ?? null };
}

function cognism(body: object) {
  const { data } = revealOutcome(contactBody.parse(body), 'id', 'jane', NOW);
  if (data?.operation !== 'reveal') throw new Error('another answer');
  return { contact: data.contact, reports: data.reports };
}

const textsOf = (contact: { unread?: readonly { text: string }[] | undefined } | null) =>
  contact?.unread?.map(({ text }) => text) ?? [];

describe('what was paid for and cannot be read', () => {
  it('is kept as it is written, and is no "does not know this person"', () => {
    const { state, failure, charged, contact } = kaspr({
      emails: [{ email: 'jane at acme dot example' }],
      phones: ['n/a'],
    });
    expect([state, failure, charged]).toEqual(['settled', null, 1]);
    expect(contact?.unread).toEqual([{ text: 'jane at acme dot example', kind: 'email', service: 'kaspr', at: NOW }]);
    expect(contactSchema.parse(contact)).toEqual(contact);
  });

  it.each<[profile: object, texts: string[]]>([
    [{ emails: ['jane@acme'] }, ['jane@acme']],
    [{ emails: ['jane@acme', { email: 'jane@acme' }, 'jane@acme.example'] }, ['jane@acme']],
    [{ workEmails: [{ address: 'jane@acme.example' }] }, ['{"address":"jane@acme.example"}']],
    [{ starryWorkEmail: 'jane(at)acme' }, ['jane(at)acme']],
    [{ phones: ['ask at the desk'] }, ['ask at the desk']],
    [{ phones: [{ phone: { number: '1' } }] }, ['{"number":"1"}']],
    [{ phones: [{ phone: null, number: 'x 1' }] }, ['x 1']],
    [{ phones: [7] }, ['7']],
    [{ phones: ['a\u202e\u0000b\n c\ud800'] }, ['a b c']],
    [{ phones: ['é'.repeat(2500)] }, ['é'.repeat(300)]],
    [{ emails: 'jane@acme.example', phones: ['+33 6 39 98 00 12'] }, ['jane@acme.example']],
    [{ emails: { 0: 'a' }, phones: ['+33 6 39 98 00 12'] }, ['{"0":"a"}']],
  ])('of %j is %j', (profile, texts) => {
    expect(textsOf(kaspr(profile).contact)).toEqual(texts);
  });

  it.each([
    [{ title: 'CEO', emails: [null, '', ' ', {}, [], { email: null }, 'n/a', '-', 'None', false] }],
    [{ title: 'CEO', emails: {}, phones: ['+33 6 39 98 00 12', { phone: '' }, 'unknown'] }],
  ])('is not what says that there is nothing: %j', (profile) => {
    const { contact } = kaspr(profile);
    expect(contact?.title?.text).toBe('CEO');
    expect(contact).not.toHaveProperty('unread');
  });

  it('of Cognism is kept, too', () => {
    const { contact } = cognism({ email: { address: 'jane at acme' }, mobilePhoneNumbers: [{ number: 'ask' }, {}] });
    expect(contact.unread).toMatchObject([
      { text: 'jane at acme', kind: 'email', service: 'cognism' },
      { text: 'ask', kind: 'phone' },
    ]);
    expect(textsOf(cognism({ email: 42, directPhoneNumbers: ['+33639980012'] }).contact)).toEqual(['42']);
  });

  it('of a reply as deep as it is long takes nothing along', () => {
    const deep = JSON.parse(`${'['.repeat(9000)}${']'.repeat(9000)}`);
    expect(() => kaspr({ emails: [deep], phones: ['+33 6 39 98 00 12'] })).not.toThrow();
  });
});

describe('an answer speaks of', () => {
  const NUMBERS = ['mobile', 'direct', 'office'];
  it.each<[profile: object, reports: string[]]>([
    [{ emails: [], phones: [] }, ['work-email', 'personal-email', ...NUMBERS]],
    [{ emails: [{ email: 'jane@acme.example' }] }, ['work-email', 'personal-email']],
    [{ workEmails: [] }, ['work-email']],
    [{ directEmails: [], starryWorkEmail: 'jane@acme.example' }, ['personal-email']],
    [{ phones: null, emails: null }, []],
    [{ emails: ['jane@acme'], phones: ['+33 6 39 98 00 12'] }, NUMBERS],
    [{ emails: 'jane@acme.example', phones: ['+33 6 39 98 00 12'] }, NUMBERS],
    [{ workEmails: ['a@acme.example'], phones: ['ask'] }, ['work-email']],
  ])('%j: %j', (profile, reports) => {
    expect(kaspr({ title: 'CEO', ...profile }).reports).toEqual(reports);
  });

  it.each<[body: object, reports: string[]]>([
    [{ email: 'jane@acme.example' }, ['work-email', 'personal-email']],
    [{ email: null }, []],
    [{ email: 'jane' }, []],
    [{ mobilePhoneNumbers: [], directPhoneNumbers: [{ number: '+33639980012' }] }, ['mobile', 'direct']],
    [{ mobilePhoneNumbers: [{ number: 'ask' }], directPhoneNumbers: [] }, []],
    [{ account: { officePhoneNumbers: [], hqPhoneNumbers: [] } }, ['office']],
    [{ account: { officePhoneNumbers: [] } }, []],
  ])('%j of Cognism: %j', (body, reports) => {
    expect(cognism({ jobTitle: 'CEO', ...body }).reports).toEqual(reports);
  });
});
