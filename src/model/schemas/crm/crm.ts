import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';

/** What Leadlight can write of a person into a CRM. */
export const CRM_VALUES = [
  ...(['first-name', 'last-name', 'name', 'title', 'company', 'department'] as const),
  ...(['work-email', 'personal-email', 'phone', 'mobile', 'location', 'linkedin', 'notes'] as const),
] as const;
export type CrmValue = (typeof CRM_VALUES)[number];

/**
 * Which field of an element's contact each value is written to: a path with dots into the vendor-shaped body
 * (`properties.email`); absent: not written. `email`, `id`, `link` say how contacts are searched, told apart and
 * opened.
 */
export const crmMapping = z.strictObject({
  /** `element.key` of the instance it is for, as `sfdc`; `generic` for all others. */
  element: z.string().check(z.minLength(1), z.maxLength(100)),
  /** The object's path below the hub, as `contacts`. */
  object: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,100}$/)),
  fields: z.partialRecord(z.enum(CRM_VALUES), z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,200}$/))),
  /**
   * The fields that a search compares (CEQL), outermost first tried: by e-mail address, and by LinkedIn address where
   * there is one.
   */
  searchEmail: z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,200}$/)),
  searchLinkedin: z.nullable(z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,200}$/))),
  /**
   * An address of a contact in the CRM; `{id}` stands for its id, `{site}` for the instance's own address. Null: none
   * is known.
   */
  link: z.nullable(z.string().check(z.maxLength(500))),
  /**
   * Written when a contact is created, and only then: what the CRM requires beside the person (`lead_id`), or the user
   * wants there.
   */
  fixed: z.optional(z.record(z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,200}$/)), z.string().check(z.maxLength(500)))),
  /** What empties a field of this CRM: null, unless said otherwise. */
  clearsBy: z.optional(z.enum(['null', 'empty-text'])),
});
export type CrmMapping = z.infer<typeof crmMapping>;

/** What is wrong with a mapping: with which value or field, where it is one. */
export type MappingFault =
  | { readonly kind: 'malformed'; readonly at: string }
  /** A contact can't be created without it. */
  | { readonly kind: 'missing'; readonly value: CrmValue }
  /** Nothing that is searched for would be written: contacts would be created again and again. */
  | { readonly kind: 'not-found-again' }
  /** Two values into one field, or one within the other. */
  | { readonly kind: 'same-field'; readonly field: string }
  | { readonly kind: 'no-field'; readonly field: string }
  /** The user has to fill it in. */
  | { readonly kind: 'empty-fixed'; readonly field: string }
  | { readonly kind: 'bad-link' };

/** Something as a CRM tells it: vendor-shaped, of any depth. Always parsed at the door of services/cloud-elements. */
export type CrmRecord = { readonly id: string; readonly fields: Readonly<Record<string, unknown>> };

/** One field of a dry run: what is there (null: nothing), and what would be written. */
export type FieldChange = {
  readonly value: CrmValue;
  readonly field: string;
  readonly before: string | null;
  readonly after: string;
};

/** What a contact says of itself that is another person's. */
export type Contradiction = 'name' | 'linkedin';

/**
 * A contact that may be the person. `matches`: it shows a value that was searched for, and nothing against it, so that
 * another one would be a duplicate. `contradicts`: it shows such a value, and something that is another person's.
 */
export type CrmCandidate = {
  readonly id: string;
  readonly text: string;
  readonly link: string | null;
  readonly matches: boolean;
  readonly contradicts: Contradiction | null;
};

/** A value by which a contact is searched for, and the field it is searched in (CEQL). */
export const searchKey = z.strictObject({
  by: z.enum(['email', 'linkedin']),
  field: z.string().check(z.maxLength(200)),
  value: z.string().check(z.minLength(1), z.maxLength(1000)),
});
export type SearchKey = z.infer<typeof searchKey>;

/**
 * What a push of one person would do. `exists`: `fills` are empty in the CRM and are written; `differs` are not, and
 * are written only where the user ticks them. `several`: the user chooses, if only whether the one that contradicts is
 * the person.
 */
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

/**
 * What a push has done, kept so that it can be undone. `intent`: something may have been sent, and how it ended is not
 * known; without a contact's id it is a creation. `failed`: surely nothing was written.
 */
export const crmPush = z.strictObject({
  id: z.int(),
  leadId: z.string(),
  instanceId: z.string().check(z.maxLength(200)),
  element: z.string().check(z.maxLength(100)),
  object: z.string().check(z.maxLength(100)),
  state: z.enum(['intent', 'created', 'updated', 'unchanged', 'failed', 'undone']),
  contactId: z.nullable(z.string().check(z.maxLength(300))),
  /** By what the contact was searched for, and is searched for again where it is not known whether it was created. */
  searched: z.array(searchKey),
  /** Path of a field to the text that was written. */
  wrote: z.record(z.string(), z.string()),
  /** Path of a field to what was in it, as JSON: it may be more than a text. Null where it was empty. */
  before: z.record(z.string(), z.nullable(z.string())),
  /** Whether the user said that it is this contact: it may show nothing of what was searched for. */
  isChosen: z.boolean(),
  /** When it was last about to be sent (epoch ms). */
  at: moment,
});
export type CrmPush = z.infer<typeof crmPush>;
