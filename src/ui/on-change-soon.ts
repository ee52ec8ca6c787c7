import { onChange } from '../messages/changes.ts';
import { type Change, joinChanges, type Shown } from '../model/views/change.ts';

/**
 * Calls back on changes of what is shown until the signal aborts: on the first at once, then at most once per `pause`
 * (ms), with all since the last call. A bulk run announces several a second, and reading a view may take a second.
 */
export function onChangeSoon(shown: Shown, callback: (change: Change) => void, signal: AbortSignal, pause = 300): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let due: Change | null = null;
  function tell(change: Change) {
    due = due ? joinChanges(due, change) : change;
    if (timer === null) tellNow();
  }
  function tellNow() {
    timer = null;
    if (due === null) return;
    const change = due;
    due = null;
    callback(change);
    timer = setTimeout(tellNow, pause);
  }
  onChange(shown, tell, signal);
  signal.addEventListener('abort', () => timer !== null && clearTimeout(timer));
}
