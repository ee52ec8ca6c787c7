import { describe, expect, it } from 'vitest';
import type { Secret } from '../../src/model/schemas/purchases/account.ts';
import type { Behaviour, Sandbox } from '../sandbox/index.ts';
import { eachOf } from './each-of.ts';
import { click, fill, openOptions, type RegionName, regionText, verify, within } from './options-page.ts';
import { useBrowserSession } from './setup.ts';

/** How each key is verified: where it is entered, at which host, and by which free calls. */
const KEYS = [
  {
    region: 'Kaspr',
    name: 'Kaspr API key',
    key: 'kaspr-demo-key-0001',
    service: 'Kaspr',
    hosts: [],
    servers: (sandbox) => [sandbox.kaspr, sandbox.kasprV2],
    paths: ['/keys/verifyKey', '/keys/remainingCredits'],
    badKey: 'Kaspr refused your key. It is saved all the same: paste the right one in its place.',
  },
  {
    region: 'Cognism',
    name: 'Cognism API key',
    key: 'cognism-demo-key-0001',
    service: 'Cognism',
    hosts: ['https://app.cognism.com/*'],
    servers: (sandbox) => [sandbox.cognism],
    paths: ['/api/search/entitlement/contactEntitlementSubscription'],
    badKey:
      'Cognism refused your key. Cognism says the same where nothing was set up for an account. It is saved all the same: paste the right one in its place.',
  },
  {
    region: 'Cognism',
    name: 'Cognism access token',
    key: 'cognism-demo-token-0001',
    service: 'Cognism (API of 2016)',
    hosts: ['https://api.cognism.io/*'],
    servers: (sandbox) => [sandbox.cognismLegacy],
    paths: ['/api/v1/company/cognism'],
    badKey: 'Cognism (API of 2016) refused your key. It is saved all the same: paste the right one in its place.',
  },
  {
    region: 'KISSmetrics',
    name: 'KISSmetrics API token',
    key: 'kissmetrics-demo-token-0001',
    service: 'KISSmetrics',
    hosts: ['api.kissmetrics.com', 'query.kissmetrics.com', 'query.kissmetrics.io'].map((host) => `https://${host}/*`),
    servers: (sandbox) => [sandbox.kissmetrics],
    paths: ['/core'],
    badKey: 'KISSmetrics refused your key. It is saved all the same: paste the right one in its place.',
  },
  {
    region: 'Cloud Elements',
    name: 'Cloud Elements user secret',
    key: 'cloud-user-secret-0001=',
    service: 'Cloud Elements',
    hosts: ['https://api.cloud-elements.com/*'],
    servers: (sandbox) => [sandbox.cloudElements],
    paths: ['/elements/api-v2/instances'],
    badKey: 'Cloud Elements refused your key. It is saved all the same: paste the right one in its place.',
  },
] as const satisfies readonly {
  region: RegionName;
  servers: (sandbox: Sandbox) => readonly { always(target: string, behaviour: Behaviour | null): void }[];
  [more: string]: unknown;
}[];

/** What can come instead of an answer, and what is said then of a service. */
const TROUBLES: readonly (readonly [what: string, Behaviour, says: (service: string) => string | RegExp])[] = [
  [
    'no answer',
    { cut: 'before-charge' },
    (service) => `${service} did not answer. Check your connection and the base address, then try again.`,
  ],
  [
    'a status of 503',
    { status: 503, body: '' },
    (service) => `${service} has a problem (status 503). Your key is saved. Verify it again later.`,
  ],
  [
    'a page instead of data',
    { html: true },
    (service) => `${service} answered in a form that Leadlight can’t read. Your key is saved. Verify it again later.`,
  ],
  ['too many requests', { status: 429, body: '' }, () => /takes no more requests with your key until/],
];

describe.each(KEYS)('"$name"', ({ region, name, key, service, hosts, servers, paths, badKey }) => {
  const browserSession = useBrowserSession({ hasKey: false });

  async function enter(typed: string) {
    for (const host of hosts) await browserSession.leadlight.grant(host);
    const page = await openOptions(browserSession.leadlight);
    await fill(page, region, name, typed);
    // Alone it opens nothing.
    if (region === 'Cloud Elements') {
      await fill(page, region, 'Cloud Elements organization secret', 'cloud-organization-secret-0001');
    }
    return page;
  }

  it('says of each trouble what it is, keeps the key, and verifies it when the trouble is over', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await enter(key);
    for (const [what, behaviour, says] of TROUBLES) {
      for (const server of servers(sandbox)) for (const path of paths) server.always(path, behaviour);
      await page.bringToFront();
      expect(await verify(page, region), what).toMatch(says(service));
      expect(await (await within(page, region, 'textbox', name)).evaluate(({ value }) => value)).toBe('');
      expect(await leadlight.stored<Secret>('secrets')).toMatchObject([{ key }]);
    }
    for (const server of servers(sandbox)) for (const path of paths) server.always(path, null);
    await page.bringToFront();
    expect(await verify(page, region)).toMatch(
      /^(This (key|token) works\.|Cognism’s API of 2016 takes these keys\.|Cloud Elements takes these secrets\.)/,
    );
  });

  it('says that the service refused it', async () => {
    const page = await enter('wrong-key-0000000001');
    expect(await verify(page, region)).toBe(badKey);
  });

  eachOf(['http://api.example.com', 'https://user:pass@api.example.com', 'nonsense'])(
    'does not travel to %s',
    async (base) => {
      const { leadlight, sandbox } = browserSession;
      const page = await enter(key);
      // Of Cognism's two, each stands in the group of its half.
      const half = service === 'Cognism (API of 2016)' ? 1 : 0;
      const home = await within(page, region, 'textbox', name);
      const group = await home.evaluateHandle((element) => element.closest('fieldset') ?? element.closest('form'));
      await group.asElement()?.$eval('summary', (summary) => summary.click());
      const field = (await page.$$(`section.region input[inputmode=url]`))[
        { Kaspr: 0, Cognism: 1 + half, KISSmetrics: 3, 'Cloud Elements': 4 }[region]
      ];
      await field?.click({ count: 3 });
      await field?.type(base);
      expect(await verify(page, region)).toBe(
        `The base address of ${service} can’t be used: it must begin with https:// and have at most 500 characters. Correct it in the options.`,
      );
      expect(await home.evaluate(({ value }) => value)).toBe(key);
      expect(await leadlight.stored('secrets')).toEqual([]);
      expect(servers(sandbox).flatMap(({ requests }) => requests)).toEqual([]);
    },
  );
});

describe('a service that forbids', () => {
  const browserSession = useBrowserSession({ hasKey: false });

  it('is told from one that does not know the key', async () => {
    const { leadlight, sandbox } = browserSession;
    sandbox.kissmetrics.setToken('token-without-rights-1');
    sandbox.cognismLegacy.setTokens({ isAllowed: false });
    await leadlight.grant('https://*/*');
    const page = await openOptions(leadlight);
    await fill(page, 'KISSmetrics', 'KISSmetrics API token', 'token-without-rights-1');
    expect(await verify(page, 'KISSmetrics')).toContain('Your KISSmetrics account may not do this.');
    await fill(page, 'Cognism', 'Cognism access token', 'cognism-demo-token-0001');
    expect(await verify(page, 'Cognism')).toContain('Your Cognism (API of 2016) account may not do this.');
  });

  it('and a permission that was taken away later is said, with the way back', async () => {
    const { leadlight } = browserSession;
    for (const host of KEYS[3].hosts) await leadlight.grant(host);
    const page = await openOptions(leadlight);
    await fill(page, 'KISSmetrics', 'KISSmetrics API token', KEYS[3].key);
    await verify(page, 'KISSmetrics');
    await leadlight.inside(() => chrome.permissions.remove({ origins: ['https://api.kissmetrics.com/*'] }));
    await page.reload();
    await click(page, 'KISSmetrics', 'Choose a report');
    await regionText(page, 'KISSmetrics', (text) =>
      text.includes(
        'Your browser does not let Leadlight reach api.kissmetrics.com. Nothing was sent. Press “Save and verify” to allow it.',
      ),
    );
    await leadlight.grant('https://api.kissmetrics.com/*');
    expect(await verify(page, 'KISSmetrics')).toContain('This token works.');
  });
});
