import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Job } from '../../model/schemas/jobs/job.ts';

type Props<View> = {
  views: readonly View[];
  jobOf: (view: View) => Job;
  /** Shows a job that had ended before this page was opened. */
  isStillNeeded?: (view: View) => boolean;
  announce: (view: View) => string;
  /** Give it the job's number as key. */
  children: (view: View) => ComponentChildren;
};

/** Unfinished jobs, and those that ended while this page was open. */
export function JobList<View>({ views, jobOf, isStillNeeded, announce, children }: Props<View>) {
  const [openedAt] = useState(Date.now);
  const shown = views.filter((view) => {
    const { endedAt } = jobOf(view);
    return endedAt === null || endedAt >= openedAt || isStillNeeded?.(view);
  });
  if (shown.length === 0) return null;
  return (
    <>
      {shown.map(children)}
      {/* Announces endings only: every step would be a flood. */}
      <p class="visually-hidden" role="status">
        {shown
          .filter((view) => jobOf(view).state !== 'running')
          .map(announce)
          .join(' ')}
      </p>
    </>
  );
}
