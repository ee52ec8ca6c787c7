import { useEffect, useState } from 'preact/hooks';
import type { Tabs } from 'webextension-polyfill';
import { browser } from '../browser.ts';
import { send } from '../messages/send.ts';
import type { PageView } from '../model/views.ts';

type Shown = { tabId: number | null; page: PageView | null };

/** What the tab shows, read anew after every navigation. `page` is null while it is being read. */
export function usePage(tab: Promise<number | null>): Shown & { reread: () => void } {
  const [shown, setShown] = useState<Shown>({ tabId: null, page: null });
  const [round, setRound] = useState(0);

  useEffect(() => {
    // A reading that a newer one has overtaken must never be shown: it may be of another person.
    let newest = 0;
    let tabId: number | null = null;
    let address: string | undefined;

    async function read() {
      newest += 1;
      const mine = newest;
      const page = tabId === null ? notLinkedIn : await readTab(tabId);
      if (page && mine === newest) setShown({ tabId, page });
    }

    function follow(changed: number, change: Tabs.OnUpdatedChangeInfoType) {
      if (changed !== tabId || (change.url === undefined && change.status === undefined)) return;
      // Under a new address the old person is gone at once; a page that is loaded further, or anew, stays as it is shown.
      if (change.url !== undefined && change.url !== address) setShown({ tabId, page: null });
      address = change.url ?? address;
      void read();
    }

    browser.tabs.onUpdated.addListener(follow);
    void tab.then(async (id) => {
      tabId = id;
      address = id === null ? undefined : (await browser.tabs.get(id).catch(() => null))?.url;
      await read();
    });
    return () => {
      newest = Number.POSITIVE_INFINITY;
      browser.tabs.onUpdated.removeListener(follow);
    };
  }, [tab, round]);

  return { ...shown, reread: () => setRound(round + 1) };
}

const notLinkedIn: PageView = {
  kind: 'failed',
  failure: { kind: 'not-linkedin' },
  account: { hasKey: true, balance: null },
};

/** Null while the page is still being loaded: the end of it will be told. */
async function readTab(tabId: number): Promise<PageView | null> {
  const outcome = await send('read-page', { tabId });
  if (!outcome.ok) return { kind: 'failed', failure: outcome.failure, account: { hasKey: true, balance: null } };
  const page = outcome.value;
  if (page.kind !== 'failed' || page.failure.kind !== 'reload-page') return page;
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab?.status === 'loading' ? null : page;
}
