import { readPage } from '../linkedin/read.ts';
import { describeListAddress } from '../linkedin/urls/list-address.ts';
import type { PageReading } from '../model/schemas/people/reading.ts';

const PATIENCE_MS = 5000;
/** The same where the reading may be final: a list may be empty, a page may never be painted (ms). */
const SHORT_PATIENCE_MS = 1500;
/** Changes come in bursts: the page is re-read this long after a burst began (ms). */
const BURST_MS = 60;

/** In-app navigation leaves the old person painted. The reader's guard detects that; time only ends the wait. */
export async function readWhenReady(page: Document, patience = PATIENCE_MS): Promise<PageReading> {
  const begun = performance.now();
  for (;;) {
    const reading = readPage(page, page.location.href);
    const left = begun + Math.min(patience, patienceFor(reading)) - performance.now();
    if (left <= 0) return reading;
    await nextChange(page, AbortSignal.timeout(left));
  }
}

function patienceFor(reading: PageReading): number {
  switch (reading.shows) {
    case 'nothing':
      if (reading.reason === 'no-people') return mayShowPeople(reading.address) ? SHORT_PATIENCE_MS : 0;
      return ['not-the-subject', 'unknown-layout', 'field-missing'].includes(reading.reason) ? PATIENCE_MS : 0;
    case 'list':
      return reading.rows.length === 0 ? SHORT_PATIENCE_MS : 0;
    case 'person':
      // Embedded data precedes painting, and lacks the company.
      return reading.person.evidence.name === 'embedded-data' && reading.layout === 'ember' ? SHORT_PATIENCE_MS : 0;
    default:
      return 0;
  }
}

function mayShowPeople(address: string): boolean {
  const asked = describeListAddress(address);
  return asked !== null && asked.list !== 'elsewhere';
}

function nextChange(page: Document, end: AbortSignal): Promise<void> {
  const visit = new AbortController();
  const ended = AbortSignal.any([visit.signal, end]);
  return new Promise<void>((resolve) => {
    ended.addEventListener('abort', () => resolve(), { once: true });
    const soon = () => setTimeout(() => visit.abort(), BURST_MS);
    // Frameworks recycle elements: a new person may arrive by text and `href` alone.
    const observer = new MutationObserver(soon);
    observer.observe(page, { subtree: true, childList: true, characterData: true, attributeFilter: ['href'] });
    ended.addEventListener('abort', () => observer.disconnect(), { once: true });
    // Older Firefox has no navigation API; the content change that follows is enough.
    globalThis.navigation?.addEventListener('currententrychange', soon, { signal: ended });
  });
}
