import { type Failure, failure } from '../purchases/failure.ts';
import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';

/** What every job has, whatever it does for its people: bulk look-ups and bulk pushes into the CRM. */
export const jobFields = {
  /** `paused`: by the user, or because of `why`. Only a `running` one goes on by itself. */
  state: z.enum(['running', 'paused', 'done', 'cancelled']),
  /** What stopped it, where the user did not. */
  why: z.nullable(failure),
  /** It goes on by itself then (epoch ms). */
  waitUntil: z.nullable(moment),
  startedAt: moment,
  endedAt: z.nullable(moment),
};

const jobSchema = z.strictObject(jobFields);

/** `counts`: its people by the state of their task. */
export type Job = z.infer<typeof jobSchema> & {
  readonly id: number;
  readonly counts: Readonly<Record<string, number>> & { readonly waiting: number };
};

/** One person of a job. `waiting`: not done yet. */
export type JobTask = { readonly id: number; readonly state: string; readonly failure: Failure | null };

/** How a task can end. */
export type EndState<Task extends JobTask> = Exclude<Task['state'], 'waiting'>;
