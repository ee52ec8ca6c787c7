import { browser } from '../../browser.ts';
import { LINKEDIN_PATTERN } from '../../linkedin/urls/host.ts';
import type { PageQuestion } from '../../messages/names.ts';

/** Changes come in rows (intent, end, balance): one message tells of all within this time (ms). */
const BURST_MS = 100;

/** Tells every open LinkedIn page, soon, that what badges show may have changed. Without access to LinkedIn there is none to tell. */
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
  // A page that was open before Leadlight was, or that is just leaving, does not listen: nothing is lost.
  await Promise.allSettled(tabs.flatMap(({ id }) => (id === undefined ? [] : tell(id, message))));
}

function tell(tabId: number, message: PageQuestion): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, message, { frameId: 0 });
}
