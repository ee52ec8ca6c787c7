import type { Tabs } from 'webextension-polyfill';
import { browser } from '../../browser.ts';
import { listenForChanges } from '../../messages/changes.ts';
import type { RowReference } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';
import type { PageView } from '../../model/views/views.ts';
import type { Start } from './shown-tab.ts';

/** `page` is null while loading; `row` is null for the page itself. */
export type ShownPage = {
  readonly tabId: number | null;
  readonly row: RowReference | null;
  readonly page: PageView | null;
};

export type TabWatch = {
  readonly current: () => ShownPage;
  /** Calls back at once and on every change. Returns the unsubscriber. */
  readonly subscribe: (callback: (shown: ShownPage) => void) => () => void;
  readonly reread: () => void;
  /** Null returns to the list. */
  readonly openRow: (row: RowReference | null) => void;
  /** Drops what the previous tab showed at once. */
  readonly turnTo: (tabId: number) => void;
};

/**
 * After a click on a row, the old content stays this long (ms): answers are faster, and a popup that shrinks and grows
 * flickers.
 */
const STALE_SHOWN_FOR_MS = 150;

/** Re-reads after every navigation. Listens before it asks, so that no navigation is missed in between. */
export function watchTab(start: Promise<Start>): TabWatch {
  let shown: ShownPage = { tabId: null, row: null, page: null };
  const subscribers = new Set<(shown: ShownPage) => void>();
  // An overtaken reading must never be shown: it may be of another person.
  let newest = 0;
  let tabId: number | null = null;
  let row: RowReference | null = null;
  let address: string | undefined;

  function show(page: PageView | null) {
    // The row is no longer on the page: show the list.
    if (page && !['person', 'uncertain', 'failed'].includes(page.kind)) row = null;
    shown = { tabId, row, page: page && keepPerson(shown.page, page) };
    for (const callback of subscribers) callback(shown);
  }

  async function read() {
    newest += 1;
    const mine = newest;
    const page = tabId === null ? notLinkedIn : await readTab(tabId, row);
    if (page && mine === newest) show(page);
  }

  function follow(changed: number, change: Tabs.OnUpdatedChangeInfoType) {
    if (changed !== tabId) return;
    // If the page doesn't prove whom it shows, the previous person may still be painted; a new title announces the
    // next.
    const isUnproven = shown.page?.kind === 'uncertain' || shown.page?.kind === 'company';
    if (change.url === undefined && change.status === undefined && !(isUnproven && change.title !== undefined)) return;
    // A new address clears the old person and list at once; a page that loads on or reloads keeps what is shown.
    if (change.url !== undefined && change.url !== address) {
      row = null;
      show(null);
    }
    address = change.url ?? address;
    void read();
  }

  async function begin() {
    const mine = tabId;
    const reading = read();
    const known = mine === null ? null : await browser.tabs.get(mine).catch(() => null);
    if (mine === tabId) address ??= known?.url;
    await reading;
  }

  browser.tabs.onUpdated.addListener(follow);
  listenForChanges();
  void start.then((begun) => {
    // Another tab may have come to the front meanwhile.
    if (tabId === null) ({ tabId, row } = begun);
    return begin();
  });

  return {
    current: () => shown,
    subscribe(callback) {
      subscribers.add(callback);
      callback(shown);
      return () => subscribers.delete(callback);
    },
    reread: () => void read(),
    openRow(wanted) {
      row = wanted;
      void read();
      const mine = newest;
      setTimeout(() => {
        if (mine === newest && shown.row !== wanted) show(null);
      }, STALE_SHOWN_FOR_MS);
    },
    turnTo(wanted) {
      if (wanted === tabId) return;
      tabId = wanted;
      row = null;
      address = undefined;
      show(null);
      void begin();
    },
  };
}

/** The same person stays the same object, so that nothing depending on it restarts. */
function keepPerson(earlier: PageView | null, page: PageView): PageView {
  if (page.kind !== 'person' || earlier?.kind !== 'person') return page;
  return JSON.stringify(earlier.person) === JSON.stringify(page.person) ? { ...page, person: earlier.person } : page;
}

const unknownAccount = { hasKey: true, balance: null, services: [] };
const notLinkedIn: PageView = {
  kind: 'failed',
  failure: { kind: 'not-linkedin' },
  drift: null,
  account: unknownAccount,
};

/** Null while the page is loading: an event follows when it is done. */
async function readTab(tabId: number, row: RowReference | null): Promise<PageView | null> {
  const outcome = await send('read-page', { tabId, row });
  if (!outcome.ok) return { kind: 'failed', failure: outcome.failure, drift: null, account: unknownAccount };
  const page = outcome.value;
  if (page.kind !== 'failed' || page.failure.kind !== 'reload-page') return page;
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab?.status === 'loading' ? null : page;
}
