import { describe, expect, it, test } from 'vitest';
import type { Contact, Email, EmailProvenance, Phone, Saying } from '../../../src/model/schemas/people/contact.ts';
import { mergeContacts, orderEmails } from '../../../src/purchasing/ledger/merge.ts';

/** One source of an address: who, its word, and when it was told. */
const says = (service: EmailProvenance['service'], validity: EmailProvenance['validity'], at = 1): EmailProvenance => ({
  ...{ service, validity, at },
});

describe('of two words on one address', () => {
  const email = (different: Partial<Email>): Email => ({
    address: 'a@acme.example',
    validity: 'unverified',
    use: null,
    current: false,
    sources: [says('kaspr', different.validity ?? 'unverified')],
    ...different,
  });
  const merged = (old: Partial<Email>, fresh: Partial<Email>) => mergeContacts(of(email(old)), of(email(fresh))).emails;

  test.each([
    ['verified', 'unverified', 'verified'],
    ['invalid', 'unverified', 'invalid'],
    ['unverified', 'verified', 'verified'],
    ['unverified', 'invalid', 'invalid'],
    ['verified', 'invalid', 'invalid'],
    ['invalid', 'verified', 'verified'],
  ] as const)('by the same service, %s, then %s: %s', (old, fresh, validity) => {
    expect(merged({ validity: old }, { validity: fresh })).toMatchObject([{ validity, sources: [{ validity }] }]);
  });

  test.each([
    ['verified', 'verified', 'verified'],
    ['verified', 'unverified', 'verified'],
    ['unverified', 'verified', 'verified'],
    ['unverified', 'unverified', 'unverified'],
    ['unverified', 'invalid', 'invalid'],
    ['invalid', 'unverified', 'invalid'],
    ['invalid', 'invalid', 'invalid'],
    // Who has seen it work outweighs who doubts it, whoever came first.
    ['verified', 'invalid', 'verified'],
    ['invalid', 'verified', 'verified'],
  ] as const)('Kaspr says %s, then Cognism %s: %s, and each word is kept', (kaspr, cognism, validity) => {
    const words = [says('kaspr', kaspr, 1), says('cognism', cognism, 2)] as const;
    expect(merged({ validity: kaspr, sources: [words[0]] }, { validity: cognism, sources: [words[1]] })).toMatchObject([
      { validity, sources: words },
    ]);
  });

  it('a service that takes its word back leaves the other’s', () => {
    const both = { validity: 'verified', sources: [says('kaspr', 'verified'), says('cognism', 'unverified')] } as const;
    const known = email({ ...both, sources: [...both.sources] });
    const after = merged(known, { validity: 'invalid', sources: [says('kaspr', 'invalid', 3)] });
    expect(after).toMatchObject([
      { validity: 'invalid', sources: [says('kaspr', 'invalid', 3), says('cognism', 'unverified')] },
    ]);
  });

  it('the later is taken as written, its use only where it tells one', () => {
    const sources = [says('kaspr', 'unverified', 2)];
    expect(merged({ use: 'work', current: true }, { address: 'A@Acme.example', sources })).toEqual([
      email({ address: 'A@Acme.example', use: 'work', current: false, sources }),
    ]);
    expect(merged({ use: 'work' }, { use: 'personal' })).toMatchObject([{ use: 'personal' }]);
  });

  it('the best comes first: current, then work, then by validity; invalid ones last', () => {
    const list = [
      email({ address: 'invalid', validity: 'invalid', current: true }),
      email({ address: 'personal', use: 'personal', validity: 'verified' }),
      email({ address: 'unverified', use: 'work' }),
      email({ address: 'verified', use: 'work', validity: 'verified' }),
      email({ address: 'current personal', use: 'personal', current: true }),
      email({ address: 'current work', use: 'work', current: true }),
    ];
    expect(orderEmails(list).map(({ address }) => address)).toEqual([
      'current work',
      'current personal',
      'verified',
      'unverified',
      'personal',
      'invalid',
    ]);
  });

  it('of equals the one that more sources agree on comes first, and a contrary word raises none', () => {
    const sourced = (address: string, ...sources: EmailProvenance[]) =>
      email({ address, use: 'work', validity: sources[0]?.validity ?? 'unverified', sources });
    const list = [
      sourced('doubted by two', says('kaspr', 'unverified'), says('cognism', 'unverified')),
      sourced('verified, and doubted', says('kaspr', 'verified'), says('cognism', 'invalid')),
      sourced('verified', says('kaspr', 'verified')),
      sourced('verified by both', says('kaspr', 'verified'), says('cognism', 'verified')),
      sourced('verified, and known', says('kaspr', 'verified'), says('cognism', 'unverified')),
    ];
    const order = orderEmails(list).map(({ address }) => address);
    expect(order.slice(0, 2).toSorted()).toEqual(['verified by both', 'verified, and known']);
    expect(order.slice(2)).toEqual(['verified', 'verified, and doubted', 'doubted by two']);
  });
});

describe('what only one can be right about', () => {
  const NOBODY: Saying | null = null;
  const said = (text: string, service: Saying['service'], when: number): Saying => ({ text, service, at: when });
  test.each<[string, old: Saying | null, fresh: Saying | null, text: string | null]>([
    ['is nobody’s word', NOBODY, NOBODY, null],
    ['is the only word', said('CEO', 'kaspr', 5), NOBODY, 'CEO'],
    ['is the only word, though it is older', NOBODY, said('CEO', 'kaspr', 1), 'CEO'],
    ['is the fresher word of two services', said('CEO', 'kaspr', 5), said('CTO', 'cognism', 6), 'CTO'],
    ['is the fresher word, whoever was asked first', said('CEO', 'kaspr', 6), said('CTO', 'cognism', 5), 'CEO'],
    ['is the later word where both are as fresh', said('CEO', 'kaspr', 5), said('CTO', 'cognism', 5), 'CTO'],
    ['is what the same service says now', said('CEO', 'kaspr', 6), said('CTO', 'kaspr', 5), 'CTO'],
  ])('%s', (_, old, fresh, text) => {
    for (const field of ['title', 'company', 'location'] as const) {
      const merged = mergeContacts({ ...of(), [field]: old }, { ...of(), [field]: fresh });
      // Whose word it is goes with it.
      expect(merged[field]).toEqual([old, fresh].find((saying) => saying?.text === text) ?? null);
    }
  });
});

describe('a number that is not to be called', () => {
  const phone = (service: 'kaspr' | 'cognism', isDoNotCall: boolean): Phone => ({
    ...{ display: '+33 6 39 98 00 12', e164: '+33639980012', country: 'FR', use: null },
    ...{ isDoNotCall, sources: [{ service, at: 1 }] },
  });
  type Told = readonly [service: 'kaspr' | 'cognism', isDoNotCall: boolean];

  test.each<[told: Told[], isDoNotCall: boolean]>([
    [[['kaspr', false]], false],
    [
      [
        ['kaspr', false],
        ['cognism', true],
      ],
      true,
    ],
    [
      [
        ['cognism', true],
        ['kaspr', false],
      ],
      true,
    ],
    [
      [
        ['cognism', true],
        ['cognism', false],
      ],
      false,
    ],
    [
      [
        ['cognism', false],
        ['cognism', true],
      ],
      true,
    ],
    [
      [
        ['cognism', true],
        ['kaspr', false],
        ['kaspr', false],
      ],
      true,
    ],
  ])('as told in turn %j: %s', (told, isDoNotCall) => {
    const answers = told.map(([service, isOnList]): Contact => ({ ...of(), phones: [phone(service, isOnList)] }));
    expect(answers.reduce(mergeContacts).phones).toMatchObject([{ isDoNotCall }]);
  });

  it('keeps what kind of number it is, where the later service does not say', () => {
    const mobile = { ...phone('cognism', false), use: 'mobile' as const };
    const merged = mergeContacts({ ...of(), phones: [mobile] }, { ...of(), phones: [phone('kaspr', false)] });
    expect(merged.phones).toMatchObject([{ use: 'mobile', sources: [{ service: 'cognism' }, { service: 'kaspr' }] }]);
  });
});

it('who does not want to be contacted stays so, whoever is asked later', () => {
  const optedOut = { service: 'cognism' as const, at: 3 };
  expect(mergeContacts({ ...of(), optedOut }, of()).optedOut).toEqual(optedOut);
  expect(mergeContacts(of(), { ...of(), optedOut }).optedOut).toEqual(optedOut);
});

/** What a service told, with these addresses and nothing else. */
function of(...emails: Email[]): Contact {
  const nothing = { phones: [], title: null, company: null, location: null, gatheredAt: null, optedOut: null };
  return { emails, ...nothing, sources: [{ service: 'kaspr', at: 1 }] };
}
