import { browser } from '../../browser.ts';
import type { RowReference } from '../../messages/names.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';

/** Session storage key under which the popup finds, and removes, `{ tabId, row, at }`. */
const OPENED_ROW_KEY = 'opened row';

/**
 * Shows the popup for a row of a tab's list. Where the browser opens no popup (Firefox without a click on the toolbar
 * icon, a window that is not active), opens the same page in a tab. Spends nothing.
 * @param at epoch ms
 */
export async function openPerson(tabId: number | null, row: RowReference, at: number): Promise<void> {
  const tab = tabId === null ? null : await browser.tabs.get(tabId).catch(() => null);
  if (tabId === null || tab?.windowId === undefined) throw new FailureError({ kind: 'internal' });
  const isOpen = tab.active && (await openPopup(tab.windowId, { tabId, row, at }));
  if (!isOpen) {
    const person = encodeURIComponent(JSON.stringify(row));
    const url = browser.runtime.getURL(`src/popup/index.html?tab=${tabId}&person=${person}`);
    await browser.tabs.create({ url, windowId: tab.windowId, index: tab.index + 1, active: true });
  }
}

/** Resolves to whether the popup opened; it always shows the active tab of its window. */
async function openPopup(windowId: number, opened: { tabId: number; row: RowReference; at: number }): Promise<boolean> {
  await browser.storage.session.set({ [OPENED_ROW_KEY]: opened });
  try {
    await browser.action.openPopup({ windowId });
    return true;
  } catch {
    await browser.storage.session.remove(OPENED_ROW_KEY);
    return false;
  }
}
