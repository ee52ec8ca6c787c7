import { browser } from '../../browser.ts';
import type { RowReference } from '../../messages/names.ts';
import { takeOpenedRow } from './opened-row.ts';

export type Start = { readonly tabId: number | null; readonly row: RowReference | null };

export async function shownTab(address = location.href): Promise<Start> {
  const tabId = await tabOf(address);
  return { tabId, row: await takeOpenedRow(tabId, address) };
}

/** The tab named by `?tab=`, else the window's active one. */
async function tabOf(address: string): Promise<number | null> {
  const named = new URL(address).searchParams.get('tab');
  if (named && /^\d{1,10}$/.test(named)) return Number(named);
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? null;
}
