import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { createHttpEnvironment } from '../../../src/background/wiring/http-environment.ts';
import type { Connection } from '../../../src/model/schemas/purchases/account.ts';
import type { Service } from '../../../src/model/schemas/purchases/service.ts';
import { MemoryAccounts } from '../purchasing/memory-accounts.ts';

const { contains, getManifest } = vi.hoisted(() => ({
  contains: vi.fn(async (_permissions: { origins: string[] }) => true),
  getManifest: vi.fn(() => ({})),
}));
vi.mock('../../../src/browser.ts', () => ({ browser: { permissions: { contains }, runtime: { getManifest } } }));

let accounts: MemoryAccounts;
beforeEach(() => {
  accounts = new MemoryAccounts();
});

const FIRST = 'https://developer.kaspr.io';
const SECOND = 'https://api.developers.kaspr.io';
const SPARE = 'https://developer.kaspr.fr';

describe('requests may go to', () => {
  test.each<[string, Service, base: string, generation: Connection['generation'], origins: string[]]>([
    ['all of Kaspr’s own', 'kaspr', FIRST, 'auto', [FIRST, SECOND, SPARE]],
    ['all, whichever was found', 'kaspr', SECOND, 'auto', [FIRST, SECOND, SPARE]],
    ['all, also where the user means one', 'kaspr', FIRST, '1', [FIRST, SECOND, SPARE]],
    ['an address of the user’s own only', 'kaspr', 'https://kaspr.example/v1', 'auto', ['https://kaspr.example']],
    ['Cognism’s', 'cognism', 'https://app.cognism.com/api/search', 'auto', ['https://app.cognism.com']],
    ['Cognism’s older one', 'cognism2016', 'https://api.cognism.io/api/v1', 'auto', ['https://api.cognism.io']],
  ])('%s', async (_, service, base, generation, origins) => {
    accounts.add(service, base, 'a key', { generation });
    const { allowedOrigins } = createHttpEnvironment(accounts);
    expect((await allowedOrigins(service)).toSorted()).toEqual(origins.toSorted());
    // Another service's key is not for them.
    const other = service === 'kaspr' ? 'cognism' : 'kaspr';
    expect(await allowedOrigins(other)).toEqual([]);
  });

  it('nowhere where nothing is set up', async () => {
    const { allowedOrigins } = createHttpEnvironment(accounts);
    for (const service of ['kaspr', 'cognism', 'cognism2016', 'kissmetrics'] as const) {
      expect(await allowedOrigins(service)).toEqual([]);
    }
  });
});

it('a host may be reached where the browser says so', async () => {
  const { mayReach } = createHttpEnvironment(accounts);
  contains.mockImplementation(async ({ origins }) => origins[0] === `${FIRST}/*`);
  expect([await mayReach(`${FIRST}/*`), await mayReach(`${SECOND}/*`)]).toEqual([true, false]);
});

it('a host may be sent data where Firefox has the consent that its manifest names; reading a page needs none', async () => {
  const { mayReach } = createHttpEnvironment(accounts);
  const optional = ['authenticationInfo', 'websiteContent'];
  getManifest.mockReturnValue({
    content_scripts: [{ matches: ['https://*.linkedin.com/*'] }],
    browser_specific_settings: { gecko: { data_collection_permissions: { optional } } },
  });
  for (const host of [`${FIRST}/*`, 'https://*.linkedin.com/*']) await mayReach(host);
  expect(contains.mock.calls.slice(-2)).toEqual([
    [{ origins: [`${FIRST}/*`], data_collection: optional }],
    [{ origins: ['https://*.linkedin.com/*'] }],
  ]);
});
