import type { Outcome } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';
import type { LedgerEntry, LedgerFilter, LedgerPage } from '../../model/schemas/purchases/ledger-views.ts';

/**
 * The newest entries that pass a filter. A page may be short or empty although more follow, so pages are fetched until
 * there are enough or the ledger ends.
 * @param least how many entries are enough
 */
export async function loadEntries(
  filter: LedgerFilter,
  least: number,
  signal: AbortSignal,
): Promise<Outcome<LedgerPage>> {
  const entries: LedgerEntry[] = [];
  let next: number | null = null;
  do {
    const page: Outcome<LedgerPage> = await send('view-ledger', { filter, before: next });
    if (!page.ok) return page;
    entries.push(...page.value.entries);
    next = page.value.next;
  } while (next !== null && entries.length < least && !signal.aborted);
  return { ok: true, value: { entries, next } };
}
