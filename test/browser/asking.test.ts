import { describe, expect, it, vi } from 'vitest';
import type { Name } from '../../src/messages/names.ts';
import { protocol } from '../../src/messages/protocol.ts';
import { askAsContentScript, askAsOwnPage, contentWorld } from './ask.ts';
import { itemsOf, press } from './screen.ts';
import { useScene } from './setup.ts';

const ZOE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';
const zoe = { slug: 'zoe-bronte-lukasiewicz', token: null, memberId: null };
const jane = { slug: 'janedoe-growth', token: null, memberId: null };
const person = { ...zoe, name: 'Zoë', headline: null, company: null, location: null };
const manyPeople = Array.from({ length: 101 }, (_, index) => ({ ...zoe, slug: `zoe-${index}` }));

/** One good message of each name. */
const ASKS: Record<Name, unknown> = {
  'read-page': { tabId: 1, row: null },
  'read-skeleton': { tabId: 1 },
  'view-person': { person },
  'view-domain': { domain: 'acme.example', person: null, limit: 5 },
  'buy-contact': { person, phoneRequired: false, over: null },
  'buy-patterns': { domain: 'acme.example', over: null },
  'buy-employees': { domain: 'acme.example', limit: 5, over: null },
  'view-connection': { service: 'kaspr' },
  'save-connection': { service: 'kaspr', key: 'stolen', base: 'https://evil.example', keyForm: 'auto' },
  'remove-connection': { service: 'kaspr' },
  'view-settings': null,
  'save-settings': { badges: false },
  'start-badges': null,
  'view-badges': { people: [zoe] },
  'open-person': { identity: zoe, name: 'Zoë' },
};

const named = (name: Name) => ({ name, ask: ASKS[name] });

describe('a content script', () => {
  const scene = useScene();

  it('gets an answer about badges, and to nothing else', async () => {
    const { leadlight, sandbox } = scene;
    expect(Object.entries(ASKS).filter(([name, ask]) => !protocol[name as Name].safeParse(ask).success)).toEqual([]);
    const page = await leadlight.open(ZOE);
    const before = sandbox.kaspr.requests.length;
    const allowed = ['start-badges', 'view-badges', 'open-person'];
    const refused = Object.keys(protocol).filter((name) => !allowed.includes(name)) as Name[];
    const strange = [
      null,
      'view-badges',
      {},
      { name: 'secrets' },
      { name: 'toString', ask: {} },
      { ...named('view-badges'), more: 1 },
    ];
    const answers = await askAsContentScript(page, [...refused.map(named), ...strange, named('view-badges')]);
    expect(answers).toEqual([...Array(refused.length + strange.length).fill('nothing'), { ok: true, value: ['none'] }]);
    expect(sandbox.kaspr.requests.length).toBe(before);
    expect(await leadlight.ledger()).toEqual([]);
    expect(await leadlight.stored('secrets')).toMatchObject([{ key: expect.not.stringContaining('stolen') }]);
    expect(await leadlight.stored('settings')).toEqual([]);
  });

  it('is told no more than the states of at most 100 aliases, and none while badges are off', async () => {
    const { leadlight } = scene;
    const page = await leadlight.open(ZOE);
    const ask = async (people: unknown[]) =>
      (await askAsContentScript(page, [{ name: 'view-badges', ask: { people } }]))[0];
    const popup = await leadlight.openPopup(page);
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    expect(await ask([jane, zoe, { ...zoe, slug: null }])).toEqual({
      ok: true,
      value: ['none', expect.stringMatching(/^(email|phone|both)$/), 'none'],
    });
    expect(await ask(manyPeople)).toEqual({ ok: false, failure: { kind: 'internal' } });
    expect(await ask(manyPeople.slice(1))).toMatchObject({ ok: true, value: Array(100).fill('none') });
    expect(await askAsOwnPage(leadlight, 'save-settings', { badges: false })).toEqual({
      ok: true,
      value: { badges: false },
    });
    expect(await ask([zoe])).toEqual({ ok: true, value: null });
    expect(await askAsOwnPage(leadlight, 'view-settings', null)).toEqual({ ok: true, value: { badges: false } });
  });

  it('is told, not once for each, when something was bought and when a setting was changed', async () => {
    const { leadlight } = scene;
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
    // Twenty-one changes; how many of them fall together is the machine's speed (tell-tabs.test.ts counts).
    expect(await told()).toBeLessThan(before + 21);
  });
});

describe('the first run', () => {
  const scene = useScene({ hasKey: false });

  it('opens one page that says what Leadlight does, and does not take the focus', async () => {
    const { leadlight } = scene;
    const page = await leadlight.open('https://www.linkedin.com/feed/');
    const tabs = () =>
      leadlight.inside(() => chrome.tabs.query({ url: chrome.runtime.getURL('src/welcome/index.html') }));
    await vi.waitFor(async () => expect(await tabs()).toHaveLength(1));
    expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
    await leadlight.killWorker();
    await askAsOwnPage(leadlight, 'view-settings', null);
    expect(await tabs()).toMatchObject([{ active: false }]);
  });
});
