import type { ColumnKey, KnownSet, Member } from '../../model/schemas/people/product-check.ts';
import { columnKeyAt } from '../../model/views/product-columns.ts';
import { type HashReader, type HashWriter, keysOf } from './hash-blocks.ts';
import { identityOf } from './identity-hashes.ts';

type Headings = KnownSet['columns'];

/** Only cells of ticked columns, and none that holds the identity in plain text. */
export function rowOf({ identity, cells }: Member, headings: Headings, ticked: readonly ColumnKey[]): string[] {
  const own = identityOf(identity);
  return cells.map((cell, at) => (isTicked(headings, at, ticked) && identityOf(cell) !== own ? cell : ''));
}

/** The cells of the ticked columns of the person at `place`. */
export async function columnsAt(
  transaction: HashReader,
  { number, columns }: KnownSet,
  place: number,
  ticked: readonly ColumnKey[],
) {
  const page = (await transaction.objectStore('knownRows').openCursor(upTo(number, place), 'prev'))?.value;
  const row = rowsOf(page)[place - (page?.start ?? 0)] ?? [];
  return row.flatMap((value: unknown, at) =>
    typeof value === 'string' && value !== '' && isTicked(columns, at, ticked)
      ? [{ name: columns[at] ?? null, value }]
      : [],
  );
}

/** Removes from disk what is ticked no longer. */
export async function keepTicked(
  transaction: HashWriter,
  set: number,
  headings: Headings,
  ticked: readonly ColumnKey[],
): Promise<void> {
  const store = transaction.objectStore('knownRows');
  if (ticked.length === 0) return store.delete(keysOf(set));
  const narrowed = (row: readonly string[]) => row.map((cell, at) => (isTicked(headings, at, ticked) ? cell : ''));
  for (let cursor = await store.openCursor(keysOf(set)); cursor; cursor = await cursor.continue()) {
    await cursor.update({ ...cursor.value, rows: rowsOf(cursor.value).map(narrowed) });
  }
}

/** @param places of people of the set, in order */
export async function emptyRows(transaction: HashWriter, set: number, places: readonly number[]): Promise<void> {
  for (let left = places; left[0] !== undefined; ) {
    const [first] = left;
    const cursor = await transaction.objectStore('knownRows').openCursor(upTo(set, first), 'prev');
    const [start, rows] = [cursor?.value.start ?? 0, rowsOf(cursor?.value)];
    const end = Math.max(start + rows.length, first + 1);
    const gone = new Set(left.filter((place) => place < end));
    if (cursor)
      await cursor.update({ ...cursor.value, rows: rows.map((row, at) => (gone.has(start + at) ? [] : row)) });
    left = left.filter((place) => place >= end);
  }
}

const upTo = (set: number, place: number) => IDBKeyRange.bound([set, 0], [set, place]);

/** None of a damaged page. */
function rowsOf(page: { readonly rows: unknown } | undefined): string[][] {
  return Array.isArray(page?.rows) ? page.rows.map((row) => (Array.isArray(row) ? row : [])) : [];
}

const isTicked = (headings: Headings, at: number, ticked: readonly ColumnKey[]) =>
  ticked.includes(columnKeyAt(headings, at));
