/** How often the address is looked at where the browser does not say that it changed (ms). */
const POLL_INTERVAL_MS = 1000;

/** Calls back when the address may have changed inside the page, until the signal aborts. */
export function onAddressChange(callback: () => void, signal: AbortSignal): void {
  if (globalThis.navigation) {
    // By now the address is the new one; the document is still the old one.
    navigation.addEventListener('currententrychange', callback, { signal });
    return;
  }
  // Firefox before 147.
  const timer = setInterval(() => {
    if (document.visibilityState !== 'hidden') callback();
  }, POLL_INTERVAL_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
