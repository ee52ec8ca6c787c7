import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';

export const CRM_VALUES = [
  ...(['first-name', 'last-name', 'name', 'title', 'company', 'department'] as const),
  ...(['work-email', 'personal-email', 'phone', 'mobile', 'location', 'linkedin', 'notes'] as const),
] as const;
export type CrmValue = (typeof CRM_VALUES)[number];

/** Values to dotted paths in the vendor-shaped contact (`properties.email`); absent: not written. */
export const crmMapping = z.strictObject({
  /** `element.key` of the instance it is for (`sfdc`); `generic` for all others. */
  element: z.string().check(z.minLength(1), z.maxLength(100)),
  object: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,100}$/)),
  fields: z.partialRecord(z.enum(CRM_VALUES), z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,200}$/))),
  searchEmail: z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,200}$/)),
  searchLinkedin: z.nullable(z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,200}$/))),
  link: z.nullable(z.string().check(z.maxLength(500))),
  /** Written on creation only: what the CRM requires beside the person (`lead_id`). */
  fixed: z.optional(z.record(z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,200}$/)), z.string().check(z.maxLength(500)))),
  clearsBy: z.optional(z.enum(['null', 'empty-text'])),
});
export type CrmMapping = z.infer<typeof crmMapping>;

export type MappingFault =
  | { readonly kind: 'malformed'; readonly at: string }
  | { readonly kind: 'missing'; readonly value: CrmValue }
  | { readonly kind: 'not-found-again' }
  | { readonly kind: 'same-field'; readonly field: string }
  | { readonly kind: 'no-field'; readonly field: string }
  | { readonly kind: 'empty-fixed'; readonly field: string }
  | { readonly kind: 'bad-link' };

/** Vendor-shaped, of any depth: always parsed at the door of services/cloud-elements. */
export type CrmRecord = { readonly id: string; readonly fields: Readonly<Record<string, unknown>> };

export type FieldChange = {
  readonly value: CrmValue;
  readonly field: string;
  readonly before: string | null;
  readonly after: string;
};

export type Contradiction = 'name' | 'linkedin';

/** `matches`: creating another would duplicate it. `contradicts`: has a searched value, but also someone else's. */
export type CrmCandidate = {
  readonly id: string;
  readonly text: string;
  readonly link: string | null;
  readonly matches: boolean;
  readonly contradicts: Contradiction | null;
};

export const searchKey = z.strictObject({
  by: z.enum(['email', 'linkedin']),
  field: z.string().check(z.maxLength(200)),
  value: z.string().check(z.minLength(1), z.maxLength(1000)),
});
export type SearchKey = z.infer<typeof searchKey>;

/** `fills` are empty in the CRM; `differs` are written only where ticked; `several` may be one that contradicts. */
export type DryRun =
  | { readonly kind: 'new'; readonly fills: readonly FieldChange[] }
  | {
      readonly kind: 'exists';
      readonly id: string;
      readonly link: string | null;
      readonly fills: readonly FieldChange[];
      readonly differs: readonly FieldChange[];
    }
  | { readonly kind: 'several'; readonly candidates: readonly CrmCandidate[] }
  | { readonly kind: 'left-out'; readonly why: 'opted-out' | 'no-data' };

/** `intent`: maybe sent, outcome unknown (without `contactId`: a creation). `failed`: certainly nothing written. */
export const crmPush = z.strictObject({
  id: z.int(),
  leadId: z.string(),
  instanceId: z.string().check(z.maxLength(200)),
  element: z.string().check(z.maxLength(100)),
  object: z.string().check(z.maxLength(100)),
  state: z.enum(['intent', 'created', 'updated', 'unchanged', 'failed', 'undone']),
  contactId: z.nullable(z.string().check(z.maxLength(300))),
  searched: z.array(searchKey),
  wrote: z.record(z.string(), z.string()),
  /** Field path to its old value as JSON, since it may be more than text; null: empty. */
  before: z.record(z.string(), z.nullable(z.string())),
  /** Picked by the user, so it may show nothing that was searched for. */
  isChosen: z.boolean(),
  at: moment,
  /** Of an intent whose outcome could not be found out: failed tries, and when the next is due. */
  retry: z.optional(z.strictObject({ tries: z.int().check(z.gte(0)), at: moment })),
});
export type CrmPush = z.infer<typeof crmPush>;
