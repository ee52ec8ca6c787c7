import { readFile } from 'node:fs/promises';
import type { CDPSession } from 'puppeteer';

/** Sampling interval (ms). */
const PACE = 50;
const MEGABYTE = 1024;

/**
 * Anonymous memory of a browser's processes (MB), without mapped files and shared memory; NaN except on Linux.
 * @param browser a session with the browser itself
 */
export async function memoryOf(browser: CDPSession): Promise<number> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const sizes = await Promise.all(processInfo.map(({ id }) => anonymousOf(id)));
  return sizes.reduce((sum, size) => sum + size, 0) / MEGABYTE;
}

/** Peak while `work` runs (MB). */
export async function mostMemory(browser: CDPSession, work: () => Promise<unknown>): Promise<number> {
  let most = await memoryOf(browser);
  let isDone = false;
  const watching = (async () => {
    while (!isDone) {
      most = Math.max(most, await memoryOf(browser));
      await new Promise((wake) => setTimeout(wake, PACE));
    }
  })();
  try {
    await work();
  } finally {
    isDone = true;
    await watching;
  }
  return Math.max(most, await memoryOf(browser));
}

async function anonymousOf(pid: number): Promise<number> {
  // The process may have ended.
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => (process.platform === 'linux' ? '' : null));
  return status === null ? Number.NaN : Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
}
