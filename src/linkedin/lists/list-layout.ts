import type { Layout, ListKind, ListName } from '../../model/schemas/people/reading.ts';

/** Identity only, as badges need it. The name is as painted, `''` where it isn't drawn. */
export type RowIdentity = {
  readonly slug: string | null;
  readonly token: string | null;
  readonly memberId: string | null;
  readonly name: string;
};

export type ListLayout = {
  readonly layout: Layout;
  readonly isAnywhere?: true;
  /** Finds something in every row (its links or the row itself), also in parts added later. */
  readonly marks: string;
  /** Null for a mark outside rows: in a rail or the page's frame. */
  readonly rowOf: (mark: Element) => Element | null;
  /** Null for a row about no person ("LinkedIn Member", a company, the viewer). */
  readonly who: (row: Element) => RowIdentity | null;
  readonly nameIn: (row: Element) => Element | null;
};

export type FindLayout = (root: Element, list: ListName) => ListLayout | null;

export type FoundList = Pick<ListLayout, 'layout' | 'isAnywhere' | 'marks' | 'who' | 'nameIn'> & {
  readonly kind: ListKind;
  readonly list: ListName;
  /** The rows that an element is, holds or is in, in page order; the cost grows with the element, not the page. */
  readonly rowsAt: (element: Element) => Element[];
};
