import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { PickedHub } from '../../src/model/schemas/crm/hub.ts';
import type { HubToken } from '../../src/model/schemas/purchases/account.ts';
import { eachOf } from './each-of.ts';
import { API, CLOUD, connectCloudByHand } from './options-cloud.ts';
import { choose, click, fill, regionText, within } from './options-page.ts';
import { type BrowserSession, useNewProfiles } from './setup.ts';

const OAUTH = `${API}/elements/pipedrive/oauth/url`;
const APP = { key: 'oauth-app-key-0001', secret: 'oauth-app-secret-0001' };

/** Fills in all that a new connection to Pipedrive needs. */
async function begin(browserSession: BrowserSession, name = 'Pipeline of Ünïcode <b>&</b> Söhne'): Promise<Page> {
  const page = await connectCloudByHand(browserSession);
  await click(page, 'CRM', 'New connection…');
  await choose(page, 'CRM', 'Service to connect', 'Pipedrive');
  await fill(page, 'CRM', 'Key of the OAuth app', ` ${APP.key} `);
  await fill(page, 'CRM', 'Secret of the OAuth app', APP.secret);
  if (name) await fill(page, 'CRM', 'Name of the connection', name);
  return page;
}

const made = ({ sandbox }: BrowserSession) => sandbox.cloudElements.instances().filter(({ id }) => id > 530_000);
const hubsOf = ({ leadlight }: BrowserSession) => leadlight.stored<PickedHub>('hubs');

describe('a new connection', () => {
  const browserSession = useNewProfiles({ hasKey: false });

  it('is let in by the user’s own OAuth app, in a window, and used at once', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await begin(browserSession);
    const callback = await (await within(page, 'CRM', 'textbox', 'Callback address')).evaluate(({ value }) => value);
    expect(callback).toBe(`https://${leadlight.id}.chromiumapp.org/`);
    const elements = await (await within(page, 'CRM', 'combobox', 'Service to connect')).$$eval('option', (all) =>
      all.map(({ label }) => label),
    );
    // Nothing of another hub.
    expect(elements).toEqual(
      expect.arrayContaining(['Salesforce Sales Cloud', 'HubSpot CRM', 'Pipedrive', 'Microsoft Dynamics CRM']),
    );
    expect(elements).not.toContain('Dropbox');
    await click(page, 'CRM', 'Connect');
    await regionText(page, 'CRM', (text) => text.includes('Connected: Pipeline of Ünïcode <b>&</b> Söhne.'));
    const [instance] = made(browserSession);
    expect(instance).toMatchObject({ element: 'pipedrive', name: 'Pipeline of Ünïcode & Söhne' });
    expect(await hubsOf(browserSession)).toMatchObject([
      { hub: 'crm', instanceId: String(instance?.id), element: 'pipedrive', mapping: { element: 'pipedrive' } },
    ]);
    expect(await leadlight.stored<HubToken>('hubTokens')).toEqual([{ hub: 'crm', token: instance?.token }]);
    // The app's secret goes in a body where that is taken, and stays nowhere.
    const asked = sandbox.cloudElements.requests.filter(({ path }) => path === OAUTH);
    expect(asked.map(({ method, body }) => [method, body])).toEqual([
      ['POST', { apiKey: APP.key, apiSecret: APP.secret, callbackUrl: callback, state: expect.any(String) }],
    ]);
    const all = await Promise.all(
      ['secrets', 'hubs', 'hubTokens', 'connections'].map((name) => leadlight.stored(name)),
    );
    expect(JSON.stringify(all)).not.toContain(APP.secret);
    await page.bringToFront();
    expect(await page.evaluate(() => document.body.outerHTML)).not.toContain(APP.secret);
  });

  it('takes the name of what it leads to where it is given none', { tags: ['slow'] }, async () => {
    const page = await begin(browserSession, '');
    await click(page, 'CRM', 'Connect');
    await regionText(page, 'CRM', (text) => text.includes('Connected: Pipedrive.'));
  });

  it('says what is still to be entered', { tags: ['slow'] }, async () => {
    const { sandbox } = browserSession;
    const page = await begin(browserSession);
    await fill(page, 'CRM', 'Secret of the OAuth app', ' ');
    await click(page, 'CRM', 'Connect');
    await regionText(page, 'CRM', (text) => text.includes('Choose a service, and enter the key and the secret'));
    expect(sandbox.cloudElements.count(`POST ${OAUTH}`)).toBe(0);
  });

  it('that is not allowed is not made; what was typed stays, and allowed it works', { tags: ['slow'] }, async () => {
    const { sandbox } = browserSession;
    const page = await begin(browserSession);
    sandbox.cloudElements.set({ isConsenting: false });
    await click(page, 'CRM', 'Connect');
    await regionText(page, 'CRM', (text) => text.includes('The connection was not allowed, so nothing was connected.'));
    expect(made(browserSession)).toEqual([]);
    sandbox.cloudElements.set({ isConsenting: true });
    await click(page, 'CRM', 'Connect');
    await regionText(page, 'CRM', (text) => text.includes('Connected:'));
    expect(made(browserSession)).toHaveLength(1);
  });

  it('does not take an answer to another question', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await begin(browserSession);
    const search = new URLSearchParams({
      ...{ client_id: 'mallory', redirect_uri: `https://${leadlight.id}.chromiumapp.org/` },
      ...{ state: 'another-state', element: 'pipedrive' },
    });
    const address = `https://api.cloud-elements.com/sandbox/consent?${search}`;
    sandbox.cloudElements.next(`POST ${OAUTH}`, { json: { element: 'pipedrive', oauthUrl: address } });
    await click(page, 'CRM', 'Connect');
    await regionText(page, 'CRM', (text) => text.includes('belongs to another request, so it was not used.'));
    expect(made(browserSession)).toEqual([]);
    expect(sandbox.cloudElements.count(`POST ${API}/instances`)).toBe(0);
  });

  it('says that the page of the consent can’t be loaded', async () => {
    const { sandbox } = browserSession;
    const page = await begin(browserSession);
    const address = 'https://nobody.example/consent';
    sandbox.cloudElements.next(`POST ${OAUTH}`, { json: { element: 'pipedrive', oauthUrl: address } });
    await click(page, 'CRM', 'Connect');
    await regionText(page, 'CRM', (text) => text.includes('could not be loaded. Nothing was connected.'));
  });

  it('whose window is closed is not made', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await begin(browserSession);
    // A page that waits for the user: the window stays.
    sandbox.cloudElements.next('/sandbox/consent', { html: true });
    const opened = leadlight.browser.waitForTarget((target) => target.url().includes('/sandbox/consent'));
    await click(page, 'CRM', 'Connect');
    await regionText(page, 'CRM', (text) => text.includes('Waiting for you to allow it in the other window…'));
    await (await (await opened).asPage()).close();
    await regionText(page, 'CRM', (text) =>
      text.includes('The window was closed before the connection was allowed. Nothing was connected.'),
    );
  });

  eachOf([
    [
      'the app is refused',
      `POST ${OAUTH}`,
      { status: 400, body: { message: 'bad app' } },
      'did not accept this (status 400). Check the key',
    ],
    ['the service is down', `POST ${OAUTH}`, { status: 503, body: '' }, 'Cloud Elements has a problem (status 503).'],
    [
      'the code is refused',
      `POST ${API}/instances`,
      { status: 400, body: '' },
      'did not accept this (status 400). Check the key',
    ],
    ['the reply is no instance', `POST ${API}/instances`, { json: {} }, 'may have been made all the same'],
  ] as const)('says that %s', async (_, target, behaviour, says) => {
    const { sandbox } = browserSession;
    const page = await begin(browserSession);
    sandbox.cloudElements.next(target, behaviour);
    await click(page, 'CRM', 'Connect');
    await regionText(page, 'CRM', (text) => text.includes(says));
    expect(await hubsOf(browserSession)).toEqual([]);
  });

  it('that was made while the line was cut is found in the list, and made once', { tags: ['slow'] }, async () => {
    const { sandbox } = browserSession;
    const page = await begin(browserSession, 'Cut short');
    sandbox.cloudElements.next(`POST ${API}/instances`, { cut: 'after-charge' });
    await click(page, 'CRM', 'Connect');
    await regionText(page, 'CRM', (text) => text.includes('may have been made all the same: look for it'));
    expect(made(browserSession)).toHaveLength(1);
    await click(page, 'CRM', 'Cancel');
    await choose(page, 'CRM', 'CRM connection', 'Cut short (Pipedrive)');
    await click(page, 'CRM', 'Use this connection');
    await regionText(page, 'CRM', (text) => text.includes('Saved.'));
    expect(made(browserSession)).toHaveLength(1);
  });

  it('never puts the app’s secret into an address, though Cloud Elements may know no other form', async () => {
    const { sandbox } = browserSession;
    const page = await begin(browserSession);
    sandbox.cloudElements.set({ oauthForms: ['GET'] });
    await click(page, 'CRM', 'Connect');
    await regionText(page, 'CRM', (text) => text.includes('Cloud Elements does not offer this'));
    const asked = sandbox.cloudElements.requests.filter(({ path }) => path.endsWith('/oauth/url'));
    expect(asked.map(({ method, query }) => [method, query.size])).toEqual([['POST', 0]]);
  });

  it('to something that can’t be listed is said in words, and can be left', { tags: ['slow'] }, async () => {
    const { sandbox } = browserSession;
    const page = await connectCloudByHand(browserSession);
    sandbox.cloudElements.next(`${API}/elements`, { status: 502, body: '' });
    await click(page, 'Storage', 'New connection…');
    await regionText(page, 'Storage', (text) => text.includes('Cloud Elements has a problem (status 502).'));
    await click(page, 'Storage', 'Try again');
    await choose(page, 'Storage', 'Service to connect', 'Box');
    await click(page, 'Storage', 'Cancel');
    await within(page, 'Storage', 'combobox', 'Storage connection');
    expect(await regionText(page, CLOUD, Boolean)).not.toContain('Key of the OAuth app');
  });
});
