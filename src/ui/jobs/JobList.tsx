import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Job } from '../../model/schemas/jobs/job.ts';

type Props<View> = {
  views: readonly View[];
  jobOf: (view: View) => Job;
  /** Whether it is shown although it was over before this page was opened. */
  isStillNeeded?: (view: View) => boolean;
  /** Says in words how it stands. */
  announce: (view: View) => string;
  /** One of them, with the job's number as its key. */
  children: (view: View) => ComponentChildren;
};

/** The jobs that are not over, and those that ended while this page was open. */
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
      {/* Only ends are said: every step would be a stream of words. */}
      <p class="visually-hidden" role="status">
        {shown
          .filter((view) => jobOf(view).state !== 'running')
          .map(announce)
          .join(' ')}
      </p>
    </>
  );
}
