import { describe, expect, it, vi } from 'vitest';
import type { KeptSignal, SignalWatch } from '../../src/model/schemas/people/signal.ts';
import { askAsOwnPage } from './ask.ts';
import { connectCognism, connectCognism2016, openPerson } from './connected.ts';
import { savedPerson, saveLeads, value } from './crm-setup.ts';
import { press, textOf } from './screen.ts';
import { type BrowserSession, useBrowserSession } from './setup.ts';

const ZOE = savedPerson('zoe-bronte-lukasiewicz', 'Zoë Brontë-Łukasiewicz');
/** An alarm opens a lost websocket again within a minute. */
const SOON = { timeout: 90_000, interval: 500 };

const isOn = { isOn: true, isLive: false, isAudited: false };
const kept = ({ leadlight }: BrowserSession) => leadlight.stored<KeptSignal>('signals');
const watchOf = async ({ leadlight }: BrowserSession) => (await leadlight.stored<SignalWatch>('signalWatch'))[0];

/** The websocket is open, and Leadlight knows it. */
async function isLive(browserSession: BrowserSession, count = 1): Promise<void> {
  const { sockets } = browserSession.sandbox.cognismLegacy.state;
  await vi.waitFor(() => expect(sockets.open).toHaveLength(count), SOON);
  if (count > 0) await vi.waitFor(async () => expect((await watchOf(browserSession))?.liveSince).not.toBeNull(), SOON);
}

describe('signals over the websocket', () => {
  const browserSession = useBrowserSession();

  it('are heard once, kept, shown on badges; the line is opened again, and closed when it is not wanted', {
    timeout: 240_000,
    tags: ['slow'],
  }, async () => {
    const { leadlight, sandbox } = browserSession;
    const { state } = sandbox.cognismLegacy;
    state.events = [];
    await connectCognism2016(leadlight);
    await saveLeads(leadlight, [ZOE]);
    await value(askAsOwnPage(leadlight, 'save-signals', { ...isOn, isLive: true }));
    await isLive(browserSession);
    const move = { slug: 'zoe-bronte-lukasiewicz', type: 'job-join', org: 'Globex', oldOrg: 'Acme' };
    const event = state.happen(move);
    state.sockets.push(event, 3);
    // About somebody who is not saved, and no event at all.
    state.sockets.push(state.happen({ ...move, slug: 'janedoe-growth' }));
    state.sockets.say('hello');
    await vi.waitFor(async () => expect(await kept(browserSession)).toHaveLength(1), SOON);
    expect(await kept(browserSession)).toMatchObject([
      { id: event.id, kind: 'job-join', leadId: ZOE.id, how: 'alias' },
    ]);
    const identity = { slug: 'zoe-bronte-lukasiewicz', token: null, memberId: null };
    const badges = await value(askAsOwnPage(leadlight, 'view-badges', { people: [identity] }));
    expect(badges?.[0]?.words).toContain('moved to Globex');

    state.sockets.drop();
    await vi.waitFor(async () => expect((await watchOf(browserSession))?.liveSince).toBeNull(), SOON);
    await isLive(browserSession);
    // The keys are where a browser can put them, and go nowhere else.
    const opened = sandbox.cognismLegacy.requests.filter(({ path }) => path === '/api/v1/websocket');
    expect(opened).toHaveLength(2);

    await value(askAsOwnPage(leadlight, 'save-signals', isOn));
    await isLive(browserSession, 0);
    expect((await watchOf(browserSession))?.liveSince).toBeNull();
  });

  it('go on after the background was killed', { timeout: 240_000, tags: ['slow'] }, async () => {
    const { leadlight, sandbox } = browserSession;
    const { state } = sandbox.cognismLegacy;
    state.events = [];
    await connectCognism2016(leadlight);
    await saveLeads(leadlight, [ZOE]);
    await value(askAsOwnPage(leadlight, 'save-signals', { ...isOn, isLive: true }));
    await isLive(browserSession);
    await leadlight.killWorker();
    await vi.waitFor(() => expect(state.sockets.open).toEqual([]), SOON);
    // Nobody asks it anything: an alarm does.
    await isLive(browserSession);
  });
});

describe('the audit log', () => {
  const browserSession = useBrowserSession();

  it('has one entry for each reveal since it was switched on, whatever happens to the background', {
    tags: ['slow'],
  }, async () => {
    const { leadlight, sandbox } = browserSession;
    const { state } = sandbox.cognismLegacy;
    await connectCognism2016(leadlight);
    await connectCognism(leadlight);
    await value(askAsOwnPage(leadlight, 'save-signals', { isOn: false, isLive: false, isAudited: true }));
    const popup = await openPerson(browserSession, 'zoe-bronte-lukasiewicz');
    await textOf(popup, 'main', (text) => text.includes('Cognism has'));
    await press(popup, 'Reveal with Cognism');
    await vi.waitFor(() => expect(state.audit).toHaveLength(1), SOON);
    expect(state.audit).toMatchObject([
      { action: 'reveal', source: 'Leadlight', data: { charged: 1, slug: 'zoe-bronte-lukasiewicz' } },
    ]);
    await leadlight.killWorker();
    await askAsOwnPage(leadlight, 'view-settings', null);
    await new Promise((done) => setTimeout(done, 500));
    expect(state.audit).toHaveLength(1);
  });
});
