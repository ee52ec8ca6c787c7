import { onChange } from '../messages/changes.ts';

/**
 * Calls back on changes until the signal aborts: on the first at once, then at most once per `pause` (ms). A bulk run
 * announces several a second, and reading a view may take a second.
 */
export function onChangeSoon(callback: () => void, signal: AbortSignal, pause = 300): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isDue = false;
  function tell() {
    if (timer !== null) {
      isDue = true;
      return;
    }
    isDue = false;
    callback();
    timer = setTimeout(() => {
      timer = null;
      if (isDue) tell();
    }, pause);
  }
  onChange(tell, signal);
  signal.addEventListener('abort', () => timer !== null && clearTimeout(timer));
}
