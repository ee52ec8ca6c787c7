import { browser } from '../../browser.ts';
import { LINKEDIN_PATTERN } from '../../linkedin/urls/host.ts';
import type { PageQuestion } from '../../messages/names.ts';

/** Changes come in bursts (intent, end, balance): one message covers all within this time (ms). */
const BURST_MS = 100;

/** Notifies every open LinkedIn page that its badges may be out of date. */
export function createTabNotifier(pause = BURST_MS): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      void tellTabs();
    }, pause);
  };
}

async function tellTabs(): Promise<void> {
  const message: PageQuestion = { name: 'badges' };
  const tabs = await browser.tabs.query({ url: LINKEDIN_PATTERN });
  // Pages that were open before Leadlight was installed, or that are closing, don't listen.
  await Promise.allSettled(tabs.flatMap(({ id }) => (id === undefined ? [] : tell(id, message))));
}

function tell(tabId: number, message: PageQuestion): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, message, { frameId: 0 });
}
