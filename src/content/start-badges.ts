import { send } from '../messages/send.ts';
import { onAddressChange } from './address-watch.ts';

/** Profiles have no badges; the background knows which other pages do. */
const NEVER = /^\/(?:mwlite\/)?in\//;

export function startBadgesOnLists(): () => void {
  const untilStarted = new AbortController();
  const { signal } = untilStarted;
  /** Older Firefox polls the address every second; each is asked about once. */
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
  // A page restored from the back/forward cache has missed that badges were switched on.
  addEventListener('pageshow', again, { signal });
  void start();
  return again;
}
