import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { KeptSignal, SignalWatch } from '../../src/model/schemas/people/signal.ts';
import { COGNISM_DEMO_SECRET, COGNISM_DEMO_TOKEN } from '../sandbox/index.ts';
import { savedPerson, saveLeads } from './crm-setup.ts';
import { eachOf } from './each-of.ts';
import { click, fill, openOptions, regionText, verify, within } from './options-page.ts';
import { control } from './screen.ts';
import { type BrowserSession, useBrowserSession } from './setup.ts';

const SIGNALS = 'Signals';
const ON = 'Hear of changes of saved people';
const LIVE = 'Hear of them at once, while the browser is open';
const AUDIT = 'Write an audit entry at Cognism for each reveal';
const STREAM = '/api/v1/events/stream';
const SUBSCRIPTION = '/api/v1/subscription';
const DEAD = '/api/v1/events/deadletter';

const watchOf = async ({ leadlight }: BrowserSession) => (await leadlight.stored<SignalWatch>('signalWatch'))[0];
const box = (page: Page, name: string) => within(page, SIGNALS, 'checkbox', name);

/** @param secret null: only the access token is entered */
async function connect({ leadlight }: BrowserSession, secret: string | null = COGNISM_DEMO_SECRET): Promise<Page> {
  await leadlight.grant('https://api.cognism.io/*');
  const page = await openOptions(leadlight);
  await fill(page, 'Cognism', 'Cognism access token', COGNISM_DEMO_TOKEN);
  if (secret !== null) await fill(page, 'Cognism', 'Cognism secret key', secret);
  await verify(page, 'Cognism');
  await box(page, ON);
  return page;
}

/** Zoë, to whom the sandbox lets something happen. */
const ZOE = savedPerson('zoe-bronte-lukasiewicz', 'Zoë Brontë-Łukasiewicz');

describe('the region "Signals"', () => {
  const browserSession = useBrowserSession({ hasKey: false });

  it('says what is needed, as long as that is not there', async () => {
    const { leadlight } = browserSession;
    const page = await openOptions(leadlight);
    const text = await regionText(page, SIGNALS, (said) => said.includes('To hear of them'));
    expect(text).toContain('enter your Cognism access token and secret key above');
    expect(await (await control(page, 'region', SIGNALS)).$$('input, button')).toEqual([]);
  });

  it('asks for nothing by being looked at, and is switched off', async () => {
    const { leadlight, sandbox } = browserSession;
    await connect(browserSession);
    sandbox.cognismLegacy.reset();
    const page = await openOptions(leadlight);
    await regionText(page, SIGNALS, (text) => text.includes('Switched off: nothing is asked.'));
    expect(await (await box(page, LIVE)).evaluate(({ disabled }) => disabled)).toBe(true);
    expect(sandbox.cognismLegacy.requests).toEqual([]);
  });

  it('switched on, reads at once what has happened to saved people, and says when it does so again', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await connect(browserSession);
    await saveLeads(leadlight, [ZOE]);
    await page.bringToFront();
    await click(page, SIGNALS, ON, 'checkbox');
    const text = await regionText(page, SIGNALS, (said) => /Last read at .+\. Read again at .+\./.test(said));
    expect(text).toContain('Saved.');
    expect(sandbox.cognismLegacy.count(`GET ${STREAM}`)).toBeGreaterThan(0);
    expect(await watchOf(browserSession)).toMatchObject({ isOn: true, isLive: false, isAudited: false, failure: null });
    expect(await leadlight.stored<KeptSignal>('signals')).toMatchObject([{ id: 'ev-zoe-joined', leadId: ZOE.id }]);
    await page.bringToFront();
    await click(page, SIGNALS, ON, 'checkbox');
    await regionText(page, SIGNALS, (said) => said.includes('Switched off: nothing is asked.'));
    expect((await watchOf(browserSession))?.isOn).toBe(false);
  });

  it('says what went wrong with reading, and when it is tried again', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await connect(browserSession);
    await saveLeads(leadlight, [ZOE]);
    await page.bringToFront();
    sandbox.cognismLegacy.always(STREAM, { status: 403, body: '' });
    await click(page, SIGNALS, ON, 'checkbox');
    const text = await regionText(page, SIGNALS, (said) => said.includes('may not do this'));
    expect(text).toMatch(/Your Cognism \(API of 2016\) account may not do this\. .*Not read yet\. Read again at /);
    sandbox.cognismLegacy.always(STREAM, null);
    // Switching it on again tries it at once.
    await click(page, SIGNALS, ON, 'checkbox');
    await regionText(page, SIGNALS, (said) => said.includes('Switched off'));
    await click(page, SIGNALS, ON, 'checkbox');
    await regionText(page, SIGNALS, (said) => said.includes('Last read at') && !said.includes('may not do this'));
  });

  it('says plainly where the keys go with a websocket, opens it when that is wanted, and closes it', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await connect(browserSession);
    await saveLeads(leadlight, [ZOE]);
    await page.bringToFront();
    const sockets = () => sandbox.cognismLegacy.state.sockets.connections;
    await click(page, SIGNALS, ON, 'checkbox');
    await regionText(page, SIGNALS, (said) => said.includes('Last read at'));
    const text = await regionText(page, SIGNALS, Boolean);
    expect(text).toContain('both of your keys go in its address, to api.cognism.io and nowhere else.');
    expect(sockets()).toEqual([]);
    await click(page, SIGNALS, LIVE, 'checkbox');
    await regionText(page, SIGNALS, (said) => said.includes('The websocket is open since'));
    expect(sockets().map(({ isOpen, request }) => [isOpen, request.query.get('secretKey')])).toEqual([
      [true, COGNISM_DEMO_SECRET],
    ]);
    expect(await watchOf(browserSession)).toMatchObject({ isOn: true, isLive: true });
    await page.bringToFront();
    await click(page, SIGNALS, LIVE, 'checkbox');
    await regionText(page, SIGNALS, (said) => !said.includes('The websocket is'));
    await expect.poll(() => sockets().filter(({ isOpen }) => isOpen)).toEqual([]);
  });

  it('keeps each of its switches while others are turned', async () => {
    const page = await connect(browserSession);
    for (const name of [ON, AUDIT]) await (await box(page, name)).click();
    await expect.poll(() => watchOf(browserSession)).toMatchObject({ isOn: true, isAudited: true });
    await page.reload();
    await expect.poll(async () => (await box(page, AUDIT)).evaluate(({ checked }) => checked)).toBe(true);
    expect(await (await box(page, ON)).evaluate(({ checked }) => checked)).toBe(true);
    await box(page, 'Notify me on the desktop');
  });
});

describe('subscriptions', () => {
  const browserSession = useBrowserSession({ hasKey: false });
  const PART = 'Subscriptions';
  const ADDRESS = 'https://hooks.kestrelfinch.example/événements?x=1';

  async function begin(page: Page, name = 'New <jobs> at وظائف 🌱'): Promise<void> {
    await click(page, PART, 'New subscription');
    await fill(page, PART, 'Name of the subscription', name);
    await (await within(page, PART, 'combobox', 'Events')).select('job-leave');
    await fill(page, PART, 'Only of this company', 'Tidewright');
    await fill(page, PART, 'Address that events are sent to', ADDRESS);
    await (await within(page, PART, 'textbox', 'Headers sent along')).type('X-Token: abc\nX-Team: sales');
  }

  it('are read after a click, made, and deleted once that was confirmed', async () => {
    const { sandbox } = browserSession;
    const made = () => [...sandbox.cognismLegacy.state.subscriptions.values()];
    const page = await connect(browserSession);
    expect(sandbox.cognismLegacy.count(`GET ${SUBSCRIPTION}`)).toBe(0);
    await click(page, PART, 'Show subscriptions');
    await regionText(page, PART, (text) => text.includes('There is no subscription.'));
    await begin(page);
    await click(page, PART, 'Make subscription');
    await regionText(page, PART, (said) => said.includes('The subscription was made.'));
    // The list is read anew.
    const text = await regionText(page, PART, (said) => said.includes('New <jobs> at وظائف 🌱'));
    expect(text).toContain('Left a company: Tidewright');
    expect(text).toContain('https://hooks.kestrelfinch.example/%C3%A9v%C3%A9nements?x=1 · with 2 headers');
    expect(text).toContain('Made on ');
    // What is sent along may be a secret.
    expect(text).not.toContain('abc');
    expect(made()).toMatchObject([
      {
        ...{ name: 'New <jobs> at وظائف 🌱', active: true, pattern: { type: 'job-leave', org: 'Tidewright' } },
        'callback-http': { method: 'POST', headers: ['X-Token: abc', 'X-Team: sales'] },
      },
    ]);
    await click(page, PART, 'Delete New <jobs> at وظائف 🌱');
    await click(page, PART, 'Keep it');
    expect(made()).toHaveLength(1);
    await click(page, PART, 'Delete New <jobs> at وظائف 🌱');
    await click(page, PART, 'Delete for good');
    await regionText(page, PART, (said) => said.includes('The subscription was deleted.'));
    await regionText(page, PART, (said) => said.includes('There is no subscription.'));
    expect(made()).toEqual([]);
    // The buttons that were pressed are gone.
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('part');
  });

  it('are changed as Cognism has them by then; one that someone has deleted is said to be gone', async () => {
    const { sandbox } = browserSession;
    const { subscriptions } = sandbox.cognismLegacy.state;
    const page = await connect(browserSession);
    await click(page, PART, 'Show subscriptions');
    await regionText(page, PART, (text) => text.includes('There is no subscription.'));
    await begin(page, 'New jobs');
    await click(page, PART, 'Make subscription');
    await regionText(page, PART, (said) => said.includes('The subscription was made.'));
    const [id = ''] = subscriptions.keys();
    // A colleague's change since the list was read.
    const listed = subscriptions.get(id);
    if (listed) subscriptions.set(id, { ...listed, pattern: { type: 'job-leave', org: 'Hollowpine' } });
    await click(page, PART, 'Edit New jobs');
    const company = await within(page, PART, 'textbox', 'Only of this company');
    expect(await company.evaluate((input) => (input as HTMLInputElement).value)).toBe('Hollowpine');
    await fill(page, PART, 'Name of the subscription', 'Old jobs');
    await click(page, PART, 'Send events', 'checkbox');
    await click(page, PART, 'Save changes');
    await regionText(page, PART, (said) => said.includes('The changes were saved.') && said.includes('Old jobs'));
    expect([...subscriptions.values()]).toMatchObject([
      {
        ...{ name: 'Old jobs', active: false, pattern: { type: 'job-leave', org: 'Hollowpine' } },
        'callback-http': { headers: ['X-Token: abc', 'X-Team: sales'] },
      },
    ]);
    subscriptions.clear();
    await click(page, PART, 'Edit Old jobs');
    await regionText(page, PART, (said) => said.includes('Someone has deleted this subscription.'));
    await click(page, PART, 'Cancel');
    await within(page, PART, 'button', 'Edit Old jobs');
  });

  eachOf([
    ['without a name', 'Name of the subscription', ' ', 'Not saved: give it a name'],
    [
      'to an address in the clear',
      'Address that events are sent to',
      'http://hooks.example',
      'Not saved: the address must begin with https://',
    ],
    ['with words for headers', 'Headers sent along', 'just words', 'Not saved: write each header as Name: value'],
  ] as const)('are not made %s', async (_, name, typed, says) => {
    const { sandbox } = browserSession;
    const page = await connect(browserSession);
    await click(page, PART, 'Show subscriptions');
    await regionText(page, PART, (text) => text.includes('There is no subscription.'));
    await begin(page);
    await fill(page, PART, name, typed);
    await click(page, PART, 'Make subscription');
    await regionText(page, PART, (text) => text.includes(says));
    expect(sandbox.cognismLegacy.count(`POST ${SUBSCRIPTION}`)).toBe(0);
    expect(
      await (await within(page, PART, 'textbox', name)).evaluate((field) => field.getAttribute('aria-invalid')),
    ).toBe('true');
  });

  it('need the secret key too, and say so before and after', async () => {
    const page = await connect(browserSession, null);
    await regionText(page, PART, (text) => text.includes('This needs the secret key as well'));
    await click(page, PART, 'Show subscriptions');
    await regionText(page, PART, (text) => text.includes('Cognism (API of 2016) refused your key.'));
    await fill(page, 'Cognism', 'Cognism secret key', COGNISM_DEMO_SECRET);
    await verify(page, 'Cognism');
    await regionText(page, PART, (text) => !text.includes('This needs the secret key as well'));
    await click(page, PART, 'Show subscriptions');
    await regionText(page, PART, (text) => text.includes('There is no subscription.'));
    expect(await regionText(page, PART, Boolean)).not.toContain('refused');
  });

  it('of which it is not known whether they were made or deleted can be looked for; what was typed stays', async () => {
    const { sandbox } = browserSession;
    const page = await connect(browserSession);
    await click(page, PART, 'Show subscriptions');
    await regionText(page, PART, (text) => text.includes('There is no subscription.'));
    await begin(page, 'One');
    // The sandbox makes it all the same, as services do that fail late.
    sandbox.cognismLegacy.next(`POST ${SUBSCRIPTION}`, { status: 400, body: '' });
    await click(page, PART, 'Make subscription');
    const said = await regionText(page, PART, (text) => text.includes('did not accept this request (status 400)'));
    expect(said).toContain('Read the list again before you try once more: it may be there.');
    const name = await within(page, PART, 'textbox', 'Name of the subscription');
    expect(await name.evaluate(({ value }) => value)).toBe('One');
    await click(page, PART, 'Cancel');
    await click(page, PART, 'Read subscriptions again');
    await within(page, PART, 'button', 'Delete One');
    const [made] = sandbox.cognismLegacy.state.subscriptions.keys();
    sandbox.cognismLegacy.next(`DELETE ${SUBSCRIPTION}/${made}`, { status: 403, body: '' });
    await click(page, PART, 'Delete One');
    await click(page, PART, 'Delete for good');
    await regionText(page, PART, (text) => text.includes('account may not do this'));
    // One that is not there any more is gone as well.
    await click(page, PART, 'Delete for good');
    await regionText(page, PART, (text) => text.includes('There is no subscription.'));
  });
});

describe('undelivered events', () => {
  const browserSession = useBrowserSession({ hasKey: false });
  const PART = 'Undelivered events';

  it('are listed after a click, with how many can’t be read', async () => {
    const { sandbox } = browserSession;
    const page = await connect(browserSession);
    expect(sandbox.cognismLegacy.count(`GET ${DEAD}`)).toBe(0);
    await click(page, PART, 'Show undelivered events');
    await regionText(page, PART, (text) => text.includes('2 events were not delivered. 1 can’t be read.'));
    const items = await (await control(page, 'list', PART)).$$eval('li', (all) => all.map((one) => one.textContent));
    expect(items).toHaveLength(2);
    expect(items[0]).toContain('Zoë');
    sandbox.cognismLegacy.state.deadLetters = [];
    await click(page, PART, 'Read again now');
    await regionText(page, PART, (text) => text.includes('Every event was delivered.'));
    expect(await (await control(page, 'region', PART)).$$('li')).toEqual([]);
  });

  it('that can’t be read are said in words', async () => {
    const { sandbox } = browserSession;
    const page = await connect(browserSession);
    sandbox.cognismLegacy.next(DEAD, { html: true });
    await click(page, PART, 'Show undelivered events');
    await regionText(page, PART, (text) => text.includes('answered in a form that Leadlight can’t read.'));
    await click(page, PART, 'Show undelivered events');
    await regionText(
      page,
      PART,
      (text) => text.includes('2 events were not delivered.') && !text.includes('in a form'),
    );
  });
});
