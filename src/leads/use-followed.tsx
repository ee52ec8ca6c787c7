import { useEffect, useRef, useState } from 'preact/hooks';
import { onChange } from '../messages/changes.ts';
import type { Outcome } from '../messages/names.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';

/** Polled while a request is under way (ms), because a background that died announces nothing. */
const POLL_INTERVAL_MS = 2000;

/**
 * Reloads whenever the store changes; one load at a time, so that a burst of changes does not pile up. Shows the
 * previous value until the next is there.
 * @param load should stop when its signal aborts
 * @param isWorking whether a request under way is shown
 */
export function useFollowed<V>(load: (signal: AbortSignal) => Promise<Outcome<V>>, isWorking?: (value: V) => boolean) {
  const [loaded, setLoaded] = useState<{ readonly load: unknown; readonly value: V } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const newest = useRef(() => {});

  useEffect(() => {
    const closed = new AbortController();
    let isLoading = false;
    let isStale = false;

    async function refresh() {
      isStale = true;
      if (isLoading) return;
      isLoading = true;
      while (isStale && !closed.signal.aborted) {
        isStale = false;
        const outcome = await load(closed.signal);
        if (closed.signal.aborted) return;
        if (outcome.ok) setLoaded({ load, value: outcome.value });
        setFailure(outcome.ok ? null : outcome.failure);
      }
      isLoading = false;
    }

    newest.current = () => void refresh();
    void refresh();
    onChange(newest.current, closed.signal);
    return () => closed.abort();
  }, [load]);

  const value = loaded?.value ?? null;
  const isBusy = value !== null && (isWorking?.(value) ?? false);
  useEffect(() => {
    if (!isBusy) return;
    const timer = setInterval(() => newest.current(), POLL_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [isBusy]);

  /** `isStale`: what is shown was loaded for an earlier question. */
  return { value, failure, isStale: loaded !== null && loaded.load !== load };
}
