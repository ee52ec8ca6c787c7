import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DATA_KINDS } from '../../../src/model/data-kinds.ts';
import { hostPattern } from '../../../src/model/host-pattern.ts';
import { companyDomain } from '../../../src/model/schemas/people/company.ts';
import type { Contact } from '../../../src/model/schemas/people/contact.ts';
import { alias, aliasesOf } from '../../../src/model/schemas/people/lead.ts';
import { type Balance, freshenBalance } from '../../../src/model/schemas/purchases/account.ts';
import {
  type Asked,
  isAbout,
  type Purchase,
  type PurchaseSpec,
  purchaseKey,
  subjectKey,
} from '../../../src/model/schemas/purchases/purchase.ts';

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
  const wish = (different: Partial<PurchaseSpec> = {}): PurchaseSpec => ({
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
    [{ kinds: ['phone', 'work-email'] }, { kinds: ['work-email', 'phone'] }],
  ])('%j and %j', (a, b) => {
    expect(purchaseKey(wish({ asked: a }))).toBe(purchaseKey(wish({ asked: b })));
  });

  test.each<[Partial<PurchaseSpec>, Partial<PurchaseSpec>]>([
    [{}, { asked: { phoneRequired: true } }],
    [{ asked: { limit: 5 } }, { asked: { limit: 6 } }],
    [{ asked: { limit: 5 } }, {}],
    [{ asked: { limit: 5 } }, { asked: { limit: 5, phoneRequired: true } }],
    [{}, { subject: 'lead-2' }],
    [{}, { asked: { kinds: ['phone'] } }],
    // The kinds of data that are wanted, and whom the service is to tell of at all.
    [{ asked: { kinds: ['phone'] } }, { asked: { phoneRequired: true } }],
    [{ asked: { kinds: ['phone'] } }, { asked: { kinds: ['phone'], phoneRequired: true } }],
    [{ asked: { kinds: ['phone'] } }, { asked: { kinds: ['phone', 'work-email'] } }],
    [{}, { service: 'cognism' }],
    [{ operation: 'domain-patterns' }, { operation: 'domain-employees' }],
  ])('but not %j and %j', (a, b) => {
    expect(purchaseKey(wish(a))).not.toBe(purchaseKey(wish(b)));
  });

  it('all keys of one subject begin alike, and no other’s do', () => {
    const asks: Asked[] = [{}, { limit: 5 }, { phoneRequired: true }, { kinds: ['phone'] }];
    const begins = (key: string) => key.startsWith(`${subjectKey(wish())}|`);
    expect(asks.map((asked) => begins(purchaseKey(wish({ asked }))))).toEqual([true, true, true, true]);
    for (const other of [{ subject: 'lead-11' }, { subject: 'lead-' }, { operation: 'reveal' }] as const) {
      expect(begins(purchaseKey(wish(other)))).toBe(false);
    }
  });
});

const UNREADABLE = { kind: 'unreadable-reply', service: 'kaspr' } as const;

describe('an entry is about what is asked for', () => {
  const anyAsked: fc.Arbitrary<Asked> = fc.record(
    {
      kinds: fc.subarray([...DATA_KINDS], { minLength: 1 }),
      phoneRequired: fc.boolean(),
      limit: fc.constantFrom(5, 6),
    },
    { requiredKeys: [] },
  );

  const PHONE = { phoneRequired: true };
  const source = { service: 'kaspr', at: 1 } as const;
  const number = { display: '+33 6 39 98 00 12', e164: '+33639980012', country: 'FR', use: null, isDoNotCall: false };
  const contactWith = (phones: Contact['phones']): Contact => ({
    ...{ emails: [], phones, title: null, company: null, location: null, gatheredAt: null, optedOut: null },
    sources: [source],
  });
  const WITH_PHONE = contactWith([{ ...number, sources: [source] }]);
  const WITHOUT = contactWith([]);
  const entry = (asked: Asked, different: Partial<Purchase> = {}): Purchase => ({
    ...{ id: 1, service: 'kaspr', operation: 'profile', subject: 'lead-1', key: '', keyId: 'abcdef012345', asked },
    ...{ state: 'settled', startedAt: 1, endedAt: 2, found: true, failure: null, charged: 1, remaining: 9 },
    ...{ day: '2026-01-15', repeatable: false, stake: 1, lock: '', run: null, resolved: null },
    ...different,
  });
  const NOTHING = { found: false, charged: 0 };

  test.each<[Asked, Asked, boolean]>([
    [{}, {}, true],
    [{}, { phoneRequired: false }, true],
    [{ limit: 5 }, { limit: 5 }, true],
    [{ limit: 10 }, { limit: 5 }, true],
    [{ limit: 5 }, { limit: 6 }, false],
    [{ limit: 5 }, {}, false],
    [{}, { limit: 5 }, false],
    [{ kinds: ['phone'] }, { kinds: ['phone'] }, true],
    // Who has the number is not to pay for it again because an address is wanted too.
    [{ kinds: ['phone'] }, { kinds: ['phone', 'work-email'] }, true],
    [{ kinds: ['phone', 'work-email'] }, { kinds: ['phone'] }, true],
    [{ kinds: ['phone'] }, { kinds: ['work-email'] }, false],
    [{ kinds: ['phone', 'personal-email'] }, { kinds: ['work-email', 'personal-email'] }, true],
    // Whatever there is, is of every kind: generation 1 told it whole.
    [{}, { kinds: ['phone'] }, true],
    [PHONE, { kinds: ['work-email'], ...PHONE }, true],
    [PHONE, {}, true],
    [{ kinds: ['phone'], ...PHONE }, { kinds: ['phone'] }, true],
    // It brought no phone: there may be one now.
    [{}, PHONE, false],
  ])('that was bought as %j and is wanted as %j: %s', (bought, wanted, is) => {
    expect(isAbout(entry(bought), wanted, WITHOUT)).toBe(is);
  });

  test.each<[what: string, Purchase, Asked, Contact | null, boolean]>([
    ['it brought a phone', entry({}), PHONE, WITH_PHONE, true],
    ['it brought a phone among kinds', entry({ kinds: ['phone'] }), { kinds: ['phone'], ...PHONE }, WITH_PHONE, true],
    ['another service brought the phone', entry({}, { service: 'cognism' }), PHONE, WITH_PHONE, false],
    ['the service had nothing at all', entry({}, NOTHING), PHONE, null, true],
    ['the service had no phone', entry(PHONE, NOTHING), {}, null, false],
    ['there were no employees at all', entry({ limit: 5 }, NOTHING), { limit: 10 }, null, true],
    ['its request is under way', entry({}, { state: 'intent', found: false }), PHONE, null, true],
    ['its answer was lost', entry(PHONE, { state: 'unknown', found: false, charged: null }), {}, null, true],
    ['its answer was unreadable', entry(PHONE, { found: false, failure: UNREADABLE }), {}, null, true],
    [
      'fewer were asked for, and the answer was lost',
      entry({ limit: 5 }, { state: 'unknown' }),
      { limit: 6 },
      null,
      false,
    ],
  ])('where %s', (_, bought, wanted, contact, is) => {
    expect(isAbout(bought, wanted, contact)).toBe(is);
  });

  it('wherever it has the same key', () => {
    fc.assert(
      fc.property(anyAsked, anyAsked, (one, other) => {
        const wish = { service: 'kaspr', operation: 'profile', subject: 'lead-1' } as const;
        fc.pre(purchaseKey({ ...wish, asked: one }) === purchaseKey({ ...wish, asked: other }));
        expect(isAbout(entry(one), other, WITHOUT)).toBe(true);
      }),
    );
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
    pools: null,
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
    // Hours are told apart by their ends (ms).
    [
      'that was counted earlier and comes later does not give a request back',
      balance(9, 500, 398, 90_000),
      balance(8, 500, 399, 90_900),
      balance(8, 500, 398, 90_900),
    ],
    [
      'of the next hour begins anew',
      balance(9, 500, 0, 90_000),
      balance(8, 500, 499, 3_690_000),
      balance(8, 500, 499, 3_690_000),
    ],
    ['tells its first count', balance(9, 500, null, 90_000), balance(8, 500, 7, 90_000), balance(8, 500, 7, 90_000)],
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
