import { formatTime, type MessageKey, t, tn } from '../../i18n.ts';
import type { Job } from '../../model/schemas/jobs/job.ts';

/** Shorter waits (ms) are not shown. */
const MIN_WAIT_SHOWN_MS = 5000;

/** `stopped`: paused, but not by the user. */
type Titles = Readonly<Record<'paused' | 'stopped' | 'done' | 'cancelled', MessageKey>> & {
  readonly running: Parameters<typeof tn>[0];
};

export function jobTitle(titles: Titles, { state, why, counts }: Pick<Job, 'state' | 'why' | 'counts'>): string {
  if (state === 'running') return tn(titles.running, sumOf(counts));
  return t(titles[state === 'paused' && why ? 'stopped' : state]);
}

/** Null if it does not wait, or not for long. */
export function waitText({ state, waitUntil }: Pick<Job, 'state' | 'waitUntil'>, now = Date.now()): string | null {
  if (state !== 'running' || waitUntil === null || waitUntil - now < MIN_WAIT_SHOWN_MS) return null;
  return t('runWaits', formatTime(waitUntil, now));
}

export function sumOf(counts: Job['counts']): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}
