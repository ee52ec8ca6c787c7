import { z } from '../../model/schemas/schema.ts';
import { list, number, text, tolerant, written } from '../values/tolerant.ts';

// A field of a wrong type becomes `BROKEN`, so that the rest of a paid reply is kept.

const unknown = z.optional(z.unknown());

/** `valid`: true verified, false invalid, else unknown (services/README.md K6). `isCurrent`: seen with v2 only. */
export const emailEntry = z.object({
  email: z.string(),
  valid: tolerant(z.boolean()),
  isCurrent: tolerant(z.boolean()),
});

export const phoneEntry = z.object({ phone: unknown, number: unknown });

const pick = tolerant(z.union([written, z.object({ email: unknown, phone: unknown, number: unknown })]));

/** v2's clients have seen several namings (services/README.md K3). `fetchedAt`: epoch ms or ISO. */
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
  company: tolerant(z.object({ name: text, domains: list })),
  fetchedAt: tolerant(z.union([z.number(), written])),
});

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

/** In `{patterns}` of `POST /company/domainPattern`; score 0…1. */
export const patternBody = z.object({ pattern: z.string(), score: z.number() });

export const verifyBody = z.object({
  user: z.string().check(z.refine<string>(({ length }) => length >= 1 && length <= 320)),
});

export const rateLimitsBody = z.object({
  dailyLimit: number,
  hourlyLimit: number,
  minutelyLimit: number,
});

/** A 2xx holds the data under its name, or a message instead ("No credits left"). */
export const envelope = z.record(z.string(), z.unknown());

export type ProfileBody = z.infer<typeof profileBody>;
