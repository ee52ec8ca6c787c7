import { type Change, concerns, EVERYTHING, joinChanges, readChange, type Shown } from '../model/views/change.ts';

// Content scripts run in the page's origin, so they can neither hear this channel nor forge a message on it.
const CHANNEL = 'changes';

export function announceChange(change: Change = EVERYTHING): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(change);
  channel.close();
}

const callbacks = new Set<(change: Change) => void>();
let allHeard: Change | null = null;
let heard: BroadcastChannel | null = null;

/** Call before the first request: parts of a page listen once drawn, and `onChange` makes up for what they missed. */
export function listenForChanges(): void {
  if (heard) return;
  // One channel for all: with two, a change could reach one before it has listeners, the other after the view loaded.
  heard = new BroadcastChannel(CHANNEL);
  heard.addEventListener('message', ({ data }) => {
    const change = readChange(data);
    allHeard = allHeard ? joinChanges(allHeard, change) : change;
    for (const callback of callbacks) callback(change);
  });
}

/** Calls back on changes of what is shown, and at once if one has been heard already. */
export function onChange(shown: Shown, callback: (change: Change) => void, signal: AbortSignal): void {
  listenForChanges();
  const follow = (change: Change) => {
    if (concerns(change, shown)) callback(change);
  };
  callbacks.add(follow);
  signal.addEventListener('abort', () => callbacks.delete(follow));
  if (allHeard) follow(allHeard);
}
