import { jobFields } from '../jobs/job.ts';
import { failure } from '../purchases/failure.ts';
import { z } from '../schema.ts';
import { CRM_BULK_PUSH_STATES } from './hub.ts';

const count = z.int().check(z.gte(0));

export const crmBulkPush = z.strictObject({
  id: z.int(),
  instanceId: z.string().check(z.maxLength(200)),
  ...jobFields,
  counts: z.record(z.enum(CRM_BULK_PUSH_STATES), count),
});

export const crmBulkPushTask = z.strictObject({
  id: z.int(),
  sending: z.int(),
  leadId: z.string(),
  state: z.enum(CRM_BULK_PUSH_STATES),
  failure: z.nullable(failure),
  tries: count,
});

export type CrmBulkPush = z.infer<typeof crmBulkPush>;
export type CrmBulkPushTask = z.infer<typeof crmBulkPushTask>;
