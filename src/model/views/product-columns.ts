import type { ColumnKey } from '../schemas/people/product-check.ts';

export function columnKeyAt(headings: readonly (string | null)[], at: number): ColumnKey {
  return headings[at] ?? at;
}

/** Columns of the report, and any that was ticked but has gone since, so that it can be unticked. */
export function columnChoices(headings: readonly (string | null)[], ticked: readonly ColumnKey[]): ColumnKey[] {
  return [...new Set([...headings.map((_, at) => columnKeyAt(headings, at)), ...ticked])];
}
