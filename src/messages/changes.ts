// Content scripts run in the page's origin, so they can neither hear this channel nor forge a message on it.
const CHANNEL = 'changes';

export function announceChange(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

const callbacks = new Set<() => void>();
let hasHeard = false;
let heard: BroadcastChannel | null = null;

/** Call before the first request: parts of a page listen once drawn, and `onChange` makes up for what they missed. */
export function listenForChanges(): void {
  if (heard) return;
  // One channel for all: with two, a change could reach one before it has listeners, the other after the view loaded.
  heard = new BroadcastChannel(CHANNEL);
  heard.addEventListener('message', () => {
    hasHeard = true;
    for (const callback of callbacks) callback();
  });
}

export function onChange(callback: () => void, signal: AbortSignal): void {
  listenForChanges();
  callbacks.add(callback);
  signal.addEventListener('abort', () => callbacks.delete(callback));
  if (hasHeard) callback();
}
