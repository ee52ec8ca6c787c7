import { send } from '../messages/send.ts';
import { onAddressChange } from './address-watch.ts';

/**
 * No profile has badges. Which of all other addresses do, the background knows: this script is loaded with every page.
 */
const NEVER = /^\/(?:mwlite\/)?in\//;

/**
 * Has the script for badges put into the page, once, when its address is that of a page with people and badges are on
 * there.
 * @returns a function for when badges may have been switched on
 */
export function startBadgesOnLists(): () => void {
  const untilStarted = new AbortController();
  const { signal } = untilStarted;
  /** An address is asked about once: older Firefox looks at it every second. */
  let asked = '';

  async function start(): Promise<void> {
    const { href, pathname } = location;
    if (asked === pathname || signal.aborted) return;
    asked = pathname;
    if (NEVER.test(pathname)) return;
    const outcome = await send('start-badges', { address: href.slice(0, 4000) });
    if (!outcome.ok) asked = '';
    else if (outcome.value) untilStarted.abort();
  }

  function again(): void {
    asked = '';
    void start();
  }

  onAddressChange(() => void start(), signal);
  // A page that comes out of the back/forward cache has not heard that badges were switched on.
  addEventListener('pageshow', again, { signal });
  void start();
  return again;
}
