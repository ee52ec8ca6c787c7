import type { EndState, Job, JobTask } from '../model/schemas/jobs/job.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';

export type JobQueue<J extends Job, Task extends JobTask> = {
  readonly active: () => Promise<J | null>;
  readonly next: (jobId: number, most: number) => Promise<Task[]>;
  /** In one transaction: ends a task, counts it, and ends the job with its last task. */
  readonly finish: (task: Task, state: EndState<Task>, failure: Failure | null, at: number) => Promise<void>;
  readonly tried: (task: Task) => Promise<void>;
  readonly wait: (jobId: number, until: number | null) => Promise<unknown>;
  readonly pause: (jobId: number, why: Failure | null) => Promise<unknown>;
  readonly resume: (jobId: number) => Promise<unknown>;
  readonly cancel: (jobId: number, at: number) => Promise<unknown>;
};
