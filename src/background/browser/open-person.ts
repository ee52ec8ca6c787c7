import { browser } from '../../browser.ts';
import type { RowReference } from '../../messages/names.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';

/** Where the popup finds whom it was opened for: `{ tabId, row, at }`, `at` in epoch ms. It takes the record away. */
const OPENED_ROW_KEY = 'opened row';

/**
 * Shows the popup on a row of a tab's list; where the browser opens no popup (Firefox without a click on the toolbar, a window
 * that is not the active one), the same page in a tab. Spends nothing: what is shown has its own buttons.
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

/** Whether the popup opens; it is about the active tab of its window. */
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
