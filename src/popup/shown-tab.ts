import { browser } from '../browser.ts';

/** The tab that the popup is about: the one named by `?tab=`, else the active one of its window. */
export async function shownTab(address = location.href): Promise<number | null> {
  const named = new URL(address).searchParams.get('tab');
  if (named && /^\d{1,10}$/.test(named)) return Number(named);
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? null;
}
