import { type Failure, failure } from '../purchases/failure.ts';
import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';

export const jobFields = {
  /** `paused`: by the user, or because of `why`. Only `running` jobs continue by themselves. */
  state: z.enum(['running', 'paused', 'done', 'cancelled']),
  why: z.nullable(failure),
  waitUntil: z.nullable(moment),
  startedAt: moment,
  endedAt: z.nullable(moment),
};

const jobSchema = z.strictObject(jobFields);

export type Job = z.infer<typeof jobSchema> & {
  readonly id: number;
  readonly counts: Readonly<Record<string, number>> & { readonly waiting: number };
};

export type JobTask = { readonly id: number; readonly state: string; readonly failure: Failure | null };

export type EndState<Task extends JobTask> = Exclude<Task['state'], 'waiting'>;
