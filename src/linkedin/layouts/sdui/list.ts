import { all, closest, first, parent } from '../../dom.ts';
import type { FindLayout } from '../../lists/list-layout.ts';
import { sameSlug } from '../../urls/slug.ts';
import { APART, holdsFirst, LINKS, rowAround, slugOf } from './links.ts';
import { ACTIONS, nameInRow, whoIn } from './row.ts';

/** The React app, by its frame or by rows only it has. Saved pages, seen 2026-08. */
const PRESENT = '[data-sdui-screen], body[data-rehydrated], main#workspace, main div[role="list"] > [role="listitem"]';
const MAIN = 'main, [role="main"]';
/** The list of own connections. Saved page, seen 2026-05. */
const CONNECTIONS = '[componentkey="ConnectionsPage_ConnectionsList"]';

export const sduiList: FindLayout = (root, list) => {
  if (first(root, PRESENT) === null) return null;
  const viewers = all(root, `header ${LINKS}, nav ${LINKS}`).map(slugOf);
  /** Finding a list of results walks the page, which a thousand rows must not each do. */
  const known = new WeakSet<Element>();

  function rowOf(mark: Element): Element | null {
    const slug = slugOf(mark);
    const main = closest(mark, MAIN);
    if (slug === null || main === null || closest(mark, APART)) return null;
    const row = rowAround(mark, slug);
    return row && isInList(row, main) ? row : null;
  }

  /** Rails of suggestions stand among the results too, in lists of their own. */
  function isInList(row: Element, main: Element): boolean {
    if (list === 'connections') return closest(row, CONNECTIONS) !== null || first(main, CONNECTIONS) === null;
    const results = parent(row);
    if (list !== 'search' || results === null || known.has(results)) return true;
    const isResults = first(main, ACTIONS) ? first(results, ACTIONS) !== null : holdsFirst(results, main);
    if (isResults) known.add(results);
    return isResults;
  }

  return {
    layout: 'sdui',
    marks: LINKS,
    rowOf,
    who(row) {
      const who = whoIn(row);
      return viewers.some((viewer) => viewer && sameSlug(viewer, who?.slug ?? '')) ? null : who;
    },
    nameIn: nameInRow,
  };
};
