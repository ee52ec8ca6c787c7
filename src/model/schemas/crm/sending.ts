import { failure } from '../purchases/failure.ts';
import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';
import { SENDING_STATES } from './hub.ts';

const count = z.int().check(z.gte(0));

/** A bulk push into the CRM. Only a `running` one goes on by itself. */
export const sending = z.strictObject({
  id: z.int(),
  instanceId: z.string().check(z.maxLength(200)),
  state: z.enum(['running', 'paused', 'done', 'cancelled']),
  /** What stopped it, where the user did not. */
  why: z.nullable(failure),
  waitUntil: z.nullable(moment),
  startedAt: moment,
  endedAt: z.nullable(moment),
  counts: z.record(z.enum(SENDING_STATES), count),
});

/** One person of a bulk push. */
export const sendingTask = z.strictObject({
  id: z.int(),
  sending: z.int(),
  leadId: z.string(),
  state: z.enum(SENDING_STATES),
  failure: z.nullable(failure),
  /** How often it has come to nothing for a reason that may pass. */
  tries: count,
});

export type Sending = z.infer<typeof sending>;
export type SendingTask = z.infer<typeof sendingTask>;
