import type { Tabs } from 'webextension-polyfill';
import { browser } from '../../browser.ts';
import { listenForChanges } from '../../messages/changes.ts';
import type { RowReference } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';
import type { PageView } from '../../model/views/views.ts';
import type { Start } from './shown-tab.ts';

/**
 * What a tab shows. `page` is null while it is being read; `row` is the row of a list that it is about, null for the
 * page itself.
 */
export type ShownPage = {
  readonly tabId: number | null;
  readonly row: RowReference | null;
  readonly page: PageView | null;
};

export type TabWatch = {
  readonly current: () => ShownPage;
  /** Calls back with what is shown now, and after every change. Returns what ends it. */
  readonly subscribe: (callback: (shown: ShownPage) => void) => () => void;
  readonly reread: () => void;
  /** Shows a row of the list; null goes back to the list. */
  readonly openRow: (row: RowReference | null) => void;
  /** Turns to another tab. What the one before showed is gone at once. */
  readonly turnTo: (tabId: number) => void;
};

/**
 * What was shown stays this long (ms) after a click on a row: an answer is faster, and a popup that shrinks and grows
 * flickers.
 */
const STALE_SHOWN_FOR_MS = 150;

/**
 * Reads what a tab shows, and reads it anew after every navigation, for as long as the popup is open. It begins before
 * anything is rendered, and listens before it asks: no navigation is missed between the two.
 */
export function watchTab(start: Promise<Start>): TabWatch {
  let shown: ShownPage = { tabId: null, row: null, page: null };
  const subscribers = new Set<(shown: ShownPage) => void>();
  // A reading that a newer one has overtaken must never be shown: it may be of another person.
  let newest = 0;
  let tabId: number | null = null;
  let row: RowReference | null = null;
  let address: string | undefined;

  function show(page: PageView | null) {
    // A row that is no longer on the page: the list is shown instead of it.
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
    // Where the page does not prove whom it shows, somebody of the address before may still be painted; the title tells
    // of the next.
    const isUnproven = shown.page?.kind === 'uncertain' || shown.page?.kind === 'company';
    if (change.url === undefined && change.status === undefined && !(isUnproven && change.title !== undefined)) return;
    // Under a new address the old person is gone at once, and so is the list; a page that is loaded further, or anew,
    // stays as it is shown.
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
    // Where another tab came to the front meanwhile, it is that one.
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

/** Read again, the same person stays the same object: then nothing that hangs on the person begins anew. */
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

/** Null while the page is still being loaded: the end of it will be told. */
async function readTab(tabId: number, row: RowReference | null): Promise<PageView | null> {
  const outcome = await send('read-page', { tabId, row });
  if (!outcome.ok) return { kind: 'failed', failure: outcome.failure, drift: null, account: unknownAccount };
  const page = outcome.value;
  if (page.kind !== 'failed' || page.failure.kind !== 'reload-page') return page;
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab?.status === 'loading' ? null : page;
}
