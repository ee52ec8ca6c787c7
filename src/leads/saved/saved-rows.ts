import type { Outcome } from '../../messages/names.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { LeadCursor, LeadRow, LeadRows } from '../../model/views/lead-views.ts';
import { foldForSearch, searchWords } from './fold-for-search.ts';

/** A row, and what a search looks at. */
export type SavedRow = LeadRow & { readonly text: string };

/** The first chunk is small, to be painted at once; later ones block the page no longer than a keystroke may wait. */
const FIRST_CHUNK_SIZE = 100;
const CHUNK_SIZE = 2000;

type ReadRowsDeps = {
  readonly ask: (ask: { after: LeadCursor | null; most: number }) => Promise<Outcome<LeadRows>>;
  /** Resolves when the page has nothing else to do. */
  readonly idle: () => Promise<unknown>;
};

/**
 * Reads all rows, newest first, piece by piece.
 * @param take is given each piece
 * @returns what kept it from reading on; null at the end, and where the signal aborts
 */
export async function readRows(
  { ask, idle }: ReadRowsDeps,
  take: (rows: readonly SavedRow[]) => void,
  signal: AbortSignal,
): Promise<Failure | null> {
  let asking: Promise<Outcome<LeadRows>> | null = ask({ after: null, most: FIRST_CHUNK_SIZE });
  while (asking) {
    const outcome: Outcome<LeadRows> = await asking;
    if (signal.aborted) return null;
    if (!outcome.ok) return outcome.failure;
    const { rows, next }: LeadRows = outcome.value;
    // The background reads the next piece while this one is made ready.
    asking = next && ask({ after: next, most: CHUNK_SIZE });
    take(rows.map(withText));
    if (asking) await idle();
  }
  return null;
}

export function withText(row: LeadRow): SavedRow {
  const { name, company, headline, tags } = row;
  return { ...row, text: foldForSearch([name, company ?? '', headline ?? '', ...tags].join('\n')) };
}

/** The rows in which every word of a search is. */
export function searchRows(rows: readonly SavedRow[], search: string): readonly SavedRow[] {
  const words = searchWords(search);
  return words.length === 0 ? rows : rows.filter(({ text }) => words.every((word) => text.includes(word)));
}
