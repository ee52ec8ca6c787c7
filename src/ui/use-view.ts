import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { onChange } from '../messages/changes.ts';
import type { Outcome } from '../messages/names.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';
import type { Shown } from '../model/views/change.ts';

/** Polled while a request is under way (ms), because a background that died announces nothing. */
const POLL_INTERVAL_MS = 2000;

type ViewOptions<V> = {
  /** What is shown before anything is loaded; if it is given, nothing is loaded until something changes. */
  readonly first?: V;
  /** Whether the view shows a request under way. */
  readonly isWorking?: (view: V) => boolean;
  /** Something outside the store on which the view depends too: if it changes, the view is loaded again. */
  readonly dependsOn?: unknown;
};

/**
 * A view of the store. It follows what it shows of the store and not the replies to clicks, so every window shows the
 * same. Changes are followed one load at a time: many in a row make no queue.
 * @param load gives up where its signal aborts; another `load` is another question, which may show something else
 */
export function useView<V>(
  shows: Shown,
  load: (signal: AbortSignal) => Promise<Outcome<V>>,
  options: ViewOptions<V> = {},
) {
  const { first, isWorking, dependsOn } = options;
  const [loaded, setLoaded] = useState<{ readonly load: unknown; readonly value: V } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const begun = useRef(0);
  const loadShown = useRef(0);
  const closed = useRef(new AbortController());
  const follow = useRef(() => {});
  const shown = useRef(shows);
  shown.current = shows;

  const refresh = useCallback(async () => {
    const { signal } = closed.current;
    begun.current += 1;
    const mine = begun.current;
    const outcome = await load(signal);
    // A poll starts a load of its own, beside one that may never end: whichever began later counts.
    if (mine > loadShown.current && !signal.aborted) {
      loadShown.current = mine;
      if (outcome.ok) setLoaded({ load, value: outcome.value });
      setFailure(outcome.ok ? null : outcome.failure);
    }
    return outcome.ok ? outcome.value : null;
  }, [load]);

  useEffect(() => {
    const mine = new AbortController();
    closed.current = mine;
    let isLoading = false;
    let isDue = false;

    async function followChange() {
      isDue = true;
      if (isLoading) return;
      isLoading = true;
      while (isDue && !mine.signal.aborted) {
        isDue = false;
        await refresh();
      }
      isLoading = false;
    }

    follow.current = () => void followChange();
    onChange(shown.current, follow.current, mine.signal);
    return () => mine.abort();
  }, [refresh]);

  const hasFirst = first !== undefined;
  useEffect(() => {
    if (!hasFirst) follow.current();
  }, [refresh, dependsOn, hasFirst]);

  const isStale = loaded !== null && loaded.load !== load;
  const view = loaded === null || isStale ? (first ?? null) : loaded.value;
  const isBusy = view !== null && (isWorking?.(view) ?? false);
  useEffect(() => {
    if (!isBusy) return;
    const timer = setInterval(() => void refresh(), POLL_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [isBusy, refresh]);

  return {
    /** What was loaded for this question; null until it is there. */
    view,
    /** What was loaded last, for this question or, where `isStale`, for an earlier one. */
    latest: loaded?.value ?? null,
    isStale,
    failure,
    /** Loads the view now. Resolves to what it is then, or null if it can't be loaded. */
    refresh,
  };
}
