import { describe, expect, it, test } from 'vitest';
import {
  allowedHref,
  expand,
  KISSMETRICS_BASE,
  kissmetricsOrigins,
} from '../../../../src/services/kissmetrics/address.ts';

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
    expect(allowedHref(href, KISSMETRICS_BASE)).toBe(expected);
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
    expect(allowedHref('results', KISSMETRICS_BASE, from)).toBe('https://query.kissmetrics.io/v2/queries/7/results');
  });
});

describe('the token does not go', () => {
  test.each([
    ['https://evil.example/core', KISSMETRICS_BASE],
    ['https://api.kissmetrics.com.evil.example/core', KISSMETRICS_BASE],
    ['https://evil.example/?https://api.kissmetrics.com', KISSMETRICS_BASE],
    ['//evil.example/core', KISSMETRICS_BASE],
    ['https://user:pass@api.kissmetrics.com/core', KISSMETRICS_BASE],
    ['https://api.kissmetrics.com:8443/core', KISSMETRICS_BASE],
    ['https://apikissmetrics.com:8443/core', KISSMETRICS_BASE],
    ['https://www.kissmetrics.com/core', KISSMETRICS_BASE],
    ['https://trk.kissmetrics.io/e', KISSMETRICS_BASE],
    ['javascript:alert(1)', KISSMETRICS_BASE],
    ['data:application/json,{}', KISSMETRICS_BASE],
    ['http://[', KISSMETRICS_BASE],
    [`https://api.kissmetrics.com/${'x'.repeat(4000)}`, KISSMETRICS_BASE],
    // What was given for a host of the user's own was not given to the vendor.
    ['https://api.kissmetrics.com/core', OWN],
    ['https://api.kissmetrics.com/core', LOOPBACK],
    ['http://127.0.0.1:9090/core', LOOPBACK],
    ['https://api.kissmetrics.com/core', 'no address'],
  ])('by %s, where %s is the base', (href, base) => {
    expect(allowedHref(href, base)).toBeNull();
  });

  it('anywhere but to the base, where that is no host of the vendor', () => {
    expect(kissmetricsOrigins(`${OWN}/stage`)).toEqual([OWN]);
    expect(kissmetricsOrigins('https://api.kissmetrics.com:8443')).toEqual(['https://api.kissmetrics.com:8443']);
    expect(kissmetricsOrigins(KISSMETRICS_BASE)).toHaveLength(3);
    expect(kissmetricsOrigins('nowhere')).toEqual([]);
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
