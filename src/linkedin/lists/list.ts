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
  // Order matters: the React app's parts look alike everywhere, the Ember app names itself.
  'people-list': [emberList, sduiList],
  'sales-list': [salesList],
  'recruiter-list': [recruiterList],
};

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

const RAIL = 'aside, nav';

function rowsAt({ marks, rowOf }: ListLayout, element: Element): Element[] {
  const around = closest(element, marks);
  const rows = new Set<Element>();
  let row: Element | null = null;
  for (const mark of [...(around ? [around] : []), ...all(element, marks)]) {
    if (row && contains(row, mark)) continue;
    row = rowOf(mark);
    if (row && !closest(row, RAIL)) rows.add(row);
  }
  return [...rows];
}
