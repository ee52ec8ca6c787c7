import { jobFields } from '../jobs/job.ts';
import { subject } from '../people/lead.ts';
import { z } from '../schema.ts';
import { failure } from './failure.ts';
import { credits, paidService, service } from './service.ts';

/**
 * What became of a person of a run. `waiting`: not asked about yet. `known`: the store had the answer. `nothing`: the
 * service has nothing. `failed`: `failure` says why.
 */
export const TASK_STATES = ['waiting', 'known', 'found', 'nothing', 'failed'] as const;

/** One person of a run. */
export const task = z.strictObject({
  id: z.int(),
  run: z.int(),
  person: subject,
  state: z.enum(TASK_STATES),
  /** Times that the service, asked about them, gave no answer or said that it was asked too often. */
  refusals: z.int(),
  failure: z.nullable(failure),
});

/** One look-up of many people. */
export const run = z.strictObject({
  id: z.int(),
  service,
  phoneRequired: z.boolean(),
  /** The user's word on what it may cost at most (credits). */
  stopAfter: z.nullable(credits),
  ...jobFields,
  counts: z.strictObject({ waiting: z.int(), known: z.int(), found: z.int(), nothing: z.int(), failed: z.int() }),
  /** Credits known to be charged for it, and credits that may be. */
  charged: credits,
  open: credits,
  /** Both together, of each service; absent: nothing, as at a source that came later. */
  spent: z.partialRecord(paidService, credits),
});

export type Task = z.infer<typeof task>;
export type TaskState = Task['state'];
export type Run = z.infer<typeof run>;
