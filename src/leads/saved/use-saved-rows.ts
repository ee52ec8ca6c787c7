import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { onChange } from '../../messages/changes.ts';
import { send } from '../../messages/send.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { readRows, type SavedRow, withText } from './saved-rows.ts';

/**
 * Reading everything may take at most a tenth of the time, so the pause after it is nine times as long, within these
 * limits (ms).
 */
const MIN_PAUSE_MS = 300;
const MAX_PAUSE_MS = 30_000;

export type SavedRows = {
  readonly rows: readonly SavedRow[];
  readonly isWhole: boolean;
  readonly failure: Failure | null;
};

const NO_ROWS: SavedRows = { rows: [], isWhole: false, failure: null };

const idle = () => new Promise((done) => requestIdleCallback(done, { timeout: 100 }));
const deps = { ask: (ask: Parameters<typeof send<'read-lead-rows'>>[1]) => send('read-lead-rows', ask), idle };

/** Kept in memory; read again after a change, and shown once complete. */
export function useSavedRows() {
  const [saved, setSaved] = useState(NO_ROWS);
  const again = useRef(() => {});

  useEffect(() => {
    const closed = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isReading = false;
    let isDue = false;
    let isShown = false;
    let restUntil = 0;

    async function read() {
      isReading = true;
      isDue = false;
      const start = performance.now();
      let rows: readonly SavedRow[] = [];
      const failure = await readRows(
        deps,
        (piece) => {
          rows = [...rows, ...piece];
          // The first time, what is there is shown at once.
          if (!isShown) setSaved({ rows, isWhole: false, failure: null });
        },
        closed.signal,
      );
      if (closed.signal.aborted) return;
      isReading = false;
      if (failure) setSaved((before) => ({ ...before, failure }));
      else setSaved({ rows, isWhole: true, failure: null });
      isShown ||= !failure;
      const time = performance.now() - start;
      restUntil = performance.now() + Math.min(Math.max(MIN_PAUSE_MS, time * 9), MAX_PAUSE_MS);
      if (isDue) soon();
    }

    function soon() {
      isDue = true;
      if (isReading) return;
      clearTimeout(timer);
      timer = setTimeout(() => void read(), Math.max(0, restUntil - performance.now()));
    }

    again.current = () => {
      restUntil = 0;
      soon();
    };
    void read();
    onChange({ topics: ['people'] }, soon, closed.signal);
    return () => {
      closed.abort();
      clearTimeout(timer);
    };
  }, []);

  return {
    saved,
    readAgain: useCallback(() => again.current(), []),
    /** What was changed here is shown before it is read. */
    changeRow: useCallback((id: string, change: Partial<SavedRow>) => {
      const changed = (row: SavedRow) => (row.id === id ? withText({ ...row, ...change }) : row);
      setSaved((before) => ({ ...before, rows: before.rows.map(changed) }));
    }, []),
    removeRows: useCallback((ids: ReadonlySet<string>) => {
      setSaved((before) => ({ ...before, rows: before.rows.filter(({ id }) => !ids.has(id)) }));
    }, []),
  };
}
