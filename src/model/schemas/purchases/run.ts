import { jobFields } from '../jobs/job.ts';
import { subject } from '../people/lead.ts';
import { z } from '../schema.ts';
import { failure } from './failure.ts';
import { credits, paidService, service } from './service.ts';

export const TASK_STATES = ['waiting', 'known', 'found', 'nothing', 'failed'] as const;

export const task = z.strictObject({
  id: z.int(),
  run: z.int(),
  person: subject,
  state: z.enum(TASK_STATES),
  refusals: z.int(),
  failure: z.nullable(failure),
});

export const run = z.strictObject({
  id: z.int(),
  service,
  phoneRequired: z.boolean(),
  stopAfter: z.nullable(credits),
  ...jobFields,
  counts: z.strictObject({ waiting: z.int(), known: z.int(), found: z.int(), nothing: z.int(), failed: z.int() }),
  charged: credits,
  open: credits,
  spent: z.partialRecord(paidService, credits),
});

export type Task = z.infer<typeof task>;
export type TaskState = Task['state'];
export type Run = z.infer<typeof run>;
