import { closest, first, matches, parent, rootOf } from '../../linkedin/dom.ts';
import { findList } from '../../linkedin/lists/list.ts';
import type { FoundList } from '../../linkedin/lists/list-layout.ts';
import { type Changes, collectChanges } from './changed-elements.ts';
import type { KnownRows } from './known-rows.ts';

const MIN_LOOK_INTERVAL_MS = 250;
/** After in-app navigation, content that was there before is searched once, after this time (ms). */
const LATE_LOOK_MS = 1000;

export type FoundRows = { readonly rows: ReadonlySet<Element>; readonly gone: ReadonlySet<Element> };

export type RowFinder = {
  readonly list: () => FoundList | null;
  readonly collect: (records: readonly MutationRecord[]) => boolean;
  readonly find: () => FoundRows;
  readonly look: (elements: ReadonlySet<Element>) => FoundRows;
};

const NO_ROWS_FOUND: FoundRows = { rows: new Set(), gone: new Set() };

/** `isFresh`: the document was loaded for this address; otherwise the previous page is still painted. */
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
      // An element added to a row may split it or merge it into another.
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

type AncestorKind = { readonly isAdded: boolean; readonly isRow: boolean };

function isIn(element: Element | null, all: ReadonlySet<Element>): boolean {
  for (let up = element; up; up = parent(up)) if (all.has(up)) return true;
  return false;
}
