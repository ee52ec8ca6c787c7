import type { Layout, ListKind, ListName } from '../../model/schemas/people/reading.ts';

/** Who a row is about, and no more: what a badge needs. The name is as painted, `''` where it is not drawn. */
export type RowIdentity = {
  readonly slug: string | null;
  readonly token: string | null;
  readonly memberId: string | null;
  readonly name: string;
};

/** How one layout lays out the people of one list; made for a document and what its address asks for. */
export type ListLayout = {
  readonly layout: Layout;
  /** Whether rows are found by what all rows have, and not by what this layout calls them. */
  readonly isAnywhere?: true;
  /**
   * Finds something in every row: its own links, or the row itself. Found again in parts of a page that are added
   * later.
   */
  readonly marks: string;
  /** The row that a mark stands in; null for one that is no row's: of a rail, of the page's own frame. */
  readonly rowOf: (mark: Element) => Element | null;
  /** Who a row is about; null for a row about nobody ("LinkedIn Member", a company, the reader of the page). */
  readonly who: (row: Element) => RowIdentity | null;
  /** The element that shows the name of a row's person; null while it is not drawn. */
  readonly nameIn: (row: Element) => Element | null;
};

/** Looks whether a document has this layout. */
export type FindLayout = (root: Element, list: ListName) => ListLayout | null;

/** A list of people that a page shows, at any moment of its life. */
export type FoundList = Pick<ListLayout, 'layout' | 'isAnywhere' | 'marks' | 'who' | 'nameIn'> & {
  readonly kind: ListKind;
  readonly list: ListName;
  /**
   * The rows that an element is, holds, or is a part of, in page order. Costs what the element is large, not the page.
   */
  readonly rowsAt: (element: Element) => Element[];
};
