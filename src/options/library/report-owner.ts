import type { LibraryEntry, LibraryList } from '../../model/views/library.ts';
import type { Place } from './use-library-list.ts';

/** The account and the product through which a list was reached. */
export type Above = Partial<Readonly<Record<LibraryList, LibraryEntry>>>;

export function aboveOf(places: readonly Place[]): Above {
  return Object.fromEntries(
    places.flatMap(({ of }, at) => {
      const before = places[at - 1];
      return of && before ? [[before.list, of]] : [];
    }),
  );
}

/** What the report says itself comes first. Ids of accounts and products may be the same numbers. */
export function knownOwner(list: 'accounts' | 'products', id: string | null, above: Above): LibraryEntry | null {
  const known = above[list] ?? null;
  return id === null || known?.id === id ? known : null;
}
