import { browser } from '../../browser.ts';
import { describeListAddress } from '../../linkedin/urls/list-address.ts';
import { send } from '../../messages/send.ts';
import type { ListName } from '../../model/schemas/people/reading.ts';
import { onAddressChange } from '../address-watch.ts';
import { type ListBadges, showBadges } from './list-badges.ts';

/** A background that failed is asked again after this time (ms). */
const RETRY_DELAY_MS = 5000;

/** A stay at one list. `badges` is null until it is known that they are on. */
type Visit = { readonly key: string; readonly list: ListName; end: AbortController; badges: ListBadges | null };

/**
 * Shows badges while the address is a list's and badges are on. Otherwise nothing of the page is looked at or observed.
 * @returns a function for when the states of people, or the switch, may have changed
 */
export function watchLists(): { askAgain: () => void } {
  const life = new AbortController();
  let visit: Visit | null = null;
  let address = '';

  function arrive(isFresh: boolean): void {
    if (location.href === address) return;
    address = location.href;
    const asked = describeListAddress(address);
    const key = asked && JSON.stringify(asked);
    if (key === (visit?.key ?? null)) return;
    visit?.end.abort();
    visit = asked && key ? { key, list: asked.list, end: new AbortController(), badges: null } : null;
    if (visit) void begin(visit, isFresh);
  }

  async function begin(mine: Visit, isFresh: boolean): Promise<void> {
    const { end } = mine;
    const outcome = await send('view-badges', { people: [], list: mine.list });
    if (end.signal.aborted || mine.badges) return;
    if (!lives()) return;
    if (!outcome.ok) return void setTimeout(() => mine === visit && begin(mine, isFresh), RETRY_DELAY_MS);
    if (outcome.value === null) return;
    mine.badges = showBadges({
      isFresh,
      list: mine.list,
      signal: AbortSignal.any([end.signal, life.signal]),
      switchedOff() {
        end.abort();
        mine.end = new AbortController();
        mine.badges = null;
      },
      isHere() {
        if (lives()) arrive(false);
        return mine === visit && !life.signal.aborted;
      },
    });
  }

  function askAgain(): void {
    if (!lives()) return;
    if (visit?.badges) visit.badges.askAgain();
    else if (visit) void begin(visit, true);
  }

  /**
   * An update of the extension leaves the scripts of open pages behind, without anybody to ask: nothing of this one
   * must stay.
   */
  function lives(): boolean {
    const isAlive = browser.runtime?.id !== undefined;
    if (!isAlive) life.abort();
    return isAlive;
  }

  const { signal } = life;
  onAddressChange(() => arrive(false), signal);
  // A page that comes out of the back/forward cache has heard nothing meanwhile.
  window.addEventListener('pageshow', ({ persisted }) => persisted && askAgain(), { signal });
  const [loaded] = performance.getEntriesByType('navigation');
  // This script is started at the first list of a document, to which the way may have led inside the page.
  arrive(loaded !== undefined && listAt(loaded.name) === listAt(location.href));
  return { askAgain };
}

/** The same for all addresses of one list: its pages, its filters. */
function listAt(href: string): string | null {
  const list = describeListAddress(href);
  return list && JSON.stringify(list);
}
