import { browser } from '../../browser.ts';
import { describeListAddress } from '../../linkedin/urls/list-address.ts';
import { send } from '../../messages/send.ts';
import type { ListName } from '../../model/schemas/people/reading.ts';
import { onAddressChange } from '../address-watch.ts';
import { type ListBadges, showBadges } from './list-badges.ts';

const RETRY_DELAY_MS = 5000;

type Visit = { readonly key: string; readonly list: ListName; end: AbortController; badges: ListBadges | null };

/** Shows badges on lists while they are on; otherwise the page is neither read nor observed. */
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
    const outcome = await send('view-badges', { people: [], list: mine.list, replaces: true });
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

  /** An extension update orphans the scripts of open pages; nothing of an orphan may stay. */
  function lives(): boolean {
    const isAlive = browser.runtime?.id !== undefined;
    if (!isAlive) life.abort();
    return isAlive;
  }

  const { signal } = life;
  onAddressChange(() => arrive(false), signal);
  // A page restored from the back/forward cache has missed all messages.
  window.addEventListener('pageshow', ({ persisted }) => persisted && askAgain(), { signal });
  const [loaded] = performance.getEntriesByType('navigation');
  // This script starts at a document's first list, which in-app navigation may have led to.
  arrive(loaded !== undefined && listAt(loaded.name) === listAt(location.href));
  return { askAgain };
}

/** Equal for all pages and filters of one list. */
function listAt(href: string): string | null {
  const list = describeListAddress(href);
  return list && JSON.stringify(list);
}
