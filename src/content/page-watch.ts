import { readPage } from '../linkedin/read.ts';
import { describeListAddress } from '../linkedin/urls/list-address.ts';
import type { PageReading } from '../model/schemas/people/reading.ts';

/** How long a page may take to show what its address asks for (ms). */
const PATIENCE_MS = 5000;
/** How long to wait for more where something can be said already: a list may be empty, a page never be painted (ms). */
const SHORT_PATIENCE_MS = 1500;
/** Changes of a page come in bursts: it is read again once a burst has begun this long ago (ms). */
const BURST_MS = 60;

/**
 * Reads the page, waiting until it shows what its address asks for: after an in-app navigation the old person is still
 * painted for a while. What is waited for is the reader's guard; the clock only ends the wait.
 */
export async function readWhenReady(page: Document, patience = PATIENCE_MS): Promise<PageReading> {
  const begun = performance.now();
  for (;;) {
    const reading = readPage(page, page.location.href);
    const left = begun + Math.min(patience, patienceFor(reading)) - performance.now();
    if (left <= 0) return reading;
    await nextChange(page, AbortSignal.timeout(left));
  }
}

/** How long a change of the page may be waited for that would tell more (ms). */
function patienceFor(reading: PageReading): number {
  switch (reading.shows) {
    case 'nothing':
      if (reading.reason === 'no-people') return mayShowPeople(reading.address) ? SHORT_PATIENCE_MS : 0;
      return ['not-the-subject', 'unknown-layout', 'field-missing'].includes(reading.reason) ? PATIENCE_MS : 0;
    case 'list':
      return reading.rows.length === 0 ? SHORT_PATIENCE_MS : 0;
    case 'person':
      // Embedded data is there before anything is painted, and has no company.
      return reading.person.evidence.name === 'embedded-data' && reading.layout === 'ember' ? SHORT_PATIENCE_MS : 0;
    default:
      return 0;
  }
}

/** Whether a page is of a kind that has people in it, so that they may still come. */
function mayShowPeople(address: string): boolean {
  const asked = describeListAddress(address);
  return asked !== null && asked.list !== 'elsewhere';
}

/** Resolves soon after the page's content or address changed, or when the wait is over. */
function nextChange(page: Document, end: AbortSignal): Promise<void> {
  const visit = new AbortController();
  const ended = AbortSignal.any([visit.signal, end]);
  return new Promise<void>((resolve) => {
    ended.addEventListener('abort', () => resolve(), { once: true });
    const soon = () => setTimeout(() => visit.abort(), BURST_MS);
    // Frameworks also re-use elements: a new person can arrive by text and `href` alone.
    const observer = new MutationObserver(soon);
    observer.observe(page, { subtree: true, childList: true, characterData: true, attributeFilter: ['href'] });
    ended.addEventListener('abort', () => observer.disconnect(), { once: true });
    // Older Firefox has no navigation API; there the change of the content that follows is enough.
    globalThis.navigation?.addEventListener('currententrychange', soon, { signal: ended });
  });
}
