import { standingOf } from '../enrichment/decide.ts';
import { mergeLeads } from '../enrichment/merge.ts';
import { createAccounts } from '../store/accounts.ts';
import { createBadges } from '../store/badges.ts';
import { createBook } from '../store/book.ts';
import { openDatabase } from '../store/database.ts';
import { createDriftLog } from '../store/drift.ts';
import { createLibrary } from '../store/library.ts';
import { createSettings } from '../store/settings.ts';

/**
 * All that is kept, each part with the rules of enrichment that it keeps to.
 * @param changed is told when a part changes something by being looked at
 */
export function openStorage(changed: () => void) {
  const database = openDatabase();
  return {
    accounts: createAccounts(database),
    badges: createBadges(database, standingOf),
    book: createBook(database, mergeLeads),
    drift: createDriftLog(database),
    library: createLibrary(database, mergeLeads, changed),
    settings: createSettings(database),
  };
}
