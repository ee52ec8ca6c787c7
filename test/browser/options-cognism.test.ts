import { describe, expect, it } from 'vitest';
import type { Connection, Secret } from '../../src/model/schemas/purchases/account.ts';
import { COGNISM_DEMO_KEY, COGNISM_DEMO_SECRET, COGNISM_DEMO_TOKEN } from '../sandbox/index.ts';
import { eachOf } from './each-of.ts';
import {
  click,
  DEMANDED,
  fill,
  grantedHosts,
  openOptions,
  regionText,
  statusOf,
  verify,
  within,
} from './options-page.ts';
import { useNewProfiles } from './setup.ts';

const CURRENT = 'https://app.cognism.com/*';
const OF_2016 = 'https://api.cognism.io/*';
const ENTITLEMENTS = 'GET /api/search/entitlement/contactEntitlementSubscription';
const MAY_SEE =
  'Your account may see: e-mail, mobile, direct number, office number, name, job title, company, LinkedIn profile, location, date of the last check.';

describe('the region "Cognism"', () => {
  const browserSession = useNewProfiles({ hasKey: false });

  it('saves and verifies both of its keys with one button, by free calls', async () => {
    const { leadlight, sandbox } = browserSession;
    await leadlight.grant(CURRENT);
    await leadlight.grant(OF_2016);
    const page = await openOptions(leadlight);
    await fill(page, 'Cognism', 'Cognism API key', ` Bearer ${COGNISM_DEMO_KEY} `);
    await fill(page, 'Cognism', 'Cognism access token', COGNISM_DEMO_TOKEN);
    await fill(page, 'Cognism', 'Cognism secret key', COGNISM_DEMO_SECRET);
    expect(await verify(page, 'Cognism')).toBe(`This key works. ${MAY_SEE}Cognism’s API of 2016 takes these keys.`);
    expect(sandbox.cognism.count(ENTITLEMENTS)).toBe(1);
    expect(sandbox.cognism.charges()).toEqual([]);
    expect(sandbox.cognismLegacy.requests.map(({ headers }) => headers['x-api-secretkey'])).toEqual([
      COGNISM_DEMO_SECRET,
    ]);
    expect(await leadlight.stored<Secret>('secrets')).toEqual([
      { service: 'cognism', key: COGNISM_DEMO_KEY, secretKey: null },
      { service: 'cognism2016', key: COGNISM_DEMO_TOKEN, secretKey: COGNISM_DEMO_SECRET },
    ]);
    const text = await regionText(page, 'Cognism', (said) => said.includes('It ends in'));
    expect(text).toContain(`A key is saved. It ends in 0001. Enter a new one to replace it. ${MAY_SEE}`);
    await page.reload();
    await regionText(page, 'Cognism', (said) => said.includes(MAY_SEE));
    const shown = await page.evaluate(() =>
      [document.body.outerHTML, ...[...document.querySelectorAll('input')].map(({ value }) => value)].join(),
    );
    for (const key of [COGNISM_DEMO_KEY, COGNISM_DEMO_TOKEN, COGNISM_DEMO_SECRET]) expect(shown).not.toContain(key);
  });

  it('asks for the host of the key that is entered, and for no other', async () => {
    const { leadlight, sandbox } = browserSession;
    // A question for a host that is not granted is never answered here.
    await leadlight.grant(OF_2016);
    const page = await openOptions(leadlight);
    await fill(page, 'Cognism', 'Cognism access token', COGNISM_DEMO_TOKEN);
    expect(await verify(page, 'Cognism')).toBe('Cognism’s API of 2016 takes these keys.');
    expect(sandbox.cognism.requests).toEqual([]);
    expect(await grantedHosts(leadlight)).toEqual([OF_2016, ...DEMANDED].sort());
    expect(await leadlight.stored<Connection>('connections')).toMatchObject([{ service: 'cognism2016' }]);
  });

  it('says what an account may not see', async () => {
    const { leadlight, sandbox } = browserSession;
    sandbox.cognism.setKey({ key: 'narrow-key-00000001', contactEntitlements: ['fullName', 'jobTitle'] });
    await leadlight.grant(CURRENT);
    const page = await openOptions(leadlight);
    await fill(page, 'Cognism', 'Cognism API key', 'narrow-key-00000001');
    expect(await verify(page, 'Cognism')).toBe(
      'This key works. Your account may see: name, job title. It may see neither e-mail addresses nor phone numbers.',
    );
  });

  it('says of each half what became of it', async () => {
    const { leadlight } = browserSession;
    await leadlight.grant(CURRENT);
    await leadlight.grant(OF_2016);
    const page = await openOptions(leadlight);
    await fill(page, 'Cognism', 'Cognism API key', 'wrong-key-0000000001');
    await fill(page, 'Cognism', 'Cognism access token', COGNISM_DEMO_TOKEN);
    expect(await verify(page, 'Cognism')).toBe(
      'Cognism refused your key. Cognism says the same where nothing was set up for an account. It is saved all the same: paste the right one in its place.' +
        'Cognism’s API of 2016 takes these keys.',
    );
    const saved = await page.$$eval('.saved-key .hint', (all) => all.map((one) => one.textContent));
    expect(saved.map((text) => text?.includes('Not verified yet.'))).toEqual([true, false]);
    const tones = await page.$$eval('.outcome', (lines) => lines.map(({ className }) => className));
    expect(tones).toEqual(['outcome outcome-bad', 'outcome outcome-good']);
  });

  eachOf([
    ['nothing at all', [], 'Enter a key first.'],
    ['a secret key alone', [['Cognism secret key', COGNISM_DEMO_SECRET]], 'Enter the access token as well'],
    ['a key with a space in it', [['Cognism API key', 'not a-key']], 'This does not look like an API key'],
  ] as const)('saves nothing of %s', async (_, typed, says) => {
    const { leadlight, sandbox } = browserSession;
    const page = await openOptions(leadlight);
    for (const [name, text] of typed) await fill(page, 'Cognism', name, text);
    expect(await verify(page, 'Cognism')).toContain(says);
    for (const [name, text] of typed) {
      expect(await (await within(page, 'Cognism', 'textbox', name)).evaluate(({ value }) => value)).toBe(text);
    }
    expect(await leadlight.stored('secrets')).toEqual([]);
    expect([...sandbox.cognism.requests, ...sandbox.cognismLegacy.requests]).toEqual([]);
  });

  it('"Disconnect" removes the key of its half and the permission for its host, and leaves the other', async () => {
    const { leadlight } = browserSession;
    await leadlight.grant(CURRENT);
    await leadlight.grant(OF_2016);
    const page = await openOptions(leadlight);
    await fill(page, 'Cognism', 'Cognism API key', COGNISM_DEMO_KEY);
    await fill(page, 'Cognism', 'Cognism access token', COGNISM_DEMO_TOKEN);
    await verify(page, 'Cognism');
    // The first of two: each stands in the group of its half.
    await click(page, 'Cognism', 'Disconnect');
    expect(await statusOf(page, 'Cognism', (text) => text.includes('removed'))).toBe(
      'The key was removed. What you bought stays.',
    );
    expect(await leadlight.stored('secrets')).toMatchObject([{ service: 'cognism2016' }]);
    expect(await grantedHosts(leadlight)).toEqual([OF_2016, ...DEMANDED].sort());
    await page.bringToFront();
    await click(page, 'Cognism', 'Disconnect');
    await page.waitForFunction(() => document.querySelectorAll('.saved-key').length === 0);
    expect(await leadlight.stored('secrets')).toEqual([]);
    expect(await grantedHosts(leadlight)).toEqual(DEMANDED);
  });
});
