import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { companyDomain } from '../../../src/model/schemas/people/company.ts';
import type { Contact, Email } from '../../../src/model/schemas/people/contact.ts';
import { domainOf, toDomain } from '../../../src/purchasing/domains.ts';
import { expectMoreThan, randomRuns } from '../../random-runs.ts';

describe('where a service tells the company’s own domain', () => {
  const source = { service: 'kaspr', at: 1 } as const;
  const told = (text: string, emails: Email[] = []): Contact => ({
    ...{ emails, phones: [], title: null, company: null, location: null, gatheredAt: null, optedOut: null },
    ...{ sources: [source], companyDomain: { text, ...source } },
  });
  const at = (address: string): Email => ({
    ...{ address, validity: 'verified', use: 'work', current: true },
    sources: [{ ...source, validity: 'verified' }],
  });

  it.each<[Contact, string | null]>([
    [told('acme.example'), 'acme.example'],
    [told('acme.example', [at('jane@other.example')]), 'other.example'],
    [told('acme.example', [at('jane@gmail.com')]), 'acme.example'],
    [told('gmail.com'), null],
    [told('not a host'), null],
  ])('%#', (contact, domain) => {
    expect(domainOf(contact)).toBe(domain);
  });
});

describe('the domain of', () => {
  test.each([
    ['acme.example', 'acme.example'],
    ['  ACME.Example\n', 'acme.example'],
    ['acme.example.', 'acme.example'],
    ['www.acme.example', 'acme.example'],
    ['mail.acme.co.uk', 'mail.acme.co.uk'],
    ['3com.example', '3com.example'],
    ['acme.example:8080', 'acme.example'],
    ['acme.example/about?x=1#y', 'acme.example'],
    ['https://acme.example', 'acme.example'],
    ['http://www.acme.example:8080/a/b?c=d#e', 'acme.example'],
    ['HTTPS://WWW.ACME.EXAMPLE', 'acme.example'],
    ['ftp://acme.example/x', 'acme.example'],
    ['jane@acme.example', 'acme.example'],
    ['@acme.example', 'acme.example'],
    ['jane@www.acme.example', 'acme.example'],
    ['mailto:jane@acme.example', 'acme.example'],
    ['mailto:jane@acme.example?subject=hello', 'acme.example'],
    ['"jane@home"@acme.example', 'acme.example'],
    ['https://jane:secret@acme.example/x', 'acme.example'],
    // An @ behind the host belongs to the page, not to an address.
    ['https://acme.example/@jane', 'acme.example'],
    ['https://video.example/@other.example', 'video.example'],
    ['acme.example/@other.example', 'acme.example'],
    ['https://acme.example/?contact=jane@other.example', 'acme.example'],
    ['https://acme.example/#jane@other.example', 'acme.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['jörg@BÜCHER.example', 'xn--bcher-kva.example'],
    ['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
    ['例え。テスト', 'xn--r8jz45g.xn--zckzah'],
    ['acme%2Eexample', 'acme.example'],
  ])('"%s" is %s', (input, domain) => {
    expect(toDomain(input)).toBe(domain);
  });

  test.each([
    '',
    '   ',
    '@',
    'jane@',
    'acme',
    'localhost',
    'com',
    '.com',
    'acme..example',
    'acme.e',
    '-acme.example',
    'acme-.example',
    'ac me.example',
    'acme_inc.example',
    '127.0.0.1',
    'http://127.0.0.1:8080/',
    '2130706433',
    '0x7f.1',
    '192.168.0.1.',
    '[::1]',
    'jane@[127.0.0.1]',
    'https://[2001:db8::1]/',
    'javascript:alert(1)',
    'data:text/html,<b>',
    'file:///etc/passwd',
    '<script>alert(1)</script>',
    'acme.example, other.example',
    'acme.example other.example',
    'acme.example\u0000.evil.example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}example`,
    '\ud800.example',
    '../../etc/passwd',
    '{"domain":"acme.example"}',
  ])('"%s" is none', (input) => {
    expect(toDomain(input)).toBeNull();
  });

  it("whatever is typed is a domain of the model, or none; and that domain's own", () => {
    const pieces = fc.constantFrom(
      'acme',
      '.',
      'example',
      '@',
      '/',
      ':',
      '//',
      'https:',
      'www.',
      '8080',
      '?',
      '#',
      '%2e',
      'é',
      '-',
      ' ',
      '1',
      '[',
      ']',
      '\\',
      '\u0000',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
      fc.webUrl(),
      fc.emailAddress(),
    );
    let found = 0;
    fc.assert(
      fc.property(typed, (input) => {
        const domain = toDomain(input);
        if (domain === null) return;
        found += 1;
        expect(companyDomain.safeParse(domain).success).toBe(true);
        if (!domain.startsWith('www.')) expect(toDomain(domain)).toBe(domain);
      }),
      { numRuns: randomRuns(5000) },
    );
    expectMoreThan(500, found);
  });
});

describe("a person's company domain", () => {
  const email = (address: string, different: Partial<Email> = {}): Email => ({
    address,
    validity: 'verified',
    use: 'work',
    current: false,
    sources: [],
    ...different,
  });
  const contact = (...emails: Email[]): Contact => ({
    emails,
    phones: [],
    title: null,
    company: null,
    location: null,
    gatheredAt: null,
    optedOut: null,
    sources: [],
  });
  const CURRENT = { current: true };

  test.each<[what: string, contact: Contact | null, domain: string | null]>([
    ['of nobody', null, null],
    ['of no address', contact(), null],
    ['of a professional address', contact(email('jane@acme.example')), 'acme.example'],
    ['of an address of unknown use', contact(email('jane@acme.example', { use: null })), 'acme.example'],
    ['not of a personal one', contact(email('jane@doe.example', { use: 'personal' })), null],
    ['not of an invalid one', contact(email('jane@acme.example', { validity: 'invalid' })), null],
    ['not of free mail', contact(email('jane@gmail.com')), null],
    ['not of an internet provider', contact(email('jane@talktalk.net')), null],
    ['not of an IP', contact(email('jane@[10.0.0.1]')), null],
    [
      'of the next, where the first is free mail',
      contact(email('j@gmail.com'), email('j@acme.example')),
      'acme.example',
    ],
    [
      'of the current one, wherever it stands',
      contact(email('j@old.example'), email('j@new.example', CURRENT)),
      'new.example',
    ],
  ])('%s', (_, known, domain) => {
    expect(domainOf(known)).toBe(domain);
  });
});
