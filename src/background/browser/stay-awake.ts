import { browser } from '../../browser.ts';

/** Less than the 30 s after which browsers end an idle background (ms). */
const HEARTBEAT_MS = 20_000;

/**
 * Keeps the background alive until a promise settles. A pending reply to a page does that in Chromium only; a call that
 * reaches the browser's parent process does it in Firefox too (measured; `storage.local` does not). If the background
 * is killed anyway, an alarm restarts it within a minute, so that the ledger does not show a dead request as pending.
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

/** Call in the first tick: an alarm starts a background only if there is a listener. */
export function wakeByAlarm(): void {
  browser.alarms.onAlarm.addListener(() => {});
}
