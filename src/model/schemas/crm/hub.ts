import { z } from '../schema.ts';
import { crmMapping } from './crm.ts';

/** What Cloud Elements leads to: the user's CRM, and the storage where files go. */
export const HUBS = ['crm', 'documents'] as const;
export type Hub = (typeof HUBS)[number];

const id = z.string().check(z.minLength(1), z.maxLength(200));

/**
 * The connection that the user has picked for a hub. Its token is a secret, and kept apart (`hubTokens` of account.ts).
 * `instanceId` is `pasted-…` where the user gave a token instead of picking one: another token is another connection.
 */
export const pickedHub = z.strictObject({
  hub: z.enum(HUBS),
  instanceId: id,
  name: z.string().check(z.maxLength(300)),
  /** `element.key`, as `sfdc`; null where a token was pasted and nobody knows. */
  element: z.nullable(id),
  /** The CRM's own address, for links; null: none is known. */
  site: z.nullable(z.url().check(z.maxLength(500))),
  /** Of a CRM. */
  mapping: z.nullable(crmMapping),
  /** Of a storage: the path where files go. */
  folder: z.nullable(z.string().check(z.regex(/^\/.*$/), z.maxLength(1000))),
});
export type PickedHub = z.infer<typeof pickedHub>;

/**
 * States of one person of a bulk push. `choose`: several contacts could be the person, and the user has to say which.
 */
export const CRM_BULK_PUSH_STATES = [
  'waiting',
  'created',
  'updated',
  'unchanged',
  'choose',
  'left-out',
  'failed',
] as const;
