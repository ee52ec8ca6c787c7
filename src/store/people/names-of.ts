import type { OpenDatabase } from '../database.ts';
import { leadById } from './lead-links.ts';

/**
 * Adds to names (aliases, lead ids) all others of the saved people who bear them: a page may know someone by another
 * alias than the one a purchase was made by. Records are not parsed: nothing but names is taken from them.
 */
export function createNamesOf(openDatabase: OpenDatabase) {
  return async (names: readonly string[]): Promise<string[]> => {
    const { store } = (await openDatabase()).transaction('leads');
    const byAlias = store.index('aliases');
    const found = await Promise.all(
      names.map(async (name) => (name.includes(':') ? byAlias.getAll(name) : [await leadById(store, name)])),
    );
    const others = found.flat().flatMap((lead) => (lead ? [lead.id, ...(lead.formerIds ?? []), ...lead.aliases] : []));
    return [...new Set([...names, ...others])];
  };
}
