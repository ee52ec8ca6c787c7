import type { OpenDatabase } from '../database.ts';

/**
 * Adds to names (aliases, lead ids) all others of the saved people who bear them: a page may know someone by another
 * alias than a purchase was made by. Unparsed: even of a damaged record the ids lead to the pages that show it.
 */
export function createNamesOf(openDatabase: OpenDatabase) {
  return async (names: readonly string[]): Promise<string[]> => {
    const { store } = (await openDatabase()).transaction('leads');
    const byAlias = store.index('aliases');
    const found = await Promise.all(
      names.map(async (name) => (name.includes(':') ? byAlias.getAll(name) : [await store.get(name)])),
    );
    const others = found.flat().flatMap((lead) => (lead ? [lead.id, ...lead.aliases] : []));
    return [...new Set([...names, ...others])];
  };
}
