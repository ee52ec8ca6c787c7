import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { RowReference } from '../../src/messages/names.ts';
import { askAsContentScript, askAsOwnPage } from './ask.ts';
import { eachOf } from './each-of.ts';
import type { Leadlight } from './leadlight.ts';
import { heading } from './screen.ts';
import { useNewProfiles } from './setup.ts';

const LIST = 'https://www.linkedin.com/search/results/people/?keywords=sales';
const POPUP = 'src/popup/index.html';

/** The second row of the list in a tab: the first would be found by anything that takes the first. */
async function secondRow(leadlight: Leadlight, tabId: number): Promise<RowReference> {
  const read = await askAsOwnPage(leadlight, 'read-page', { tabId, row: null });
  const row = read.ok && read.value.kind === 'list' ? read.value.rows[1] : undefined;
  if (!row) throw new Error('The list has no rows.');
  return { identity: row.identity, name: row.name };
}

/** A list in front, with the message that a click on the badge of one of its rows sends. */
async function openList(
  leadlight: Leadlight,
): Promise<{ page: Page; tabId: number; row: RowReference; click: object }> {
  const page = await leadlight.open(LIST);
  const tabId = await leadlight.tabId(page);
  const row = await secondRow(leadlight, tabId);
  await page.bringToFront();
  return { page, tabId, row, click: { name: 'open-person', ask: row } };
}

describe('a badge that is clicked', () => {
  const browserSession = useNewProfiles();

  it('opens the popup on its person, and spends nothing', async () => {
    const { leadlight, sandbox } = browserSession;
    const { page, row, click } = await openList(leadlight);
    const opened = leadlight.browser.waitForTarget((target) => target.url() === leadlight.address(POPUP));
    expect(await askAsContentScript(page, [click])).toEqual([{ ok: true, value: null }]);
    expect(await heading(await (await opened).asPage())).toBe(row.name);
    expect(sandbox.kaspr.count('/profile/profile')).toBe(0);
  });

  eachOf(['no popup', 'another tab in front'])('opens the same in a tab beside it where there is %s', async (why) => {
    const { leadlight, sandbox } = browserSession;
    const { page, tabId, row, click } = await openList(leadlight);
    if (why === 'no popup') await leadlight.inside(() => chrome.action.setPopup({ popup: '' }));
    else await leadlight.open('about:blank');
    if (why === 'no popup') await page.bringToFront();
    const opened = leadlight.browser.waitForTarget((target) =>
      target.url().startsWith(leadlight.address(`${POPUP}?tab=`)),
    );
    expect(await askAsContentScript(page, [click])).toEqual([{ ok: true, value: null }]);
    expect(await heading(await (await opened).asPage())).toBe(row.name);
    const { tabs, left, asking } = await leadlight.inside(async (id) => {
      const tabs = await chrome.tabs.query({ url: `${chrome.runtime.getURL('src/popup/index.html')}*` });
      return { tabs, left: await chrome.storage.session.get(), asking: await chrome.tabs.get(id) };
    }, tabId);
    expect(tabs).toMatchObject([{ windowId: asking.windowId, index: asking.index + 1 }]);
    const address = new URL(tabs[0]?.url ?? '');
    expect(address.searchParams.get('tab')).toBe(String(tabId));
    expect(JSON.parse(address.searchParams.get('person') ?? '')).toEqual(row);
    expect([left, sandbox.kaspr.count('/profile/profile')]).toEqual([{}, 0]);
  });

  it('opens nobody of another tab: which one it is, the browser says and not the message', async () => {
    const { leadlight } = browserSession;
    const { page, row, tabId } = await openList(leadlight);
    const forged = { name: 'open-person', ask: { ...row, tabId: tabId + 1 } };
    expect(await askAsContentScript(page, [forged])).toEqual([{ ok: false, failure: { kind: 'internal' } }]);
  });
});
