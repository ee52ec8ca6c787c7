import { send } from '../messages/send.ts';
import { onAddressChange } from './address-watch.ts';

/** Addresses that may be of a list of people. The script that is started for them knows exactly; this one is loaded everywhere. */
const MAYBE_LIST =
  /^\/(?:search\/results|mynetwork|(?:company|school|showcase)\/[^/]+\/people|sales|talent|recruiter)(?:\/|$)/;

/**
 * Has the script for badges put into the page, once, when its address is that of a list and badges are on.
 * @returns a function for when badges may have been switched on
 */
export function startBadgesOnLists(): () => void {
  const untilStarted = new AbortController();
  const { signal } = untilStarted;
  let isAsking = false;

  async function start(): Promise<void> {
    if (isAsking || signal.aborted || !MAYBE_LIST.test(location.pathname)) return;
    isAsking = true;
    const outcome = await send('start-badges', null);
    isAsking = false;
    if (outcome.ok && outcome.value) untilStarted.abort();
  }

  const again = () => void start();
  onAddressChange(again, signal);
  // A page that comes out of the back/forward cache has not heard that badges were switched on.
  addEventListener('pageshow', again, { signal });
  again();
  return again;
}
