// The extension's pages and background share an origin; content scripts live on the page's, and can neither hear nor forge this.
const CHANNEL = 'changes';

/** Tells every open page of the extension that the store has something new. */
export function announceChange(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

const callbacks = new Set<() => void>();
let hasHeard = false;
let heard: BroadcastChannel | null = null;

/**
 * Listens from now on, for a page that shows what it was told before the part that shows it can listen: whoever calls `onChange` after
 * an announcement is called back at once, since what they show may be older. To be called before the page asks for anything.
 */
export function listenForChanges(): void {
  if (heard) return;
  // One channel for all: of two, one could have the announcement before somebody listens, and the other after they looked.
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
