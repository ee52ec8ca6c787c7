import type { Page } from 'puppeteer';

/** Set before the page's own scripts; the product knows nothing of it. */
type Watched = typeof globalThis & { shownAt: Promise<number>; clickedAt: number };

/**
 * From its next document on, a page notes when all these texts, the first in its h1, are first painted, and when it was
 * last clicked. Painted: two animation frames after they are in the document, which in Chromium agrees with element
 * timing to within a frame.
 */
export async function watchFor(page: Page, texts: readonly string[]): Promise<void> {
  await page.evaluateOnNewDocument((wanted: readonly string[]) => {
    addEventListener(
      'click',
      (event) => {
        (globalThis as Watched).clickedAt = event.timeStamp;
      },
      { capture: true },
    );
    (globalThis as Watched).shownAt = new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        const heading = document.querySelector('h1')?.textContent;
        const text = document.body?.textContent ?? '';
        if (heading !== wanted[0] || !wanted.every((one) => text.includes(one))) return;
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
  }, texts);
}

/** (ms) */
export function shownAfterStart(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as Watched).shownAt);
}

/** (ms) */
export function shownAfterClick(page: Page): Promise<number> {
  return page.evaluate(async () => (await (globalThis as Watched).shownAt) - (globalThis as Watched).clickedAt);
}
