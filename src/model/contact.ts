import { z } from './schema.ts';
import { moment, service } from './service.ts';

/** Who said it, and when (epoch ms) Leadlight was told. */
export const source = z.strictObject({ service, at: moment });

export const VALIDITIES = ['verified', 'invalid', 'unverified'] as const;

export const email = z.strictObject({
  address: z.string().check(z.minLength(3), z.maxLength(254)),
  validity: z.enum(VALIDITIES),
  use: z.nullable(z.enum(['work', 'personal'])),
  /** The address the service calls the current one. */
  current: z.boolean(),
  sources: z.array(source),
});

export const phone = z.strictObject({
  /** International form for people, `+33 6 12 34 56 78`; as the service wrote it where the number is not understood. */
  display: z.string().check(z.minLength(1), z.maxLength(60)),
  /** E.164, `+33612345678`; null where the number is not understood (then it is not dialled either). */
  e164: z.nullable(z.string().check(z.regex(/^\+\d{3,15}$/))),
  /** ISO 3166-1 alpha-2 where the number tells. */
  country: z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))),
  sources: z.array(source),
});

const saying = z.nullable(z.string().check(z.minLength(1), z.maxLength(500)));

/** What services said about reaching one person; never what Leadlight guesses. */
export const contact = z.strictObject({
  emails: z.array(email),
  phones: z.array(phone),
  title: saying,
  company: saying,
  location: saying,
  /** When the service itself gathered the data (epoch ms), where it says. */
  gatheredAt: z.nullable(moment),
  sources: z.array(source),
});

export type Source = z.infer<typeof source>;
export type Email = z.infer<typeof email>;
export type Phone = z.infer<typeof phone>;
export type Contact = z.infer<typeof contact>;
