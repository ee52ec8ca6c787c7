import { describe, expect, it, vi } from 'vitest';
import type { MessageName } from '../../src/messages/names.ts';
import { MESSAGES } from '../../src/messages/table/table.ts';
import { DEFAULT_SETTINGS } from '../../src/model/schemas/purchases/settings.ts';
import { askAsContentScript, askAsOwnPage, contentWorld } from './ask.ts';
import { itemsOf, press } from './screen.ts';
import { useBrowserSession, useNewProfiles } from './setup.ts';

const ZOE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';
const zoe = { slug: 'zoe-bronte-lukasiewicz', token: null, memberId: null };
const jane = { slug: 'janedoe-growth', token: null, memberId: null };
const person = { ...zoe, name: 'Zoë', headline: null, company: null, location: null };
const manyPeople = Array.from({ length: 101 }, (_, index) => ({ ...zoe, slug: `zoe-${index}` }));

const app = { element: 'sfdc', apiKey: 'k', apiSecret: 's', callback: 'https://evil.example/' };

const NEWS = {
  ...{ kind: 'about', subject: { kind: 'company', name: 'Acme' } },
  ...{ aboutness: 5, source: null, from: null, to: null },
};
const EVENTS = { type: null, company: 'Acme', from: null, to: null };
const EDITOR = '5b0c6a52-3c1e-4f0e-8a55-5d1f2a7b9c10';

/** One good message of each name. */
const ASKS: Record<MessageName, unknown> = {
  'read-page': { tabId: 1, row: null },
  'read-skeleton': { tabId: 1 },
  'view-person': { person },
  'view-domain': { domain: 'acme.example', person: null, limit: 5, phoneRequired: false },
  'buy-contact': { person, phoneRequired: false, replacesId: null },
  'ask-preview': { person, byName: false },
  'buy-reveal': { person, replacesId: null },
  'buy-patterns': { domain: 'acme.example', replacesId: null },
  'buy-employees': { domain: 'acme.example', limit: 5, phoneRequired: false, replacesId: null },
  'view-connection': { service: 'kaspr' },
  'save-connection': {
    ...{ service: 'kaspr', key: 'stolen', secretKey: null, base: 'https://evil.example' },
    ...{ keyForm: 'auto', generation: 'auto' },
  },
  'remove-connection': { service: 'kaspr' },
  'view-product': null,
  'read-accounts': null,
  'read-products': { accountId: 'a' },
  'read-reports': { productId: 'p' },
  'read-library': { list: 'accounts', href: null },
  'read-library-entry': { list: 'reports', id: 'r' },
  'save-product': { watch: null },
  'tick-column': { column: 'Plan', isTicked: true },
  'refresh-product': null,
  'buy-account': { domain: 'acme.example', replacesId: null },
  'ask-companies': { name: 'Acme' },
  'ask-employment': { name: 'Zoë Brontë', company: null },
  'ask-news': { company: 'Acme' },
  'view-settings': null,
  'save-settings': { badges: false },
  'check-account': { service: 'kaspr' },
  'view-prices': { people: [person], phoneRequired: false },
  'buy-run': { people: [person], phoneRequired: false, stopAfter: null },
  'view-runs': null,
  'pause-run': { id: 1 },
  'resume-run': { id: 1 },
  'cancel-run': { id: 1 },
  'view-ledger': { filter: { service: null, state: null, text: '' }, before: null },
  'view-ledger-sums': null,
  'view-ledger-days': null,
  'repair-ledger': null,
  'read-ledger': { after: 0 },
  'count-as-charged': { id: 1 },
  'keep-seal': { head: '0'.repeat(64), entries: 1 },
  'view-seal': { head: '0'.repeat(64) },
  'read-lead-rows': { after: null, most: 100 },
  'read-leads': { ids: ['1'] },
  'view-other-answers': { leadId: '1' },
  'decide-answer': { purchase: 1, isTheirs: true },
  'save-notes': { id: '1', editor: EDITOR, notes: '', expected: '' },
  'save-tags': { id: '1', editor: EDITOR, add: ['x'], remove: [] },
  'keep-draft': { leadId: '1', editor: EDITOR, notes: { text: 'x', seen: '' }, tag: '' },
  'take-draft': { leadId: '1', editor: EDITOR },
  'forget-leads': { ids: ['1'] },
  'read-elements': { hub: 'crm' },
  'read-instances': { hub: 'crm' },
  'ask-consent': app,
  'save-instance': {
    ...{ ...app, hub: 'crm', name: 'Ours', landed: 'https://evil.example/?code=1' },
    state: '0f6c2f3e-6d0b-4b5a-9b1e-0d8f0f6c2f3e',
  },
  'view-hubs': null,
  'view-presets': null,
  'pick-hub': { hub: 'crm', instanceId: '1' },
  'remove-instance': { hub: 'crm', instanceId: '1' },
  'save-hub': { hub: 'documents', mapping: null, folder: '/evil', site: null },
  'preview-mapping': { mapping: {}, leadId: null },
  'ask-crm': { leadId: '1' },
  'send-to-crm': { leadId: '1', instanceId: '1', ticked: [], choice: null },
  'view-pushes': { leadId: '1' },
  'undo-push': { id: 1 },
  'give-push-up': { id: 1 },
  'begin-bulk-push': { ids: ['1'] },
  'view-bulk-pushes': null,
  'pause-bulk-push': { id: 1 },
  'resume-bulk-push': { id: 1 },
  'cancel-bulk-push': { id: 1 },
  'read-folder': { path: '/' },
  'export-leads': { format: 'plain', ids: ['1'], channel: '0f6c2f3e-6d0b-4b5a-9b1e-0d8f0f6c2f3e', storeAs: null },
  'view-signals': { before: null, leadId: null },
  'save-signals': { isOn: true, isLive: true, isAudited: false },
  'match-signal': { id: 'e', leadId: null },
  'read-subscriptions': null,
  'read-subscription': { id: 's' },
  'change-subscription': {
    id: 's',
    draft: {
      ...{ name: 'Theirs', isActive: true, pattern: { type: 'job-move', company: null } },
      callback: { method: 'POST', url: 'https://evil.example/', headers: [] },
    },
  },
  'save-subscription': {
    draft: {
      ...{ name: 'Theirs', isActive: true, pattern: { type: 'job-move', company: null } },
      callback: { method: 'POST', url: 'https://evil.example/', headers: [] },
    },
  },
  'remove-subscription': { id: 's' },
  'read-dead-letters': null,
  'read-news': { search: NEWS, page: 0 },
  'read-report': { search: NEWS, page: 0 },
  'read-events': { search: EVENTS, page: 0 },
  'read-event-csv': { search: EVENTS, page: 0 },
  'start-badges': null,
  'view-badges': { people: [zoe] },
  'open-person': { identity: zoe, name: 'Zoë' },
};

const NONE = { state: 'none', words: 'not looked up' };
const named = (name: MessageName) => ({ name, ask: ASKS[name] });

describe('a content script', () => {
  const browserSession = useBrowserSession();

  it('gets an answer about badges, and to nothing else', async () => {
    const { leadlight, sandbox } = browserSession;
    expect(
      Object.entries(ASKS).filter(([name, ask]) => !MESSAGES[name as MessageName].ask.safeParse(ask).success),
    ).toEqual([]);
    const page = await leadlight.open(ZOE);
    const { kaspr, kasprV2, cognism, cognismLegacy, kissmetrics, cloudElements } = sandbox;
    const services = [kaspr, kasprV2, cognism, cognismLegacy, kissmetrics, cloudElements];
    const sent = () => services.map(({ requests }) => requests.length);
    const before = sent();
    const allowed = ['start-badges', 'view-badges', 'open-person'];
    const refused = Object.keys(MESSAGES).filter((name) => !allowed.includes(name)) as MessageName[];
    const strange = [
      null,
      'view-badges',
      {},
      { name: 'secrets' },
      { name: 'toString', ask: {} },
      { ...named('view-badges'), more: 1 },
    ];
    const answers = await askAsContentScript(page, [...refused.map(named), ...strange, named('view-badges')]);
    expect(answers).toEqual([...Array(refused.length + strange.length).fill('nothing'), { ok: true, value: [NONE] }]);
    expect(sent()).toEqual(before);
    expect(await leadlight.ledger()).toEqual([]);
    expect(await leadlight.stored('secrets')).toMatchObject([{ key: expect.not.stringContaining('stolen') }]);
    expect(await leadlight.stored('settings')).toEqual([]);
  });

  it('is told no more than the states of at most 100 aliases, and none while badges are off', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(ZOE);
    const ask = async (people: unknown[]) =>
      (await askAsContentScript(page, [{ name: 'view-badges', ask: { people } }]))[0];
    const popup = await leadlight.openPopup(page);
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    expect(await ask([jane, zoe, { ...zoe, slug: null }])).toEqual({
      ok: true,
      value: [NONE, { state: 'both', words: 'saved, with e-mail and phone' }, NONE],
    });
    expect(await ask(manyPeople)).toEqual({ ok: false, failure: { kind: 'internal' } });
    expect(await ask(manyPeople.slice(1))).toMatchObject({ ok: true, value: Array(100).fill(NONE) });
    expect(await askAsOwnPage(leadlight, 'save-settings', { badges: false })).toEqual({
      ok: true,
      value: { ...DEFAULT_SETTINGS, badges: false },
    });
    expect(await ask([zoe])).toEqual({ ok: true, value: null });
    expect(await askAsOwnPage(leadlight, 'view-settings', null)).toEqual({
      ok: true,
      value: { ...DEFAULT_SETTINGS, badges: false },
    });
  });

  it('is told, not once for each, when something was bought and when a setting was changed', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(ZOE);
    const world = await contentWorld(page);
    await world.evaluate(() => {
      const told: unknown[] = [];
      Object.assign(globalThis, { told });
      chrome.runtime.onMessage.addListener((message) => void told.push(message));
    });
    const told = () =>
      world.evaluate(
        () =>
          (globalThis as unknown as { told: { name: string }[] }).told.filter(({ name }) => name === 'badges').length,
      );
    const popup = await leadlight.openPopup(page);
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    await vi.waitFor(async () => expect(await told()).toBeGreaterThan(0));
    await new Promise((done) => setTimeout(done, 300));
    const before = await told();
    await leadlight.inside(async (message) => {
      for (let times = 0; times < 20; times += 1) void chrome.runtime.sendMessage(message);
      await chrome.runtime.sendMessage(message);
    }, named('save-settings'));
    await vi.waitFor(async () => expect(await told()).toBeGreaterThan(before));
    await new Promise((done) => setTimeout(done, 300));
    // Twenty-one changes; how many of them fall together is the machine's speed (tab-notifier.test.ts counts).
    expect(await told()).toBeLessThan(before + 21);
  });
});

describe('the first run', () => {
  const browserSession = useNewProfiles({ hasKey: false });

  it('opens one page that says what Leadlight does, and does not take the focus', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open('https://www.linkedin.com/feed/');
    const tabs = () =>
      leadlight.inside(() => chrome.tabs.query({ url: chrome.runtime.getURL('src/welcome/index.html') }));
    await vi.waitFor(async () => expect(await tabs()).toHaveLength(1), { timeout: 10_000 });
    expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
    await leadlight.killWorker();
    await askAsOwnPage(leadlight, 'view-settings', null);
    expect(await tabs()).toMatchObject([{ active: false }]);
  });
});
