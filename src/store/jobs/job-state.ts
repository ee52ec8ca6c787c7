import { isOpenJob } from '../../model/open-job.ts';
import type { Job } from '../../model/schemas/jobs/job.ts';

/** A change that doesn't apply to the job's state does nothing. */
export function jobState<J>(change: (id: number, patch: (job: Job) => Partial<Job>) => Promise<J | null>) {
  return {
    wait: (id: number, until: number | null) =>
      change(id, ({ state }) => (state === 'running' ? { waitUntil: until } : {})),

    pause: (id: number, why: Job['why']) =>
      change(id, ({ state }) => (state === 'running' ? { state: 'paused', why, waitUntil: null } : {})),

    resume: (id: number) =>
      change(id, ({ state }) => (state === 'paused' ? { state: 'running', why: null, waitUntil: null } : {})),

    cancel: (id: number, at: number) =>
      change(id, (job) => (isOpenJob(job) ? { state: 'cancelled', endedAt: at, waitUntil: null, why: null } : {})),
  };
}
