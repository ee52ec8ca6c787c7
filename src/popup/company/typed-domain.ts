import { browser } from '../../browser.ts';

// Kept until the browser is closed, for the tab and the person or page it was typed for: the popup forgets everything
// when it is closed, and what was bought for a domain must be there when it is opened again.
const keyOf = (tabId: number | null, pageKey: string) => `domain of tab ${tabId} ${pageKey}`;

/** @param pageKey a person's slug, or the path of a page without a person */
export async function rememberDomain(tabId: number | null, pageKey: string, domain: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(tabId, pageKey)]: domain });
}

/** The domain last asked about there, or null. */
export async function recallDomain(tabId: number | null, pageKey: string): Promise<string | null> {
  const key = keyOf(tabId, pageKey);
  const stored: unknown = (await browser.storage.session.get(key))[key];
  return typeof stored === 'string' ? stored.slice(0, 253) : null;
}
