import { moment, service } from '../purchases/service.ts';
import { z } from '../schema.ts';

/** Who said it, and when (epoch ms) Leadlight was told. */
export const source = z.strictObject({ service, at: moment });

export const VALIDITIES = ['verified', 'invalid', 'unverified'] as const;

/** What one service says of an address. */
export const emailSource = z.strictObject({ ...source.shape, validity: z.enum(VALIDITIES) });

/** What one service says of a number. `isDoNotCall` is absent where its word is that of the number's own mark. */
export const phoneSource = z.strictObject({ ...source.shape, isDoNotCall: z.optional(z.boolean()) });

export const email = z.strictObject({
  address: z.string().check(z.minLength(3), z.maxLength(254)),
  /** What all sources say together: one that knows the address to work outweighs one that doubts it. */
  validity: z.enum(VALIDITIES),
  use: z.nullable(z.enum(['work', 'personal'])),
  /** The address the service calls the current one. */
  current: z.boolean(),
  sources: z.array(emailSource),
});

export const phone = z.strictObject({
  /** International form for people, `+33 6 12 34 56 78`; as the service wrote it where the number is not understood. */
  display: z.string().check(z.minLength(1), z.maxLength(60)),
  /** E.164, `+33612345678`; null where the number is not understood (then it is not dialled either). */
  e164: z.nullable(z.string().check(z.regex(/^\+\d{3,15}$/))),
  /** ISO 3166-1 alpha-2 where the number tells. */
  country: z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))),
  use: z.nullable(z.enum(['mobile', 'direct', 'office'])),
  /** A source says that the number is on a do-not-call list: shown, never exported or pushed. */
  isDoNotCall: z.boolean(),
  sources: z.array(phoneSource),
});

/**
 * Something that one service says of a person. `at`: when it gathered it, or else when Leadlight was told (epoch ms).
 */
export const saying = z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(500)), ...source.shape });

/** What services said about reaching one person; never what Leadlight guesses. */
export const contact = z.strictObject({
  emails: z.array(email),
  phones: z.array(phone),
  title: z.nullable(saying),
  company: z.nullable(saying),
  location: z.nullable(saying),
  /** When the service itself gathered the data (epoch ms), where it says. */
  gatheredAt: z.nullable(moment),
  /** Who says that this person does not want to be contacted: never exported or pushed then. */
  optedOut: z.nullable(source),
  sources: z.array(source),
});

export type Provenance = z.infer<typeof source>;
export type EmailProvenance = z.infer<typeof emailSource>;
export type Saying = z.infer<typeof saying>;
export type Email = z.infer<typeof email>;
export type Phone = z.infer<typeof phone>;
export type Contact = z.infer<typeof contact>;
