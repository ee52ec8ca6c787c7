import { moment, service } from '../purchases/service.ts';
import { z } from '../schema.ts';

/** `at`: when Leadlight received it (epoch ms). */
export const source = z.strictObject({ service, at: moment });

export const VALIDITIES = ['verified', 'invalid', 'unverified'] as const;

/** When a later answer of the same service, which would have had it, came without it (epoch ms). */
const retractedAt = z.optional(moment);

export const emailSource = z.strictObject({ ...source.shape, validity: z.enum(VALIDITIES), retractedAt });

/** `isDoNotCall` absent: the number's own mark counts. */
export const phoneSource = z.strictObject({ ...source.shape, isDoNotCall: z.optional(z.boolean()), retractedAt });

export const email = z.strictObject({
  address: z.string().check(z.minLength(3), z.maxLength(254)),
  /** A source that knows the address to work outweighs one that doubts it. */
  validity: z.enum(VALIDITIES),
  use: z.nullable(z.enum(['work', 'personal'])),
  current: z.boolean(),
  sources: z.array(emailSource),
});

export const phone = z.strictObject({
  display: z.string().check(z.minLength(1), z.maxLength(60)),
  e164: z.nullable(z.string().check(z.regex(/^\+\d{3,15}$/))),
  country: z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))),
  use: z.nullable(z.enum(['mobile', 'direct', 'office'])),
  /** At least one source says so: shown, never exported or pushed. */
  isDoNotCall: z.boolean(),
  sources: z.array(phoneSource),
});

/** `at`: when the service gathered it, or else when Leadlight received it (epoch ms). */
export const saying = z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(500)), ...source.shape });

export const MAX_UNREAD = 50;
export const MAX_UNREAD_LENGTH = 300;

/** Part of a paid answer that makes no address or number, as the service wrote it. */
export const unreadValue = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(MAX_UNREAD_LENGTH)),
  kind: z.enum(['email', 'phone']),
  ...source.shape,
  retractedAt,
});

/** What services said; never what Leadlight guesses. */
export const contact = z.strictObject({
  emails: z.array(email),
  phones: z.array(phone),
  title: z.nullable(saying),
  company: z.nullable(saying),
  /** The company's own, as a bare host. */
  companyDomain: z.optional(saying),
  location: z.nullable(saying),
  gatheredAt: z.nullable(moment),
  /** Who says that the person doesn't want to be contacted: never exported or pushed then. */
  optedOut: z.nullable(source),
  sources: z.array(source),
  unread: z.optional(z.array(unreadValue)),
});

export type Provenance = z.infer<typeof source>;
export type EmailProvenance = z.infer<typeof emailSource>;
export type PhoneProvenance = z.infer<typeof phoneSource>;
export type Saying = z.infer<typeof saying>;
export type Email = z.infer<typeof email>;
export type Phone = z.infer<typeof phone>;
export type UnreadValue = z.infer<typeof unreadValue>;
export type Contact = z.infer<typeof contact>;
