import type { ColumnKey } from '../../model/schemas/people/product-check.ts';
import type { LibraryEntry } from '../../model/views/library.ts';
import type { ProductView } from '../../model/views/views.ts';

type ColumnState = {
  readonly column: string | null;
  readonly isTicked: boolean;
  /** `unread`: the report's columns are not known yet. `unnamed`: it has no headings to find a column by. */
  readonly isIn: 'there' | 'not-there' | 'unnamed' | 'unread';
};

/** The column of a property: as the report heads it, as it is ticked already, else as it is likeliest to be headed. */
export function columnOf({ headings }: LibraryEntry, { watch, known }: ProductView): ColumnState {
  const ticked: readonly ColumnKey[] = watch.ticked ?? [];
  const names = new Set(headings.map((heading) => heading.toLowerCase()));
  const columns = known?.columns ?? [];
  const headed = columns.find((column) => column !== null && names.has(column.toLowerCase()));
  const column = headed ?? headings.find((heading) => ticked.includes(heading)) ?? headings[0] ?? null;
  const isUnnamed = columns.length > 0 && columns.every((heading) => heading === null);
  return {
    column,
    isTicked: column !== null && ticked.includes(column),
    isIn: headed ? 'there' : isUnnamed ? 'unnamed' : known ? 'not-there' : 'unread',
  };
}

export function isOfProduct({ fields }: LibraryEntry, { watch }: ProductView): boolean {
  return !fields.productId || fields.productId === watch.productId;
}

export function isKept(property: LibraryEntry, product: ProductView | null): boolean {
  return product !== null && isOfProduct(property, product) && columnOf(property, product).isTicked;
}
