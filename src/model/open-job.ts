import type { Job } from './schemas/jobs/job.ts';

// Apart from the job's schema: screens ask this too, and must not carry zod.

/** Whether a job is not over: it runs, or can go on. */
export function isOpenJob({ state }: Pick<Job, 'state'>): boolean {
  return state === 'running' || state === 'paused';
}
