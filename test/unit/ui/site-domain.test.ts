import { describe, expect, it, test } from 'vitest';
import { siteDomain } from '../../../src/popup/company/site-domain.ts';

test.each([
  // What companies put there: a bare site, a campaign, a page of jobs.
  ['https://acme.example', 'acme.example'],
  ['http://www.acme.example/', 'acme.example'],
  ['https://www.acme.example/?utm_source=linkedin&utm_medium=social#about', 'acme.example'],
  ['https://careers.acme.example/jobs?source=linkedin', 'acme.example'],
  ['https://go.emea.acme.example/l/1/2', 'acme.example'],
  ['HTTPS://WWW.Acme.EXAMPLE/About', 'acme.example'],
  ['https://acme.example:8443/', 'acme.example'],
  ['https://user:secret@acme.example/', 'acme.example'],
  ['https://acme.example./', 'acme.example'],
  ['  https://acme.example  ', 'acme.example'],
  ['acme.example', 'acme.example'],
  ['www.acme.example/about', 'acme.example'],
  ['acme.example:8080/about', 'acme.example'],
  ['//acme.example/about', 'acme.example'],
  // Suffixes of more than one label.
  ['https://www.acme.co.uk/', 'acme.co.uk'],
  ['https://shop.acme.com.au/', 'acme.com.au'],
  ['https://www.acme.co.jp', 'acme.co.jp'],
  ['https://acme.gov.uk', 'acme.gov.uk'],
  // Names that are not ASCII are asked for in their ASCII form.
  ['https://www.bücher.example/', 'xn--bcher-kva.example'],
  ['https://xn--bcher-kva.example/', 'xn--bcher-kva.example'],
  ['https://例え.jp', 'xn--r8jz45g.jp'],
  // Hosts on which every customer has a name of their own.
  ['https://foo.github.io/bar', 'foo.github.io'],
  ['https://docs.foo.github.io', 'foo.github.io'],
  ['https://acme.myshopify.com', 'acme.myshopify.com'],
  // Names that only contain the name of a shortener or a social network.
  ['https://t.com', 't.com'],
  ['https://notlinkedin.com', 'notlinkedin.com'],
  ['https://orbit.ly', 'orbit.ly'],
  // Employers on whose hosts others have pages too.
  ['https://careers.google.com/jobs', 'google.com'],
  ['https://www.apple.com/', 'apple.com'],
])('%s is a site of %s', async (address, domain) => {
  expect(await siteDomain(address)).toBe(domain);
});

describe('no company is told by', () => {
  it.each([
    'https://bit.ly/3xYz',
    'https://lnkd.in/abc',
    'https://t.co/abc',
    'https://www.tinyurl.com/abc',
    'https://rebrand.ly/acme',
    'https://www.linkedin.com/company/acme/',
    'https://de.linkedin.com/company/acme/',
    'https://www.facebook.com/acme',
    'https://m.facebook.com/acme',
    'https://www.instagram.com/acme',
    'https://twitter.com/acme',
    'https://x.com/acme',
    'https://www.youtube.com/@acme',
    'https://youtu.be/abc',
    'https://linktr.ee/acme',
    'https://acme.medium.com/',
    'https://medium.com/acme',
    'https://github.com/acme',
    'https://sites.google.com/view/acme',
    'https://docs.google.com/forms/d/1',
    'https://apps.apple.com/app/acme/id1',
    'https://wa.me/123',
  ])('a host of everybody: %s', async (address) => {
    expect(await siteDomain(address)).toBeNull();
  });

  it.each([
    '',
    'https://',
    'not a site',
    'http://localhost:3000',
    'https://192.0.2.7/',
    'https://[2001:db8::1]/',
    'http://0x7f000001/',
    'https://co.uk/',
    'https://github.io/',
    'mailto:someone@acme.example',
    'javascript:alert(1)',
    'ftp://acme.example/',
  ])('what is no site: %s', async (address) => {
    expect(await siteDomain(address)).toBeNull();
  });
});
