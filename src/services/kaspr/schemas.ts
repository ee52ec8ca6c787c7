import { z } from '../../model/schema.ts';

// Kaspr, generation 1: the vendor document and contracts/kaspr.md 1.1. Every field may be absent or null; unknown ones are
// ignored. A field of a wrong type counts as broken: its place is taken by `broken`, so that the rest of a paid reply is kept.

export const BROKEN = Symbol('broken');

// The mark stands where no value of the field's type can: readers look at types anyway.
const tolerant = <T extends z.ZodMiniType>(schema: T) => z.catch(z.nullish(schema), () => BROKEN as never);
const text = tolerant(z.string().check(z.maxLength(2000)));
const list = tolerant(z.array(z.unknown()).check(z.maxLength(2000)));

/** `valid`: true is verified, false invalid, null and absent not known (contract K6). */
export const emailEntry = z.object({ email: z.string(), valid: tolerant(z.boolean()) });

/** `{profile}` of `POST /profile/profile`. `fetchedAt` is epoch ms. */
export const profileBody = z.object({
  emails: list,
  currentProEmails: list,
  currentPersonalEmails: list,
  currentProEmail: text,
  currentEmail: text,
  phones: list,
  location: text,
  title: text,
  companyName: text,
  fetchedAt: tolerant(z.number()),
});

/** One of `{employees}` of `POST /company/domainEmployees`; its names differ from the profile's, and it has no id. */
export const employeeBody = z.object({
  name: text,
  firstName: text,
  lastName: text,
  company: text,
  job: text,
  email: text,
  emails: list,
  phones: list,
  phone: text,
  location: text,
});

/** One of `{patterns}` of `POST /company/domainPattern`; score 0…1. */
export const patternBody = z.object({ pattern: z.string(), score: z.number() });

/** `GET /keys/verifyKey`: the e-mail of the key's owner. */
export const verifyBody = z.object({ user: z.string().check(z.minLength(1), z.maxLength(320)) });

/** What every 2xx reply may be: the goods under their name, or a message in their place ("No credits left"). */
export const envelope = z.record(z.string(), z.unknown());

export type ProfileBody = z.infer<typeof profileBody>;
