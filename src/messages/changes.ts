// Pages and background of the extension share an origin. Content scripts have the page's: they can neither hear this
// channel nor forge a message on it.
const CHANNEL = 'changes';

/** Announces to every open page of the extension that the store has changed. */
export function announceChange(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

const callbacks = new Set<() => void>();
let hasHeard = false;
let heard: BroadcastChannel | null = null;

/**
 * Listens from now on. A page calls this before it asks for anything, as its parts can only listen once they are drawn:
 * a part that calls `onChange` after an announcement is called back at once, since it may show something older.
 */
export function listenForChanges(): void {
  if (heard) return;
  // One channel for all: with two, an announcement could reach one before anyone listens on it, and the other after the
  // view was loaded.
  heard = new BroadcastChannel(CHANNEL);
  heard.addEventListener('message', () => {
    hasHeard = true;
    for (const callback of callbacks) callback();
  });
}

/** Calls back after every announcement until the signal aborts. */
export function onChange(callback: () => void, signal: AbortSignal): void {
  listenForChanges();
  callbacks.add(callback);
  signal.addEventListener('abort', () => callbacks.delete(callback));
  if (hasHeard) callback();
}
