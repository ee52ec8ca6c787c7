import type { Job, JobTask } from '../model/schemas/jobs/job.ts';
import type { Change, Changed } from '../model/views/change.ts';
import type { JobQueue } from './job-queue.ts';

type JobKind<J extends Job, Task extends JobTask> = {
  readonly queue: Pick<JobQueue<J, Task>, 'active' | 'next' | 'wait' | 'pause'>;
  /** How many tasks the next step may need. */
  readonly tasksPerStep: () => number;
  /** Works on the tasks, or records in the queue why it can't. If it throws, the job pauses. */
  readonly step: (job: J, tasks: readonly [Task, ...Task[]]) => Promise<unknown>;
  readonly afterStep?: (job: J, isActive: boolean) => Promise<unknown>;
  readonly changed: Changed;
  /** What a step with these tasks may have changed. */
  readonly changeBy: (tasks: readonly Task[]) => Change;
  readonly now: () => number;
};

/** All state is in the queue: the worker may die at any point. Resolves to when to call again (epoch ms), or null. */
export function createAdvance<J extends Job, Task extends JobTask>(kind: JobKind<J, Task>) {
  const { queue, tasksPerStep, step, afterStep, changed, changeBy, now } = kind;
  return async function advance(): Promise<number | null> {
    const job = await queue.active();
    if (!job) return null;
    if (job.waitUntil !== null && job.waitUntil > now()) return job.waitUntil;
    if (job.waitUntil !== null) await queue.wait(job.id, null);
    let tasks: Task[] = [];
    try {
      tasks = await queue.next(job.id, tasksPerStep());
      const [first, ...others] = tasks;
      if (first) await step(job, [first, ...others]);
    } catch {
      // Carrying on would only hit the same damaged record or failing store again.
      await queue.pause(job.id, { kind: 'internal' });
    }
    const latest = await queue.active();
    await afterStep?.(job, latest?.id === job.id);
    changed(changeBy(tasks));
    return latest && (latest.waitUntil ?? now());
  };
}
