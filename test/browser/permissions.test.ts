import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_KEY, type Kaspr, startKaspr } from '../sandbox/index.ts';
import { eachOf } from './each-of.ts';
import { alert, itemsOf, press, textOf } from './screen.ts';
import { useNewProfiles } from './setup.ts';

const PROFILE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';

describe('a base address that the user sets', () => {
  const browserSession = useNewProfiles({ hasKey: false });
  let staging: Kaspr;

  beforeAll(async () => {
    staging = await startKaspr();
  });
  afterAll(() => staging.stop());

  it('needs the user’s permission: withheld, it is a failure of its own with a way out', async () => {
    const { leadlight, sandbox } = browserSession;
    await leadlight.grant('https://localhost/*');
    expect(await leadlight.saveKey(DEMO_KEY, { base: staging.origin })).toContain('This key works.');
    expect(sandbox.kaspr.requests).toEqual([]);
    await leadlight.inside(() => chrome.permissions.remove({ origins: ['https://localhost/*'] }));
    const popup = await leadlight.openPopup(await leadlight.open(PROFILE));
    await press(popup, 'Find contact data');
    expect(await alert(popup)).toBe(
      'Your browser does not let Leadlight reach localhost. Nothing was sent. Allow access to go on.Allow access',
    );
    expect(await leadlight.ledger()).toEqual([]);
    expect(staging.count('POST /profile/profile')).toBe(0);
    await leadlight.grant('https://localhost/*');
    await popup.bringToFront();
    await press(popup, 'Allow access');
    expect(await itemsOf(popup, 'Emails')).toHaveLength(3);
    expect(staging.count('POST /profile/profile')).toBe(1);
    expect(sandbox.kaspr.requests).toEqual([]);
  });

  eachOf(['http://developer.kaspr.io', 'ftp://developer.kaspr.io', 'https://user:pass@developer.kaspr.io', 'nonsense'])(
    'is refused where a key must not travel: %s',
    async (base) => {
      const { leadlight, sandbox } = browserSession;
      expect(await leadlight.saveKey(DEMO_KEY, { base })).toMatch(/can’t be used|was not allowed/);
      expect(sandbox.kaspr.requests).toEqual([]);
      expect(await leadlight.stored('secrets')).toEqual([]);
    },
  );
});

describe('access to LinkedIn', () => {
  const browserSession = useNewProfiles();

  it('that the user has taken away is asked for', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(PROFILE);
    const tabId = await leadlight.tabId(page);
    await leadlight.withholdHosts();
    await page.reload();
    const popup = await leadlight.openPopup(page, tabId);
    expect(await alert(popup)).toBe(
      'Your browser does not let Leadlight reach linkedin.com. Nothing was sent. Allow access to go on.Allow access',
    );
    await leadlight.grant('https://*.linkedin.com/*');
    await popup.bringToFront();
    await press(popup, 'Allow access');
    expect(await textOf(popup, 'h1', (text) => text.startsWith('Zo'))).toBe('Zoë Brontë-Łukasiewicz');
  });
});
