import { describe, expect, it, test } from 'vitest';
import { DEFAULT_BASES, originsOf } from '../../../../src/model/service-addresses.ts';
import { allowedHref, expand } from '../../../../src/services/kissmetrics/address.ts';

const LOOPBACK = 'http://127.0.0.1:8080';
const OWN = 'https://metrics.example';

describe('the token may go', () => {
  test.each([
    ['https://api.kissmetrics.com/core/accounts', 'https://api.kissmetrics.com/core/accounts'],
    ['https://query.kissmetrics.com/v2/queries/7/status', 'https://query.kissmetrics.com/v2/queries/7/status'],
    ['https://query.kissmetrics.io/v2/queries/7/status', 'https://query.kissmetrics.io/v2/queries/7/status'],
    ['/core/products?limit=1&amp;offset=2', 'https://api.kissmetrics.com/core/products?limit=1&offset=2'],
    ['https://apikissmetrics.com/core/products/7', 'https://api.kissmetrics.com/core/products/7'],
    ['http://api.kissmetrics.com/core#top', 'https://api.kissmetrics.com/core'],
  ])('by %s to %s', (href, expected) => {
    expect(allowedHref(href, DEFAULT_BASES.kissmetrics)).toBe(expected);
  });

  it.each([
    [`${LOOPBACK}/core`, LOOPBACK, `${LOOPBACK}/core`],
    ['https://apikissmetrics.com/core/products/7', LOOPBACK, `${LOOPBACK}/core/products/7`],
    ['https://apikissmetrics.com/core/products/7', OWN, `${OWN}/core/products/7`],
  ])('by %s, where %s is the base, to %s', (href, base, expected) => {
    expect(allowedHref(href, base)).toBe(expected);
  });

  it('to where a relative address leads from its own page', () => {
    const from = 'https://query.kissmetrics.io/v2/queries/7/status';
    expect(allowedHref('results', DEFAULT_BASES.kissmetrics, from)).toBe(
      'https://query.kissmetrics.io/v2/queries/7/results',
    );
  });
});

describe('the token does not go', () => {
  test.each([
    ['https://evil.example/core', DEFAULT_BASES.kissmetrics],
    ['https://api.kissmetrics.com.evil.example/core', DEFAULT_BASES.kissmetrics],
    ['https://evil.example/?https://api.kissmetrics.com', DEFAULT_BASES.kissmetrics],
    ['//evil.example/core', DEFAULT_BASES.kissmetrics],
    ['https://user:pass@api.kissmetrics.com/core', DEFAULT_BASES.kissmetrics],
    ['https://api.kissmetrics.com:8443/core', DEFAULT_BASES.kissmetrics],
    ['https://apikissmetrics.com:8443/core', DEFAULT_BASES.kissmetrics],
    ['https://www.kissmetrics.com/core', DEFAULT_BASES.kissmetrics],
    ['https://trk.kissmetrics.io/e', DEFAULT_BASES.kissmetrics],
    ['javascript:alert(1)', DEFAULT_BASES.kissmetrics],
    ['data:application/json,{}', DEFAULT_BASES.kissmetrics],
    ['http://[', DEFAULT_BASES.kissmetrics],
    [`https://api.kissmetrics.com/${'x'.repeat(4000)}`, DEFAULT_BASES.kissmetrics],
    // What was given for a host of the user's own was not given to the vendor.
    ['https://api.kissmetrics.com/core', OWN],
    ['https://api.kissmetrics.com/core', LOOPBACK],
    ['http://127.0.0.1:9090/core', LOOPBACK],
    ['https://api.kissmetrics.com/core', 'no address'],
  ])('by %s, where %s is the base', (href, base) => {
    expect(allowedHref(href, base)).toBeNull();
  });

  it('anywhere but to the base, where that is no host of the vendor', () => {
    expect(originsOf({ service: 'kissmetrics', base: `${OWN}/stage` })).toEqual([OWN]);
    expect(originsOf({ service: 'kissmetrics', base: 'https://api.kissmetrics.com:8443' })).toEqual([
      'https://api.kissmetrics.com:8443',
    ]);
    expect(originsOf({ service: 'kissmetrics', base: DEFAULT_BASES.kissmetrics })).toHaveLength(3);
    expect(originsOf({ service: 'kissmetrics', base: 'nowhere' })).toEqual([]);
  });
});

test.each([
  ['/core/products/{product_id}/reports', { product_id: 'a/b' }, '/core/products/a%2Fb/reports'],
  ['/core/products{?limit,offset}', { limit: 20, offset: 40 }, '/core/products?limit=20&offset=40'],
  ['/core/{constructor}{toString}{__proto__}/x', {}, '/core//x'],
  ['/core/{', {}, '/core/{'],
  ['/core/\ud800', {}, null],
] as const)('the template %j with %j is %j', (template, values, expected) => {
  expect(expand(template, values)).toBe(expected);
});
