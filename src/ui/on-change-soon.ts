import { onChange } from '../messages/changes.ts';

/**
 * Calls back after announcements until the signal aborts: at once, and then no more than once in a while (ms). A bulk run announces
 * several changes a second, and what is shown may take a second to be read.
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
