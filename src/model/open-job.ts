import type { Job } from './schemas/jobs/job.ts';

// Apart from the job's schema: screens use this too, and must not bundle zod.

export const OPEN_JOB_STATES = ['running', 'paused'] as const;

export function isOpenJob({ state }: Pick<Job, 'state'>): boolean {
  return OPEN_JOB_STATES.some((open) => open === state);
}
