import { browser } from '../browser.ts';

/** Calls back whenever another tab comes to the front of the panel's window. */
export async function followTabs(turnTo: (tabId: number) => void): Promise<void> {
  const own = browser.windows.getCurrent();
  browser.tabs.onActivated.addListener(async ({ tabId, windowId }) => {
    if (windowId === (await own).id) turnTo(tabId);
  });
  await own;
}
