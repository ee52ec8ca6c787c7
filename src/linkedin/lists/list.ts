import type { ListKind, ListName } from '../../model/schemas/people/reading.ts';
import { all, closest, contains, rootOf } from '../dom.ts';
import { emberList } from '../layouts/ember/list.ts';
import { recruiterList } from '../layouts/recruiter/list.ts';
import { salesList } from '../layouts/sales/list.ts';
import { sduiList } from '../layouts/sdui/list.ts';
import { describeListAddress } from '../urls/list-address.ts';
import { wallOf } from '../walls.ts';
import { findAnywhere } from './anywhere/list.ts';
import type { FindLayout, FoundList, ListLayout } from './list-layout.ts';

const LAYOUTS: Record<ListKind, readonly FindLayout[]> = {
  // In this order: parts of the React app look alike everywhere, the Ember app names itself.
  'people-list': [emberList, sduiList],
  'sales-list': [salesList],
  'recruiter-list': [recruiterList],
};

/** Lists that have no reader of their own; the layouts that have one are asked first. */
const ANYWHERE: Partial<Record<ListName, readonly FindLayout[]>> = {
  'group-members': [],
  event: [],
  post: [],
  feed: [],
  messaging: [],
  job: [],
  'profile-viewers': [],
  notifications: [],
  elsewhere: [],
  'sales-account': [],
  'sales-home': [],
  'recruiter-project': [recruiterList],
};

/**
 * The list of people that a page shows; null where its address asks for none, something stands in the way, or the
 * layout is not known.
 * @param href the page's `location.href`
 */
export function findList(document: Document, href: string): FoundList | null {
  const asked = describeListAddress(href);
  const root = rootOf(document);
  if (asked === null || root === null || wallOf(root)) return null;
  const anywhere = ANYWHERE[asked.list];
  for (const find of anywhere ? [...anywhere, findAnywhere] : LAYOUTS[asked.kind]) {
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
