import { browser } from '../../browser.ts';

// In session storage per tab and person or page: a reopened popup must show what was bought for the domain.
const keyOf = (tabId: number | null, pageKey: string) => `domain of tab ${tabId} ${pageKey}`;

/** @param pageKey a person's slug, or the path of a page without a person */
export async function rememberDomain(tabId: number | null, pageKey: string, domain: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(tabId, pageKey)]: domain });
}

export async function recallDomain(tabId: number | null, pageKey: string): Promise<string | null> {
  const key = keyOf(tabId, pageKey);
  const stored: unknown = (await browser.storage.session.get(key))[key];
  return typeof stored === 'string' ? stored.slice(0, 253) : null;
}
