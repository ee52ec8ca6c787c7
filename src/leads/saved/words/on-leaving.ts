/** Calls back where the tab may be closed next: it is hidden, or goes. */
export function onLeaving(callback: () => void, signal: AbortSignal): void {
  addEventListener('pagehide', callback, { signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && callback(), { signal });
}
