import { browser } from '../../browser.ts';

/** Below the 30 s after which browsers end an idle background (ms). */
const HEARTBEAT_MS = 20_000;

/**
 * Keeps the background alive until a promise is settled. An answer that is owed to a page does that in Chromium only; a call that
 * reaches the browser's parent process does it in Firefox too (measured; `storage.local` does not). If the background is killed all
 * the same, an alarm starts it again after a minute, so that the ledger does not go on calling a dead request alive.
 */
export async function whileAwake<T>(work: Promise<T>): Promise<T> {
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), HEARTBEAT_MS);
  const alarm = crypto.randomUUID();
  browser.alarms.create(alarm, { delayInMinutes: 1 });
  try {
    return await work;
  } finally {
    clearInterval(beat);
    void browser.alarms.clear(alarm);
  }
}

/** To be called in the first tick: an alarm starts a background only if somebody listens. Starting is all that it is for. */
export function wakeByAlarm(): void {
  browser.alarms.onAlarm.addListener(() => {});
}
