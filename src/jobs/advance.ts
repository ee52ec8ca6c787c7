import type { Job, JobTask } from '../model/schemas/jobs/job.ts';
import type { JobQueue } from './job-queue.ts';

type JobKind<J extends Job, Task extends JobTask> = {
  readonly queue: Pick<JobQueue<J, Task>, 'active' | 'next' | 'wait' | 'pause'>;
  /** As many tasks as one step can look at. */
  readonly maxTasksPerStep: number;
  /** Does some of these tasks, or says in the queue why not. What it throws pauses the job. */
  readonly step: (job: J, tasks: readonly [Task, ...Task[]]) => Promise<unknown>;
  /** Called after each step. `isActive`: whether the next step is the same job's. */
  readonly afterStep?: (job: J, isActive: boolean) => Promise<unknown>;
  /** Called whenever a job has something new to show. */
  readonly changed: () => void;
  readonly now: () => number;
};

/**
 * Works off jobs of one kind, the oldest first. All that must be known is in the queue: it can die at any point.
 * @returns does the next step; resolves to when to go on (epoch ms): now, later, or null if there is nothing to do
 */
export function createAdvance<J extends Job, Task extends JobTask>(kind: JobKind<J, Task>) {
  const { queue, maxTasksPerStep, step, afterStep, changed, now } = kind;
  return async function advance(): Promise<number | null> {
    const job = await queue.active();
    if (!job) return null;
    if (job.waitUntil !== null && job.waitUntil > now()) return job.waitUntil;
    if (job.waitUntil !== null) await queue.wait(job.id, null);
    try {
      const [first, ...others] = await queue.next(job.id, maxTasksPerStep);
      if (first) await step(job, [first, ...others]);
    } catch {
      // A damaged record, a store that can't be written: going on by itself would meet the same again.
      await queue.pause(job.id, { kind: 'internal' });
    }
    const latest = await queue.active();
    await afterStep?.(job, latest?.id === job.id);
    changed();
    return latest && (latest.waitUntil ?? now());
  };
}
