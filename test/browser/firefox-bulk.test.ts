import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DEMO_KEY, PEOPLE, type Sandbox, startSandbox } from '../sandbox/index.ts';
import { LeadlightFirefox } from './firefox.ts';
import { askedFor, checks } from './run-screen.ts';
import { textOf } from './screen.ts';

const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=sales';

let sandbox: Sandbox;
let leadlight: LeadlightFirefox;

beforeAll(async () => {
  sandbox = await startSandbox();
  leadlight = await LeadlightFirefox.start(sandbox);
});

afterAll(async () => {
  await leadlight.stop();
  await sandbox.stop();
});

it('a list is looked up in Firefox too, each person once, and the sidebar shows the tab in front', async () => {
  expect(await leadlight.saveKey(DEMO_KEY)).toContain('This key works.');
  const page = await leadlight.open(SEARCH);
  const popup = await leadlight.openPopup(page);
  await vi.waitFor(
    async () => expect((await checks(popup)).filter((one) => one.startsWith('[x]'))).toHaveLength(10),
    10_000,
  );
  await textOf(popup, '.run-price');
  await popup.click('.run-form button');
  expect(await textOf(popup, '.run', (text) => text.startsWith('Look-up finished'), 30_000)).toContain(
    '10 of 10 · 10 found',
  );
  expect(askedFor(sandbox)).toEqual(PEOPLE.slice(0, 10).map(({ slug }) => slug));
  expect(await leadlight.inside(async () => chrome.action.getBadgeText({}))).toBe('');
  await popup.close();

  // As Firefox names it: the extension's id with an underscore for each sign that is none of a name.
  const widget = (await leadlight.inside(async () => chrome.runtime.id)).toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  await leadlight.inFirefox(`SidebarController.show('${widget}-sidebar-action')`);
  // No driver reaches into the sidebar: another page of the extension reads it.
  const reader = await leadlight.open(leadlight.address('src/options/index.html'));
  const headingOf = () =>
    reader.evaluate(() => {
      // Chromium's types do not know Firefox's sidebar.
      const [sidebar] = chrome.extension.getViews({ type: 'sidebar' as 'tab' });
      return sidebar?.document.querySelector('h1')?.textContent ?? '';
    });
  await page.bringToFront();
  await vi.waitFor(async () => expect(await headingOf()).toBe('People search'), 10_000);
  await leadlight.open('https://www.linkedin.com/in/cassiopeia/');
  await vi.waitFor(async () => expect(await headingOf()).toBe('Cassiopeia'), 10_000);
});
