import { browser } from '../../browser.ts';
import { dayOf } from '../../model/day.ts';

const DONE_KEY = 'upkeep-done-on';
/** The background starts for an event, often a click: what it waits for comes first (ms). */
const DELAY_MS = 10_000;

type UpkeepDeps = {
  readonly keepUp: (at: number) => Promise<void>;
  readonly now: () => number;
};

/** Once a day. If the background ends before, the next one does it. */
export function keepUpWhenQuiet({ keepUp, now }: UpkeepDeps): void {
  async function keepUpOnce(): Promise<void> {
    const today = dayOf(now());
    const stored = await browser.storage.session.get(DONE_KEY);
    if (stored[DONE_KEY] === today) return;
    await keepUp(now());
    await browser.storage.session.set({ [DONE_KEY]: today });
  }

  // What fails is tried again at the next start.
  setTimeout(() => void keepUpOnce().catch(() => {}), DELAY_MS);
}
