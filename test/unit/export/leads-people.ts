import fc from 'fast-check';
import { writeLeads } from '../../../src/export/leads/leads-write.ts';
import type { Contact, Email, Phone, Provenance } from '../../../src/model/schemas/people/contact.ts';
import type { Lead } from '../../../src/model/schemas/people/lead.ts';
import type { LeadCounts, LeadFormat } from '../../../src/model/views/lead-views.ts';
import { contact, email, NOW, phone } from '../purchasing/examples.ts';

/** Somebody with an address and a number; a test says what is different. */
export function lead(different: Partial<Lead> = {}): Lead {
  return {
    id: '0b8f2a5e-3c1d-4f6a-9b7e-2d4c6e8f0a1b',
    aliases: ['in:jane-doe', 'urn:ACoAAJane', 'member:101'],
    name: 'Jane Doe',
    headline: 'Head of Growth at Acme',
    company: 'Acme',
    location: 'Paris, Île-de-France, France',
    contact: contact({ emails: [email()], phones: [phone({ use: 'mobile' })] }),
    savedAt: NOW,
    inCrm: null,
    tags: [],
    notes: '',
    ...different,
  };
}

export const withContact = (different: Partial<Contact>): Lead => lead({ contact: contact(different) });

/**
 * What pages and users can make a text hold: quotes, formulas, line ends, control characters, halves of characters, all
 * scripts.
 */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(...'\'"=+-@,;:\\\t\r\n\u2028 \ud800\udfff\u0000\u202ea1ＡéЯ田م😀＝'),
    maxLength: 15,
  }),
  fc.string({ unit: fc.constantFrom('é', '田', '😀', 'a', ' '), minLength: 60, maxLength: 120 }),
);
const someText = text.filter((one) => one.length > 0);
const anySources = fc.constant<Provenance[]>([{ service: 'kaspr', at: NOW }]);
const anySaying = fc.option(
  fc.record({ text: someText, service: fc.constant('kaspr' as const), at: fc.constant(NOW) }),
);

const anyEmail: fc.Arbitrary<Email> = fc
  .record({
    address: fc.stringMatching(/^[a-z=+-]{1,9}@[a-z]{1,9}\.example$/),
    validity: fc.constantFrom('verified', 'invalid', 'unverified'),
    use: fc.constantFrom('work', 'personal', null),
    current: fc.boolean(),
  } as const)
  .map((one) => email(one));

const anyPhone: fc.Arbitrary<Phone> = fc
  .record({
    use: fc.constantFrom('mobile', 'direct', 'office', null),
    isDoNotCall: fc.boolean(),
    e164: fc.option(fc.stringMatching(/^\+33\d{9}$/)),
    written: fc.stringMatching(/^[0-9 ()=-]{10,20}$/),
  } as const)
  .map(({ written, e164, ...rest }) => phone({ ...rest, e164, display: e164 ?? written }));

const anyContact: fc.Arbitrary<Contact> = fc.record({
  emails: fc.array(anyEmail, { maxLength: 4 }),
  phones: fc.array(anyPhone, { maxLength: 4 }),
  title: anySaying,
  company: anySaying,
  location: anySaying,
  gatheredAt: fc.constant(null),
  optedOut: fc.option(fc.constant<Provenance>({ service: 'cognism', at: NOW }), { freq: 4 }),
  sources: anySources,
});

export const anyLead: fc.Arbitrary<Lead> = fc.record({
  id: fc.uuid(),
  aliases: fc
    .subarray(['in:jane-doe', 'in:ليلى', 'urn:ACoAAx', 'sn:ACwAAx', 'member:7'] as const)
    .map((all) => [...all]),
  name: text,
  headline: fc.option(text),
  company: fc.option(text),
  location: fc.option(text),
  contact: fc.option(anyContact),
  savedAt: fc.nat(2 ** 42),
  inCrm: fc.constant(null),
  tags: fc.array(
    someText.map((one) => one.slice(0, 60)),
    { maxLength: 3 },
  ),
  notes: text,
});

/** All pieces of a file, and what was counted. */
export async function written(
  format: LeadFormat,
  leads: Iterable<Lead> | AsyncIterable<Lead>,
): Promise<LeadCounts & { text: string }> {
  const writing = writeLeads(format, leads);
  let all = '';
  for (let step = await writing.next(); ; step = await writing.next()) {
    if (step.done) return { text: all, ...step.value };
    all += step.value;
  }
}
