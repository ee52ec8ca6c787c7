import { z } from '../schema.ts';
import { crmMapping } from './crm.ts';

export const HUBS = ['crm', 'documents'] as const;
export type Hub = (typeof HUBS)[number];

const id = z.string().check(z.minLength(1), z.maxLength(200));

/** The token is a secret, kept apart (`hubToken`). `pasted-…` ids differ by token: each token is its own connection. */
export const pickedHub = z.strictObject({
  hub: z.enum(HUBS),
  instanceId: id,
  name: z.string().check(z.maxLength(300)),
  element: z.nullable(id),
  site: z.nullable(z.url().check(z.maxLength(500))),
  mapping: z.nullable(crmMapping),
  folder: z.nullable(z.string().check(z.regex(/^\/.*$/), z.maxLength(1000))),
});
export type PickedHub = z.infer<typeof pickedHub>;

export const CRM_BULK_PUSH_STATES = [
  'waiting',
  'created',
  'updated',
  'unchanged',
  'choose',
  'left-out',
  'failed',
] as const;
