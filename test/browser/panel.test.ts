import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { begin, ended } from './run-screen.ts';
import { heading, press } from './screen.ts';
import { useBrowserSession } from './setup.ts';

const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=sales';
const PROFILE = 'https://www.linkedin.com/in/janedoe-growth/';
const PANEL = 'src/panel/index.html';

describe('the side panel', () => {
  const browserSession = useBrowserSession();

  /** The panel, opened as a user does: by the popup's button. */
  async function openPanel(): Promise<Page> {
    const { leadlight } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(PROFILE));
    await heading(popup);
    const opened = leadlight.browser.waitForTarget((target) => target.url() === leadlight.address(PANEL));
    await press(popup, 'Open side panel');
    const panel = await (await opened).asPage();
    await popup.close();
    return panel;
  }

  it('is opened from the popup, and follows the tab in front of its window', async () => {
    const { leadlight } = browserSession;
    const panel = await openPanel();
    const list = await leadlight.open(SEARCH);
    expect(await heading(panel, (text) => text === 'People search')).toBeTruthy();
    const other = await leadlight.open('https://www.linkedin.com/in/cassiopeia/');
    expect(await heading(panel, (text) => text === 'Cassiopeia')).toBeTruthy();
    await list.bringToFront();
    expect(await heading(panel, (text) => text === 'People search')).toBeTruthy();
    await other.close();
    await list.goto(PROFILE);
    expect(await heading(panel, (text) => text === 'Jane Doe')).toBeTruthy();
    expect(await panel.$('aria/Open side panel')).toBeNull();
  });

  it('looks many people up, and shows how far it is while other tabs are in front', async () => {
    const { leadlight, sandbox } = browserSession;
    const panel = await openPanel();
    await leadlight.open(SEARCH);
    await heading(panel, (text) => text === 'People search');
    sandbox.kaspr.always('/profile/profile', { delay: 100 });
    await begin(panel, 10);
    await leadlight.open('https://www.linkedin.com/in/cassiopeia/');
    expect(await heading(panel, (text) => text === 'Cassiopeia')).toBeTruthy();
    expect(await ended(panel)).toContain('10 of 10 · 10 found');
  });
});
