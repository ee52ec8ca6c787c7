import { closest, first, matches, parent, rootOf } from '../../linkedin/dom.ts';
import { findList } from '../../linkedin/lists/list.ts';
import type { FoundList } from '../../linkedin/lists/list-layout.ts';
import { type Changes, collectChanges } from './changed-elements.ts';
import type { KnownRows } from './known-rows.ts';

/** A page without a list yet is not looked through more often than this (ms). */
const MIN_LOOK_INTERVAL_MS = 250;
/**
 * After navigation inside the page, what is new is looked at, and once, after this time, what was there before (ms).
 */
const LATE_LOOK_MS = 1000;

/** Rows whose people may be others now, and elements that were rows and are none any more. */
export type FoundRows = { readonly rows: ReadonlySet<Element>; readonly gone: ReadonlySet<Element> };

export type RowFinder = {
  /** The list of the page; null until it is there. */
  readonly list: () => FoundList | null;
  /** Takes changes of the page in; whether there is something to be found. */
  readonly collect: (records: readonly MutationRecord[]) => boolean;
  /** The rows that the changes since the last time are about. */
  readonly find: () => FoundRows;
  /** The rows that elements are, hold, or are a part of. */
  readonly look: (elements: ReadonlySet<Element>) => FoundRows;
};

const NO_ROWS_FOUND: FoundRows = { rows: new Set(), gone: new Set() };

/**
 * Finds the rows that changes of the page are about. What it looks at is what changed; the whole page is looked through
 * once.
 * @param isFresh whether the document was loaded for this address; after navigation inside the page the old list, or a
 *   profile, is still painted
 * @param known the rows that there are: whether an element is one, and which one it is or is in
 * @param again calls for another pass over some elements
 */
export function createRowFinder(
  isFresh: boolean,
  { isKnown, isHost, around: knownAround }: Pick<KnownRows, 'isKnown' | 'isHost' | 'around'>,
  again: (elements: Iterable<Element>) => void,
  signal: AbortSignal,
): RowFinder {
  let list = findList(document, location.href);
  let timer = 0;
  let changes: Changes = { added: new Set(), touched: new Set() };
  if (list) timer = later(isFresh ? 0 : LATE_LOOK_MS);
  signal.addEventListener('abort', () => clearTimeout(timer));

  function later(delay: number): number {
    return window.setTimeout(() => {
      timer = 0;
      list ??= findList(document, location.href);
      const root = rootOf(document);
      if (list && root) again([root]);
    }, delay);
  }

  function collect(records: readonly MutationRecord[]): boolean {
    if (list === null) {
      timer ||= later(MIN_LOOK_INTERVAL_MS);
      return false;
    }
    const { marks } = list;
    collectChanges(changes, records, {
      isInRow: (part) => isPartOfRow(part, marks),
      holdsRow: (part) => first(part, marks) !== null,
      isOwn: isHost,
    });
    return changes.added.size + changes.touched.size > 0;
  }

  function find(): FoundRows {
    const { added, touched } = changes;
    changes = { added: new Set(), touched: new Set() };
    for (const element of touched) {
      const known = element.isConnected ? knownAround(element) : null;
      if (known) added.add(known);
    }
    return list ? look(list, added) : NO_ROWS_FOUND;
  }

  function look({ rowsAt, marks }: FoundList, added: ReadonlySet<Element>): FoundRows {
    const rows = new Set<Element>();
    const gone = new Set<Element>();
    // Elements come in groups, and most have nothing to do with a row: what is around them is looked for once for all.
    const around = new Map<Element | null, AncestorKind>();
    for (const element of added) {
      const outer = parent(element);
      let place = around.get(outer);
      if (place === undefined) {
        place = { isAdded: isIn(outer, added), isRow: outer !== null && isPartOfRow(outer, marks) };
        around.set(outer, place);
      }
      if (place.isAdded || !element.isConnected) continue;
      if (!place.isRow && !isKnown(element) && !matches(element, marks) && first(element, marks) === null) continue;
      const known = knownAround(element);
      // What was added to a row may part it in two, or make it a part of another.
      const found = rowsAt(known ?? element);
      if (known && !found.includes(known)) gone.add(known);
      for (const row of found) rows.add(row);
    }
    return { rows, gone };
  }

  function isPartOfRow(element: Element, marks: string): boolean {
    return knownAround(element) !== null || closest(element, marks) !== null;
  }

  return { list: () => list, collect, find, look: (elements) => (list ? look(list, elements) : NO_ROWS_FOUND) };
}

/** What is around an element: another one that is looked through as a whole, or a row. */
type AncestorKind = { readonly isAdded: boolean; readonly isRow: boolean };

/** Whether an element is, or is in, one of these, which are looked through as a whole. */
function isIn(element: Element | null, all: ReadonlySet<Element>): boolean {
  for (let up = element; up; up = parent(up)) if (all.has(up)) return true;
  return false;
}
