import { browser } from '../browser.ts';

/** Below the 30 s after which browsers end an idle background (ms). */
const BEAT = 20_000;

/**
 * Keeps the background alive until a promise is settled. An answer that is owed to a page does that in Chromium only; a call that
 * reaches the browser's parent process does it in Firefox too (measured; `storage.local` does not).
 */
export async function whileAwake<T>(work: Promise<T>): Promise<T> {
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), BEAT);
  try {
    return await work;
  } finally {
    clearInterval(beat);
  }
}
