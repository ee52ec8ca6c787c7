import { browser } from '../../browser.ts';
import { type Change, concerns, EVERYTHING } from '../../model/views/change.ts';
import type { QueueStore } from '../../store/jobs/queue.ts';

/** The number on the icon: people still to be looked up in bulk runs. */
export function createToolbar(queue: Pick<QueueStore, 'shown'>): (change?: Change) => void {
  let shown: string | null = null;
  return (change = EVERYTHING) => {
    if (concerns(change, { topics: ['runs'] })) void show().catch(() => {});
  };

  async function show(): Promise<void> {
    const open = (await queue.shown()).filter(({ state }) => state === 'running' || state === 'paused');
    const waiting = open.reduce((sum, { counts }) => sum + counts.waiting, 0);
    const text = waiting === 0 ? '' : waiting > 999 ? '999+' : String(waiting);
    if (text === shown) return;
    shown = text;
    await browser.action.setBadgeText({ text });
    await browser.action.setBadgeBackgroundColor({ color: '#3d5a98' });
  }
}
