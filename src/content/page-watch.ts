import { readPage } from '../linkedin/read.ts';
import type { PageReading } from '../model/reading.ts';

/** How long a page may take to show the person of its address (ms). */
const PATIENCE = 5000;
/** Changes of a page come in bursts: it is read again once a burst has begun this long ago (ms). */
const BURST = 60;

/**
 * Reads the page, waiting until it shows the person of its address: after an in-app navigation the old person is still painted
 * for a while. What is waited for is the reader's guard; the clock only ends the wait.
 */
export async function readWhenReady(page: Document, patience = PATIENCE): Promise<PageReading> {
  const end = AbortSignal.timeout(patience);
  let reading = readPage(page, page.location.href);
  while (isUnpainted(reading) && !end.aborted) {
    await nextChange(page, end);
    reading = readPage(page, page.location.href);
  }
  return reading;
}

/** Whether a change of the page can still turn an unreadable reading into a readable one. */
function isUnpainted(reading: PageReading): boolean {
  if (reading.verdict !== 'unreadable') return false;
  return ['not-the-subject', 'unknown-layout', 'field-missing'].includes(reading.reason);
}

/** Resolves soon after the page's content or address changed, or when the wait is over. */
function nextChange(page: Document, end: AbortSignal): Promise<void> {
  const visit = new AbortController();
  const over = AbortSignal.any([visit.signal, end]);
  return new Promise<void>((resolve) => {
    over.addEventListener('abort', () => resolve(), { once: true });
    const soon = () => setTimeout(() => visit.abort(), BURST);
    // Frameworks also re-use elements: a new person can arrive by text and `href` alone.
    const observer = new MutationObserver(soon);
    observer.observe(page, { subtree: true, childList: true, characterData: true, attributeFilter: ['href'] });
    over.addEventListener('abort', () => observer.disconnect(), { once: true });
    // Older Firefox has no navigation API; there the change of the content that follows is enough.
    globalThis.navigation?.addEventListener('currententrychange', soon, { signal: over });
  });
}
