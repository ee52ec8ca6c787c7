import { z } from '../../model/schemas/schema.ts';
import { list, number, text, tolerant, written } from '../values/tolerant.ts';

// Kaspr, both generations: services/README.md. Every field may be absent or null; unknown ones are
// ignored. A field of a wrong type counts as broken: its place is taken by `BROKEN`, so that the rest of a paid reply
// is kept.

const unknown = z.optional(z.unknown());

/**
 * `valid`: true is verified, false invalid, null and absent not known (services/README.md K6). `isCurrent` is seen with
 * v2 only.
 */
export const emailEntry = z.object({
  email: z.string(),
  valid: tolerant(z.boolean()),
  isCurrent: tolerant(z.boolean()),
});

/** A number as an object (services/README.md K3). */
export const phoneEntry = z.object({ phone: unknown, number: unknown });

/** Kaspr's best pick of a kind, by itself: an address or a number, or an object with one. */
const pick = tolerant(z.union([written, z.object({ email: unknown, phone: unknown, number: unknown })]));

/**
 * `{profile}` of `POST /profile/profile` and of v2's `POST /profile/linkedin`, all four namings of addresses side by
 * side: clients of v2 have seen more than one (services/README.md K3). `fetchedAt` is epoch ms, or a date in ISO's
 * form.
 */
export const profileBody = z.object({
  id: text,
  name: text,
  firstName: text,
  lastName: text,
  emails: list,
  currentProEmails: list,
  currentPersonalEmails: list,
  currentProEmail: text,
  currentEmail: text,
  workEmails: list,
  directEmails: list,
  starryWorkEmail: pick,
  starryDirectEmail: pick,
  professionalEmails: list,
  personalEmails: list,
  professionalEmail: pick,
  personalEmail: pick,
  starryProfessionalEmail: pick,
  starryPersonalEmail: pick,
  phones: list,
  phone: pick,
  starryPhone: pick,
  location: text,
  title: text,
  companyName: text,
  company: tolerant(z.object({ name: text })),
  fetchedAt: tolerant(z.union([z.number(), written])),
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
export const verifyBody = z.object({
  user: z.string().check(z.refine<string>(({ length }) => length >= 1 && length <= 320)),
});

/** `GET /keys/rateLimits` of v2: requests that the key may send. */
export const rateLimitsBody = z.object({
  dailyLimit: number,
  hourlyLimit: number,
  minutelyLimit: number,
});

/** What every 2xx reply may be: the goods under their name, or a message in their place ("No credits left"). */
export const envelope = z.record(z.string(), z.unknown());

export type ProfileBody = z.infer<typeof profileBody>;
