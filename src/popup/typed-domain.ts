import { browser } from '../browser.ts';

// Kept until the browser is closed, for the tab and the person it was typed for: the popup forgets everything when it is closed,
// and what was bought for a domain must be there when it is opened again.
const keyOf = (tabId: number | null, slug: string) => `domain of tab ${tabId} ${slug}`;

export async function rememberDomain(tabId: number | null, slug: string, domain: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(tabId, slug)]: domain });
}

/** The domain last asked about for this tab and person, or null. */
export async function recallDomain(tabId: number | null, slug: string): Promise<string | null> {
  const key = keyOf(tabId, slug);
  const stored: unknown = (await browser.storage.session.get(key))[key];
  return typeof stored === 'string' ? stored.slice(0, 253) : null;
}
