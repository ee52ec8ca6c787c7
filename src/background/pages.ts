import { browser } from '../browser.ts';
import type { PageQuestion } from '../messages/names.ts';
import type { Failure } from '../model/failure.ts';
import { type PageReading, pageReading } from '../model/reading.ts';

const LINKEDIN = 'https://*.linkedin.com/*';

/**
 * Asks the content script of a tab what its page shows. The script waits (for at most 5 s) until the page shows the person of its
 * address. What comes back is hostile until parsed.
 */
export async function readPage(tabId: number): Promise<PageReading | Failure> {
  if (!(await browser.permissions.contains({ origins: [LINKEDIN] }))) {
    return { kind: 'no-permission', hosts: LINKEDIN };
  }
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (!isLinkedIn(tab?.url)) return { kind: 'not-linkedin' };
  const question: PageQuestion = { name: 'read' };
  try {
    const answer: unknown = await browser.tabs.sendMessage(tabId, question, { frameId: 0 });
    const parsed = pageReading.safeParse(answer);
    if (parsed.success) return parsed.data;
    return { kind: 'unreadable-page', reason: 'field-missing', missing: parsed.error.issues.map(fieldOf) };
  } catch {
    // No content script answers: the page was open before Leadlight was installed or updated.
    return { kind: 'reload-page' };
  }
}

function isLinkedIn(address: string | undefined): boolean {
  const url = URL.parse(address ?? '');
  return url?.protocol === 'https:' && /(^|\.)linkedin\.com$/.test(url.hostname);
}

function fieldOf(issue: { path: PropertyKey[] }): string {
  return String(issue.path.at(-1) ?? 'page');
}
