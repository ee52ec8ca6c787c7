import type { Job } from './schemas/jobs/job.ts';

// Apart from the job's schema: screens use this too, and must not bundle zod.

export function isOpenJob({ state }: Pick<Job, 'state'>): boolean {
  return state === 'running' || state === 'paused';
}
