import type { Page } from 'puppeteer';
import { describe, expect, it, vi } from 'vitest';
import type { Lead } from '../../src/model/schemas/people/lead.ts';
import { askAsOwnPage, contentWorld } from './ask.ts';
import { badgesWhen, pause } from './badges-page.ts';
import { personAt } from './connected.ts';
import { openOptions } from './options-page.ts';
import { control, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

// A change reaches every page that shows what changed, wherever it was made, and no tab that shows other people.

const HOME = 'https://www.linkedin.com';
const SEARCH = `${HOME}/search/results/people/?keywords=sales`;
const ZOE = 'zoe-bronte-lukasiewicz';
const STRANGERS = ['no-such-lead', 'nobody-at-all', 'nobody-else'];

const browserSession = useBrowserSession();

function subject(slug: string, name = `${slug} Someone`) {
  return { slug, token: null, memberId: null, name, headline: null, company: null, location: null };
}

const buy = (slug: string, name?: string) =>
  askAsOwnPage(browserSession.leadlight, 'buy-contact', {
    ...{ person: subject(slug, name), phoneRequired: false, replacesId: null },
  });

/** Starts counting how often a tab is asked to refresh its badges. */
async function countOf(page: Page): Promise<() => Promise<number>> {
  const world = await contentWorld(page);
  await world.evaluate(() => {
    Object.assign(globalThis, { toldTimes: 0 });
    chrome.runtime.onMessage.addListener((message) => {
      if (message.name === 'badges') (globalThis as unknown as { toldTimes: number }).toldTimes += 1;
    });
  });
  return () => world.evaluate(() => (globalThis as unknown as { toldTimes: number }).toldTimes);
}

describe('a tab', () => {
  it('asks for its badges again for people whom it shows, and for no others', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(SEARCH);
    await badgesWhen(page, (names) => names.length === 10);
    const told = await countOf(page);
    await buy(STRANGERS[0] ?? '');
    await pause(400);
    expect(await told()).toBe(0);
    await buy(ZOE, personAt(ZOE).cleanName);
    await page.bringToFront();
    await badgesWhen(page, (names) => names.some((name) => name.includes('saved, with e-mail and phone')));
    expect(await told()).toBeGreaterThan(0);
  });

  it('of which a new background knows nothing hears of everyone, until it has asked for all again', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(SEARCH);
    await badgesWhen(page, (names) => names.length === 10);
    const told = await countOf(page);
    await leadlight.killWorker();
    await buy(STRANGERS[1] ?? '');
    await vi.waitFor(async () => expect(await told()).toBeGreaterThan(0));
    await pause(400);
    const before = await told();
    await buy(STRANGERS[2] ?? '');
    await pause(400);
    expect(await told()).toBe(before);
    await buy(ZOE, personAt(ZOE).cleanName);
    await page.bringToFront();
    await badgesWhen(page, (names) => names.some((name) => name.includes('saved, with e-mail and phone')));
  });
});

describe('every page that shows it follows', () => {
  const shows = async (page: Page, text: string, isShown = true) => {
    await page.bringToFront();
    await textOf(page, 'body', (all) => all.includes(text) === isShown);
  };

  it('a purchase, words about a person, and that they are forgotten', async () => {
    const { leadlight } = browserSession;
    const name = personAt(ZOE).cleanName;
    const own = (path: string) => leadlight.open(leadlight.address(path));
    const profile = await leadlight.openPopup(await leadlight.open(`${HOME}/in/${ZOE}/`));
    const list = await leadlight.openPopup(await leadlight.open(SEARCH));
    const saved = await own('src/leads/index.html');
    const ledger = await own('src/leads/index.html#ledger');
    const options = await openOptions(leadlight);
    await shows(list, name);
    await shows(profile, 'Find contact data');

    await buy(ZOE, name);
    await shows(profile, 'zoe.bronte@hollowpine.example');
    await shows(list, '1 saved');
    await shows(saved, name);
    await shows(ledger, name);
    await shows(options, 'Charged today: 1');

    const [lead] = await leadlight.stored<Lead>('leads');
    const id = String(lead?.id);
    const editor = '5b0c6a52-3c1e-4f0e-8a55-5d1f2a7b9c10';
    await askAsOwnPage(leadlight, 'save-tags', { id, editor, add: ['autumn fair'], remove: [] });
    await shows(saved, 'autumn fair');
    await askAsOwnPage(leadlight, 'forget-leads', { ids: [id] });
    await shows(list, '0 saved');
    await shows(saved, name, false);
    await shows(ledger, name, false);
  });

  it('a run, a setting and a key', async () => {
    const { leadlight } = browserSession;
    const name = personAt(ZOE).cleanName;
    const list = await leadlight.openPopup(await leadlight.open(SEARCH));
    const many = await leadlight.open(leadlight.address('src/leads/index.html#many'));
    const options = await openOptions(leadlight);
    const spendNothing = await control(options, 'checkbox', 'Spend nothing');
    await shows(list, name);
    await askAsOwnPage(leadlight, 'buy-run', { people: [subject(ZOE, name)], phoneRequired: false, stopAfter: null });
    await shows(many, 'Look-up finished');
    await shows(list, '1 saved');
    await askAsOwnPage(leadlight, 'save-settings', { spendNothing: true });
    await vi.waitFor(async () =>
      expect(await spendNothing.evaluate((box) => (box as HTMLInputElement).checked)).toBe(true),
    );
    await askAsOwnPage(leadlight, 'remove-connection', { service: 'kaspr' });
    await shows(list, 'Add your Kaspr key');
  });
});
