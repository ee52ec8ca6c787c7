import type { Layout, ListKind, ListName } from '../model/reading.ts';
import { all, closest, contains, rootOf } from './dom.ts';
import { emberList } from './layouts/ember/list.ts';
import { recruiterList } from './layouts/recruiter/list.ts';
import { salesList } from './layouts/sales/list.ts';
import { sduiList } from './layouts/sdui/list.ts';
import { describeListAddress } from './list-address.ts';
import { wallOf } from './walls.ts';

/** Who a row is about, and no more: what a badge needs. The name is as painted, `''` where it is not drawn. */
export type Who = {
  readonly slug: string | null;
  readonly token: string | null;
  readonly memberId: string | null;
  readonly name: string;
};

/** How one layout lays out the people of one list; made for a document and what its address asks for. */
export type ListLayout = {
  readonly layout: Layout;
  /** Finds something in every row: its own links, or the row itself. Found again in parts of a page that are added later. */
  readonly marks: string;
  /** The row that a mark stands in; null for one that is no row's: of a rail, of the page's own frame. */
  readonly rowOf: (mark: Element) => Element | null;
  /** Who a row is about; null for a row about nobody ("LinkedIn Member", a company, the reader of the page). */
  readonly who: (row: Element) => Who | null;
  /** The element that shows the name of a row's person; null while it is not drawn. */
  readonly nameIn: (row: Element) => Element | null;
};

/** Looks whether a document has this layout. */
export type FindLayout = (root: Element, list: ListName) => ListLayout | null;

/** A list of people that a page shows, at any moment of its life. */
export type PeopleList = Pick<ListLayout, 'layout' | 'marks' | 'who' | 'nameIn'> & {
  readonly kind: ListKind;
  readonly list: ListName;
  /** The rows that an element is, holds, or is a part of, in page order. Costs what the element is large, not the page. */
  readonly rowsAt: (element: Element) => Element[];
};

const LAYOUTS: Record<ListKind, readonly FindLayout[]> = {
  // In this order: parts of the React app look alike everywhere, the Ember app names itself.
  'people-list': [emberList, sduiList],
  'sales-list': [salesList],
  'recruiter-list': [recruiterList],
};

/**
 * The list of people that a page shows; null where its address asks for none, something stands in the way, or the layout is not known.
 * @param href the page's `location.href`
 */
export function findList(document: Document, href: string): PeopleList | null {
  const asked = describeListAddress(href);
  const root = rootOf(document);
  if (asked === null || root === null || wallOf(root)) return null;
  for (const find of LAYOUTS[asked.kind]) {
    const layout = find(root, asked.list);
    if (layout) return { ...asked, ...layout, rowsAt: (element) => rowsAt(layout, element) };
  }
  return null;
}

/** What stands beside a list, in every layout: suggestions are made of the same rows. */
const RAIL = 'aside, nav';

function rowsAt({ marks, rowOf }: ListLayout, element: Element): Element[] {
  const around = closest(element, marks);
  const rows = new Set<Element>();
  let row: Element | null = null;
  for (const mark of [...(around ? [around] : []), ...all(element, marks)]) {
    // Marks come in page order: those of one row one after the other.
    if (row && contains(row, mark)) continue;
    row = rowOf(mark);
    if (row && !closest(row, RAIL)) rows.add(row);
  }
  return [...rows];
}
