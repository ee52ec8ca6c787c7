import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Balance, freshenBalance } from '../../../src/model/account.ts';
import { companyDomain } from '../../../src/model/company.ts';
import { hostPattern } from '../../../src/model/host-pattern.ts';
import { alias, aliasesOf } from '../../../src/model/lead.ts';
import { type Asked, purchaseKey, type Wish } from '../../../src/model/purchase.ts';

describe('a person is known as', () => {
  test.each([
    [{ slug: 'jane-doe', token: null, memberId: null }, ['in:jane-doe']],
    [{ slug: 'Jane-DOE', token: null, memberId: null }, ['in:jane-doe']],
    [{ slug: 'zoe\u0308', token: null, memberId: null }, ['in:zo\u00eb']],
    [{ slug: '山田', token: 'ACoAAx', memberId: '7' }, ['in:山田', 'urn:ACoAAx', 'member:7']],
    [{ slug: 'jane', token: 'ACwAAx', memberId: null }, ['in:jane', 'sn:ACwAAx']],
  ])('%j: %j', (person, aliases) => {
    expect(aliasesOf(person)).toEqual(aliases);
    for (const each of aliases) expect(alias.safeParse(each).success).toBe(true);
  });

  it('the same, however a slug is written', () => {
    const forms = ['NFC', 'NFD'].flatMap((form) => ['Zoë-Łu', 'ZOË-łU'].map((slug) => slug.normalize(form)));
    const known = forms.map((slug) => aliasesOf({ slug, token: null, memberId: null })[0]);
    expect(new Set(known)).toEqual(new Set(['in:zoë-łu']));
  });
});

describe('two wishes are the same purchase', () => {
  const wish = (different: Partial<Wish> = {}): Wish => ({
    service: 'kaspr',
    operation: 'profile',
    subject: 'lead-1',
    asked: {},
    ...different,
  });

  test.each<[Asked, Asked]>([
    [{}, { phoneRequired: false }],
    [{}, { phoneRequired: undefined } as Asked],
    [{ limit: 5 }, { limit: 5, phoneRequired: false }],
  ])('%j and %j', (a, b) => {
    expect(purchaseKey(wish({ asked: a }))).toBe(purchaseKey(wish({ asked: b })));
  });

  test.each<[Partial<Wish>, Partial<Wish>]>([
    [{}, { asked: { phoneRequired: true } }],
    [{ asked: { limit: 5 } }, { asked: { limit: 6 } }],
    [{ asked: { limit: 5 } }, {}],
    [{ asked: { limit: 5 } }, { asked: { limit: 5, phoneRequired: true } }],
    [{}, { subject: 'lead-2' }],
    [{ operation: 'domain-patterns' }, { operation: 'domain-employees' }],
  ])('but not %j and %j', (a, b) => {
    expect(purchaseKey(wish(a))).not.toBe(purchaseKey(wish(b)));
  });
});

describe('a newer balance', () => {
  const balance = (
    credits: number | null,
    limit: number | null,
    left: number | null,
    resetAt: number | null,
  ): Balance => ({
    service: 'kaspr',
    ...{ credits, limit, left, resetAt },
  });

  test.each([
    ['is taken where there was none', null, balance(5, null, null, null), balance(5, null, null, null)],
    ['replaces the older one', balance(9, 500, 400, 7), balance(8, 500, 399, 6), balance(8, 500, 399, 6)],
    ['of no credits is told as that', balance(9, 500, 400, 7), balance(0, 500, 0, 6), balance(0, 500, 0, 6)],
    ['without credits leaves them', balance(9, 500, 400, 7), balance(null, 500, 399, 6), balance(9, 500, 399, 6)],
    [
      'without the hour leaves it whole',
      balance(9, 500, 400, 7),
      balance(8, null, null, null),
      balance(8, 500, 400, 7),
    ],
    [
      'knows no reset of an older hour',
      balance(9, 500, 400, 7),
      balance(8, null, 399, null),
      balance(8, 500, 399, null),
    ],
  ])('%s', (_, earlier, fresh, expected) => {
    expect(freshenBalance(earlier, fresh)).toEqual(expected);
  });
});

describe('a company domain', () => {
  test.each([
    'acme.example',
    'a.co',
    'x-y.acme.co.uk',
    '3com.example',
    'xn--bcher-kva.example',
    'xn--e1afmkfd.xn--p1ai',
  ])('is %s', (domain) => {
    expect(companyDomain.safeParse(domain).success).toBe(true);
  });

  test.each([
    ...['acme', 'ACME.example', '.example', 'acme.', 'acme..example', '-a.example', 'a-.example', 'a_b.example', 'a.b'],
    ...[
      '127.0.0.1',
      'acme.example:80',
      'acme.example/x',
      'jane@acme.example',
      'bücher.example',
      ' acme.example',
      'acme.example\n',
    ],
    ...[`${'a'.repeat(64)}.example`, `${'a.'.repeat(124)}example`],
  ])('is not "%s"', (domain) => {
    expect(companyDomain.safeParse(domain).success).toBe(false);
  });

  it('is decided at once, however long the text', () => {
    const start = performance.now();
    fc.assert(
      fc.property(
        fc.constantFrom('a', 'a.', 'a-', '-', '.', 'a-.'),
        (piece) => !companyDomain.safeParse(piece.repeat(50_000)).success,
      ),
    );
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('the permission to ask for', () => {
  test.each([
    ['https://developer.kaspr.io', 'https://developer.kaspr.io/*'],
    ['https://api.kaspr.example:8443/v1?x#y', 'https://api.kaspr.example/*'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1/*'],
  ])('for %s is %s', (address, hosts) => {
    expect(hostPattern(address)).toBe(hosts);
  });

  it('is none for what is no address', () => {
    expect(() => hostPattern('developer.kaspr.io')).toThrow(TypeError);
  });
});
