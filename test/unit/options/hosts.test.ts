import { expect, it, test } from 'vitest';
import { hostPattern } from '../../../src/model/host-pattern.ts';
import type { Service } from '../../../src/model/schemas/purchases/service.ts';
import { DEFAULT_BASES, hostsOf, originsOf } from '../../../src/model/service-addresses.ts';
import { hostNames } from '../../../src/options/connections/hosts.ts';
import { candidatesFor } from '../../../src/services/kaspr/ask-kaspr.ts';

const GENERATIONS = ['auto', '1', '2'] as const;
const KASPR_BASES = [
  ...['https://developer.kaspr.io', 'https://developer.kaspr.fr', 'https://api.developers.kaspr.io'],
  'https://staging.example.com/v9',
];

test.each(KASPR_BASES.flatMap((base) => GENERATIONS.map((generation) => ({ base, generation }))))(
  'Kaspr at $base ($generation): exactly the hosts that verification asks',
  ({ base, generation }) => {
    const asked = candidatesFor(base, generation).map((candidate) => hostPattern(candidate.base));
    expect(hostsOf({ service: 'kaspr', base, generation }).sort()).toEqual([...new Set(asked)].sort());
  },
);

test.each<[Service, string]>([
  ['cognism', DEFAULT_BASES.cognism],
  ['cognism', 'https://cognism.example.com:8443/api'],
  ['cognism2016', DEFAULT_BASES.cognism2016],
  ['cloudElements', DEFAULT_BASES.cloudElements],
  ['cloudElements', 'https://staging.cloud-elements.com/elements/api-v2'],
  ['kissmetrics', DEFAULT_BASES.kissmetrics],
  ['kissmetrics', 'https://query.kissmetrics.io'],
  ['kissmetrics', 'https://api.kissmetrics.com:8443'],
  ['kissmetrics', 'http://127.0.0.1:8080'],
])('%s at %s: exactly the hosts that its requests may go to', (service, base) => {
  const place = { service, base, generation: 'auto' } as const;
  expect(hostsOf(place).sort()).toEqual(originsOf(place).map(hostPattern).sort());
});

test.each([
  '',
  'nonsense',
  'http://example.com',
  'ftp://example.com',
  'https://user:pass@example.com',
  'javascript:alert(1)',
  'https://',
])('for a base address of "%s" nothing is asked for', (base) => {
  expect(hostsOf({ service: 'cognism', base, generation: 'auto' })).toEqual([]);
});

it('names hosts for people', () => {
  expect(hostNames(['https://app.cognism.com/*', 'http://127.0.0.1/*'])).toBe('app.cognism.com, 127.0.0.1');
});
