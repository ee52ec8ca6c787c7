// The extension's pages and background share an origin; content scripts live on the page's, and can neither hear nor forge this.
const CHANNEL = 'changes';

/** Tells every open page of the extension that the store has something new. */
export function announceChange(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Calls back after every announcement until the signal aborts. */
export function onChange(callback: () => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', callback, { signal });
  signal.addEventListener('abort', () => channel.close());
}
