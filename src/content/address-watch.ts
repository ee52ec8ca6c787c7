const POLL_INTERVAL_MS = 1000;

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
