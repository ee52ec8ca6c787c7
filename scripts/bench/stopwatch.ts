import type { Page } from 'puppeteer';

/** What is put into a page before its own scripts; nothing in the product knows of it. */
type Watched = typeof globalThis & { shownAt: Promise<number>; clickedAt: number };

/**
 * From its next document on, a page notes when all these texts are painted for the first time, the first of them in its h1, and
 * when it was last clicked. "Painted" is the second animation frame after they are in the document; in Chromium that is, within a
 * frame, what element timing reports.
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

/** How long after its navigation began a watched page had painted what was wanted (ms). */
export function shownAfterStart(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as Watched).shownAt);
}

/** How long after the last click a watched page had painted what was wanted (ms). */
export function shownAfterClick(page: Page): Promise<number> {
  return page.evaluate(async () => (await (globalThis as Watched).shownAt) - (globalThis as Watched).clickedAt);
}
