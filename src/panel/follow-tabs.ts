import { browser } from '../browser.ts';

/** Tells which tab comes to the front of the panel's own window, whenever another one does. */
export async function followTabs(turnTo: (tabId: number) => void): Promise<void> {
  // Another window may have a panel of its own.
  const own = browser.windows.getCurrent();
  browser.tabs.onActivated.addListener(async ({ tabId, windowId }) => {
    if (windowId === (await own).id) turnTo(tabId);
  });
  await own;
}
