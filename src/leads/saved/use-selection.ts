import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { SavedRow } from './saved-rows.ts';

const EMPTY_SELECTION: ReadonlySet<string> = new Set();

export type Selection = {
  readonly ids: ReadonlySet<string>;
  /** @param at the place among those that are shown @param isRange all from the one that was chosen last on */
  readonly choose: (at: number, isChosen: boolean, isRange: boolean) => void;
  readonly chooseAll: (isChosen: boolean) => void;
  readonly clear: () => void;
};

/**
 * Who is selected: kept while others are searched for, as long as they are saved.
 * @param rows everybody @param shown those that are searched for @param isWhole whether `rows` are all that there are
 */
export function useSelection(rows: readonly SavedRow[], shown: readonly SavedRow[], isWhole: boolean): Selection {
  const [ids, setIds] = useState(EMPTY_SELECTION);
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (!isWhole) return;
    setIds((before) => {
      if (before.size === 0) return before;
      const kept = rows.filter(({ id }) => before.has(id));
      return kept.length === before.size ? before : new Set(kept.map(({ id }) => id));
    });
  }, [rows, isWhole]);

  const change = useCallback((some: readonly SavedRow[], isChosen: boolean) => {
    setIds((before) => {
      const after = new Set(before);
      for (const { id } of some) isChosen ? after.add(id) : after.delete(id);
      return after;
    });
  }, []);

  return {
    ids,
    choose(at, isChosen, isRange) {
      const anchor = isRange ? shown.findIndex(({ id }) => id === last.current) : -1;
      const from = anchor < 0 ? at : anchor;
      change(shown.slice(Math.min(from, at), Math.max(from, at) + 1), isChosen);
      last.current = shown[at]?.id ?? null;
    },
    chooseAll: (isChosen) => change(shown, isChosen),
    clear: () => setIds(EMPTY_SELECTION),
  };
}
