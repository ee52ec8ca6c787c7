import { parent, rootOf } from '../../linkedin/dom.ts';
import { findList, type PeopleList } from '../../linkedin/list.ts';
import type { Changes } from './page-changes.ts';

/** A page without a list yet is not looked through more often than this (ms). */
const PATIENCE = 250;
/** After navigation inside the page, what is new is looked at, and once, after this time, what was there before (ms). */
const LATE = 1000;

/** Rows whose people may be others now, and elements that were rows and are none any more. */
export type FoundRows = { readonly rows: ReadonlySet<Element>; readonly gone: ReadonlySet<Element> };

export type RowFinder = {
  /** The list of the page; null until it is there. */
  readonly list: () => PeopleList | null;
  readonly find: (changes: Changes) => FoundRows;
};

const NONE: FoundRows = { rows: new Set(), gone: new Set() };

/**
 * Finds the rows that changes of the page are about. What it looks at is what changed; the whole page is looked through once.
 * @param isFresh whether the document was loaded for this address; after navigation inside the page the old list, or a profile,
 *   is still painted
 * @param knownAround the known row that an element is or is in
 * @param again calls for another pass over some elements
 */
export function createRowFinder(
  isFresh: boolean,
  knownAround: (element: Element) => Element | null,
  again: (elements: Iterable<Element>) => void,
  signal: AbortSignal,
): RowFinder {
  let list = findList(document, location.href);
  let timer = 0;
  if (list) timer = later(isFresh ? 0 : LATE);
  signal.addEventListener('abort', () => clearTimeout(timer));

  function later(delay: number): number {
    return window.setTimeout(() => {
      timer = 0;
      list ??= findList(document, location.href);
      const root = rootOf(document);
      if (list && root) again([root]);
    }, delay);
  }

  function find({ added, touched }: Changes): FoundRows {
    if (list === null) {
      timer ||= later(PATIENCE);
      return NONE;
    }
    const { rowsAt } = list;
    const rows = new Set<Element>();
    const gone = new Set<Element>();
    for (const element of touched) {
      const known = element.isConnected ? knownAround(element) : null;
      if (known) added.add(known);
    }
    // Most elements come in groups, and what is around them is the same for all.
    const isLookedThrough = new Map<Element | null, boolean>();
    for (const element of added) {
      const outer = parent(element);
      const isInside = isLookedThrough.get(outer) ?? isIn(outer, added);
      isLookedThrough.set(outer, isInside);
      if (isInside || !element.isConnected) continue;
      const known = knownAround(element);
      // What was added to a row may part it in two, or make it a part of another.
      const found = rowsAt(known ?? element);
      if (known && !found.includes(known)) gone.add(known);
      for (const row of found) rows.add(row);
    }
    return { rows, gone };
  }

  return { list: () => list, find };
}

/** Whether an element is, or is in, one of these, which are looked through as a whole. */
function isIn(element: Element | null, all: ReadonlySet<Element>): boolean {
  for (let up = element; up; up = parent(up)) if (all.has(up)) return true;
  return false;
}
