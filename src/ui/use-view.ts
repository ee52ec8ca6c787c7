import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { onChange } from '../messages/changes.ts';
import type { Outcome } from '../messages/names.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';

/** Polled while a request is under way (ms), because a background that died announces nothing. */
const POLL_INTERVAL_MS = 2000;

/**
 * Follows what is stored, not the replies to clicks, so every window shows the same. After the question changes, shows
 * `first` until the new answer arrives.
 * @param isWorking whether the view shows a request under way
 */
export function useView<V>(first: V | null, load: () => Promise<Outcome<V>>, isWorking: (view: V) => boolean) {
  const [loaded, setLoaded] = useState({ load, value: first });
  const [failure, setFailure] = useState<Failure | null>(null);
  const newest = useRef(0);

  const refresh = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    const outcome = await load();
    if (mine === newest.current) {
      if (outcome.ok) setLoaded({ load, value: outcome.value });
      setFailure(outcome.ok ? null : outcome.failure);
    }
    return outcome.ok ? outcome.value : null;
  }, [load]);

  useEffect(() => {
    const closed = new AbortController();
    onChange(() => void refresh(), closed.signal);
    return () => closed.abort();
  }, [refresh]);

  const view = loaded.load === load ? loaded.value : first;
  const isBusy = view !== null && isWorking(view);
  useEffect(() => {
    if (!isBusy) return;
    const timer = setInterval(() => void refresh(), POLL_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [isBusy, refresh]);

  return { view, failure, refresh };
}
