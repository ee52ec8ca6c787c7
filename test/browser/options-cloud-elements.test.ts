import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { PickedHub } from '../../src/model/schemas/crm/hub.ts';
import type { HubToken, Secret } from '../../src/model/schemas/purchases/account.ts';
import { DISABLED, DROPBOX, MASKED, SALESFORCE } from '../sandbox/cloud-elements/connections.ts';
import { CLOUD_ELEMENTS_DEMO_ORGANIZATION, CLOUD_ELEMENTS_DEMO_USER } from '../sandbox/index.ts';
import { eachOf } from './each-of.ts';
import { API, CLOUD, connectCloudByHand, HOST, ORGANIZATION, pickByName, TOKEN, USER } from './options-cloud.ts';
import {
  choose,
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
import { control } from './screen.ts';
import { type BrowserSession, useBrowserSession } from './setup.ts';

const hubsOf = ({ leadlight }: BrowserSession) => leadlight.stored<PickedHub>('hubs');
const tokensOf = ({ leadlight }: BrowserSession) => leadlight.stored<HubToken>('hubTokens');
const optionsOf = async (page: Page, part: 'CRM' | 'Storage', name: string) =>
  (await within(page, part, 'combobox', name)).$$eval('option', (all) =>
    all.map(({ label, disabled }) => (disabled ? `[${label}]` : label)),
  );

describe('the region "Cloud Elements"', () => {
  const browserSession = useBrowserSession({ hasKey: false });

  it('saves and verifies its secrets by free calls, and shows none of them', async () => {
    const { leadlight, sandbox } = browserSession;
    await leadlight.grant(HOST);
    const page = await openOptions(leadlight);
    await fill(page, CLOUD, USER, ` ${CLOUD_ELEMENTS_DEMO_USER} `);
    await fill(page, CLOUD, ORGANIZATION, CLOUD_ELEMENTS_DEMO_ORGANIZATION);
    await fill(page, CLOUD, TOKEN, SALESFORCE.token);
    expect(await verify(page, CLOUD)).toBe('Cloud Elements takes these secrets.');
    const [user, organization] = [
      `User ${CLOUD_ELEMENTS_DEMO_USER}`,
      `Organization ${CLOUD_ELEMENTS_DEMO_ORGANIZATION}`,
    ];
    const ping = sandbox.cloudElements.requests.find(({ path }) => path === `${API}/ping`);
    expect(ping?.headers.authorization).toBe(`${user}, ${organization}, Element ${SALESFORCE.token}`);
    // How the host takes what makes something new is found out without a secret.
    const written = sandbox.cloudElements.requests.filter(({ method }) => method !== 'GET');
    expect(written.map(({ path, headers }) => [path, headers.authorization])).toEqual(
      written.map(() => [`${API}/ping`, undefined]),
    );
    expect(await leadlight.stored<Secret>('secrets')).toEqual([
      {
        ...{ service: 'cloudElements', key: CLOUD_ELEMENTS_DEMO_USER, secretKey: CLOUD_ELEMENTS_DEMO_ORGANIZATION },
        elementToken: SALESFORCE.token,
      },
    ]);
    await page.bringToFront();
    const saved = await regionText(page, CLOUD, (text) => text.includes('It ends in'));
    expect(saved).toContain(
      'It ends in 001=. Enter a new one to replace it. Also saved: organization secret and element token.',
    );
    const shown = await page.evaluate(() =>
      [document.body.outerHTML, ...[...document.querySelectorAll('input')].map(({ value }) => value)].join(),
    );
    for (const key of [CLOUD_ELEMENTS_DEMO_USER, CLOUD_ELEMENTS_DEMO_ORGANIZATION, SALESFORCE.token]) {
      expect(shown).not.toContain(key);
    }
    expect(await grantedHosts(leadlight)).toEqual([HOST, ...DEMANDED].sort());
  });

  eachOf([
    ['nothing', [], 'Enter a key first.'],
    ['the organization secret alone', [ORGANIZATION], 'Enter the user secret as well'],
    ['the user secret alone', [USER], 'Enter the organization secret as well, or the token of an element'],
  ] as const)('saves nothing where there is %s', async (_, typed, says) => {
    const { leadlight, sandbox } = browserSession;
    const page = await openOptions(leadlight);
    for (const name of typed) await fill(page, CLOUD, name, 'some-secret-00001');
    expect(await verify(page, CLOUD)).toContain(says);
    expect(await leadlight.stored('secrets')).toEqual([]);
    expect(sandbox.cloudElements.requests).toEqual([]);
  });

  it('says which secret is refused only as far as Cloud Elements does', async () => {
    const { leadlight } = browserSession;
    await leadlight.grant(HOST);
    const page = await openOptions(leadlight);
    await fill(page, CLOUD, USER, CLOUD_ELEMENTS_DEMO_USER);
    await fill(page, CLOUD, ORGANIZATION, 'another-organization-1');
    expect(await verify(page, CLOUD)).toContain('Cloud Elements refused your key.');
    await regionText(page, CLOUD, (text) => text.includes('Not verified yet.'));
    // What is saved can be used all the same: it says then what is wrong.
    await click(page, 'CRM', 'Choose a CRM connection');
    await regionText(page, 'CRM', (text) => text.includes('Cloud Elements refused your key.'));
    await fill(page, CLOUD, ORGANIZATION, CLOUD_ELEMENTS_DEMO_ORGANIZATION);
    expect(await verify(page, CLOUD)).toBe('Cloud Elements takes these secrets.');
    await choose(page, 'CRM', 'CRM connection', 'Salesforce of Sales (Salesforce)');
  });

  it('a permission that was taken away is said, with the way back', async () => {
    const { leadlight } = browserSession;
    await connectCloudByHand(browserSession);
    await leadlight.inside(() => chrome.permissions.remove({ origins: ['https://api.cloud-elements.com/*'] }));
    const page = await openOptions(leadlight);
    await click(page, 'CRM', 'Choose a CRM connection');
    await regionText(page, 'CRM', (text) =>
      text.includes(
        'Your browser does not let Leadlight reach api.cloud-elements.com. Nothing was sent. Press “Save and verify” to allow it.',
      ),
    );
  });

  it('picks a CRM and a storage by name; what can’t be used can’t be picked', async () => {
    const page = await connectCloudByHand(browserSession);
    await choose(page, 'CRM', 'CRM connection', 'Salesforce of Sales (Salesforce)');
    expect(await optionsOf(page, 'CRM', 'CRM connection')).toEqual([
      ...['None', 'Salesforce of Sales (Salesforce)', 'HubSpot of Marketing (HubSpot)'],
      ...[`[${DISABLED.name} (Salesforce): can’t be used]`, `${MASKED.name} (Pipedrive)`],
    ]);
    await choose(page, 'Storage', 'Storage connection', 'Team Dropbox (Dropbox)');
    expect(await optionsOf(page, 'Storage', 'Storage connection')).toEqual(['None', 'Team Dropbox (Dropbox)']);
    await pickByName(page, 'CRM', 'Salesforce of Sales (Salesforce)');
    await pickByName(page, 'Storage', 'Team Dropbox (Dropbox)');
    expect(await hubsOf(browserSession)).toMatchObject([
      { hub: 'crm', instanceId: String(SALESFORCE.id), element: 'sfdc', mapping: { element: 'sfdc' }, folder: null },
      { hub: 'documents', instanceId: String(DROPBOX.id), mapping: null, folder: '/Leadlight' },
    ]);
    expect(await tokensOf(browserSession)).toEqual([
      { hub: 'crm', token: SALESFORCE.token },
      { hub: 'documents', token: DROPBOX.token },
    ]);
    await page.bringToFront();
    await click(page, 'CRM', 'Choose another CRM connection');
    await choose(page, 'CRM', 'CRM connection', 'None');
    await click(page, 'CRM', 'Use this connection');
    await regionText(page, 'CRM', (text) => text.includes('No CRM is used yet.'));
    expect(await tokensOf(browserSession)).toMatchObject([{ hub: 'documents' }]);
  });

  it('asks Cloud Elements for nothing by being looked at', async () => {
    const { leadlight, sandbox } = browserSession;
    await pickByName(await connectCloudByHand(browserSession), 'CRM', 'Salesforce of Sales (Salesforce)');
    sandbox.cloudElements.reset();
    const page = await openOptions(leadlight);
    await regionText(page, 'CRM', (text) => text.includes('Salesforce of Sales (Salesforce)'));
    expect(sandbox.cloudElements.requests).toEqual([]);
  });

  it('asks for the token that a list masks; where that is masked too, it is to be pasted', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await connectCloudByHand(browserSession);
    const path = `${API}/instances/${MASKED.id}`;
    const masked = { id: MASKED.id, name: MASKED.name, token: '********', element: { key: 'pipedrive', hub: 'crm' } };
    sandbox.cloudElements.next(path, { json: masked });
    await choose(page, 'CRM', 'CRM connection', 'Shared Pipedrive (Pipedrive)');
    await click(page, 'CRM', 'Use this connection');
    await regionText(page, 'CRM', (text) =>
      text.includes('Cloud Elements does not tell the token of this connection. Paste it'),
    );
    expect(await hubsOf(browserSession)).toEqual([]);
    await page.bringToFront();
    await fill(page, CLOUD, TOKEN, MASKED.token);
    expect(await verify(page, CLOUD)).toBe('Cloud Elements takes these secrets.');
    await pickByName(page, 'CRM', 'The pasted element token');
    expect(await hubsOf(browserSession)).toMatchObject([
      { hub: 'crm', instanceId: expect.stringMatching(/^pasted-[0-9a-f]{12}$/), element: null },
    ]);
    expect(await tokensOf(browserSession)).toEqual([]);
    // Where it is told, nothing has to be pasted.
    await page.bringToFront();
    await click(page, 'CRM', 'Choose another CRM connection');
    await pickByName(page, 'CRM', 'Shared Pipedrive (Pipedrive)');
    expect(await tokensOf(browserSession)).toEqual([{ hub: 'crm', token: MASKED.token }]);
    expect(await leadlight.stored<Secret>('secrets')).toMatchObject([{ elementToken: MASKED.token }]);
  });

  it('works with a pasted token alone', async () => {
    const { leadlight } = browserSession;
    await leadlight.grant(HOST);
    const page = await openOptions(leadlight);
    await fill(page, CLOUD, USER, CLOUD_ELEMENTS_DEMO_USER);
    await fill(page, CLOUD, TOKEN, 'not-a-token-of-anybody');
    expect(await verify(page, CLOUD)).toContain('Cloud Elements refused your key.');
    await fill(page, CLOUD, TOKEN, DROPBOX.token);
    expect(await verify(page, CLOUD)).toBe('Cloud Elements takes these secrets.');
    const text = await regionText(page, 'Storage', (said) => said.includes('The pasted element token'));
    expect(text).toContain('Connections can be listed and made with the organization secret only.');
    expect(text).not.toContain('New connection…');
    await pickByName(page, 'Storage', 'The pasted element token');
    await click(page, 'Storage', 'Browse folders');
    await click(page, 'Storage', 'One folder up');
    await within(page, 'Storage', 'button', 'Leads');
  });

  it('a connection that went away in the meantime is said to be gone', async () => {
    const { sandbox } = browserSession;
    const page = await connectCloudByHand(browserSession);
    await choose(page, 'CRM', 'CRM connection', 'HubSpot of Marketing (HubSpot)');
    sandbox.cloudElements.next(`${API}/instances`, { json: [] });
    await click(page, 'CRM', 'Use this connection');
    await regionText(page, 'CRM', (text) =>
      text.includes('This connection is not there any more. Choose another one.'),
    );
  });

  it('removes a connection once it was said what ends, and keeps it where that fails', async () => {
    const { sandbox } = browserSession;
    const page = await connectCloudByHand(browserSession);
    await pickByName(page, 'CRM', 'HubSpot of Marketing (HubSpot)');
    const [picked] = await hubsOf(browserSession);
    const path = `${API}/instances/${picked?.instanceId}`;
    const removals = () => sandbox.cloudElements.count(`DELETE ${path}`);
    await page.bringToFront();
    await click(page, 'CRM', 'Remove this connection…');
    const asked = await regionText(page, 'CRM', (text) => text.includes('HubSpot of Marketing (HubSpot)'));
    expect(asked).toContain('Leadlight can no longer undo what it sent');
    await click(page, 'CRM', 'Cancel');
    expect(removals()).toBe(0);
    await click(page, 'CRM', 'Remove this connection…');
    sandbox.cloudElements.next(`DELETE ${path}`, { status: 403 });
    await click(page, 'CRM', 'Remove connection');
    await regionText(page, 'CRM', (text) => text.includes('Cloud Elements'));
    expect(await hubsOf(browserSession)).toHaveLength(1);
    await click(page, 'CRM', 'Remove connection');
    await regionText(page, 'CRM', (text) => text.includes('The connection was removed.'));
    expect(removals()).toBe(2);
    expect([await hubsOf(browserSession), await tokensOf(browserSession)]).toEqual([[], []]);
    await click(page, 'CRM', 'Choose a CRM connection');
    await within(page, 'CRM', 'combobox', 'CRM connection');
    await expect.poll(() => optionsOf(page, 'CRM', 'CRM connection')).not.toContain('HubSpot of Marketing (HubSpot)');
  });

  it('connections that can’t be listed are said in words, and can be listed again; none is no failure', async () => {
    const { sandbox } = browserSession;
    await connectCloudByHand(browserSession);
    sandbox.cloudElements.always(`${API}/instances`, { html: true });
    const page = await openOptions(browserSession.leadlight);
    await click(page, 'Storage', 'Choose a storage connection');
    await regionText(page, 'Storage', (text) =>
      text.includes('Cloud Elements answered in a form that Leadlight can’t read.'),
    );
    sandbox.cloudElements.always(`${API}/instances`, { json: [] });
    await click(page, 'Storage', 'Try again');
    await regionText(page, 'Storage', (text) => text.includes('Your account has no connection of this kind yet.'));
  });

  it('"Disconnect" removes the secrets, what was picked, the tokens of that, and the permission', async () => {
    const { leadlight } = browserSession;
    const page = await connectCloudByHand(browserSession);
    await pickByName(page, 'CRM', 'Salesforce of Sales (Salesforce)');
    await click(page, CLOUD, 'Disconnect');
    expect(await statusOf(page, CLOUD, (text) => text.includes('removed'))).toBe(
      'The secrets were removed, and the connections that were picked. What was sent stays where it is.',
    );
    for (const store of ['secrets', 'hubs', 'hubTokens']) expect(await leadlight.stored(store)).toEqual([]);
    expect(await grantedHosts(leadlight)).toEqual(DEMANDED);
  });

  it('can be used by keyboard alone', async () => {
    const { leadlight } = browserSession;
    await leadlight.grant(HOST);
    const page = await openOptions(leadlight);
    const tabTo = async (role: string, name: string) => {
      const wanted = await control(page, role, name);
      const isThere = () => wanted.evaluate((element) => element === document.activeElement);
      for (let tabs = 0; tabs < 60 && !(await isThere()); tabs += 1) await page.keyboard.press('Tab');
      expect(await isThere(), name).toBe(true);
    };
    await tabTo('textbox', USER);
    await page.keyboard.type(CLOUD_ELEMENTS_DEMO_USER);
    await tabTo('textbox', ORGANIZATION);
    await page.keyboard.type(CLOUD_ELEMENTS_DEMO_ORGANIZATION);
    await page.keyboard.press('Enter');
    await statusOf(page, CLOUD, (text) => text.startsWith('Cloud Elements takes'));
    await choose(page, 'CRM', 'CRM connection', 'None');
    await tabTo('combobox', 'CRM connection');
    await page.keyboard.type('Sale');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Use this connection');
    await page.keyboard.press('Enter');
    await regionText(page, 'CRM', (text) => text.includes('Saved.'));
    // Not at the top of the page again.
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('part');
    await tabTo('button', 'Edit which fields are written');
    await page.keyboard.press('Enter');
    await tabTo('textbox', 'Job title');
    await page.keyboard.type('__c');
    await tabTo('button', 'Save mapping');
    await page.keyboard.press('Enter');
    await regionText(page, 'CRM', (text) => !text.includes('Save mapping') && text.includes('Saved.'));
    expect((await hubsOf(browserSession))[0]?.mapping?.fields.title).toContain('__c');
  });
});
