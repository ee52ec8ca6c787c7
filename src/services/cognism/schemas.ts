import { z } from '../../model/schemas/schema.ts';
import { flag, list, number, text, tolerant } from '../values/tolerant.ts';

// Cognism's current API, by its document, where its own example of a redeemed contact counts more than the schemas
// derived from it.

/** One of `{matchScore, results}` of `POST /contact/enrich`; what the account is not entitled to is absent. */
export const previewBody = z.object({
  redeemId: text,
  linkedinUrl: text,
  matchScore: number,
  fullName: text,
  firstName: text,
  lastName: text,
  jobTitle: text,
  hasEmail: flag,
  hasMobilePhoneNumbers: flag,
  hasDirectPhoneNumbers: flag,
  account: tolerant(z.object({ id: text, name: text })),
});

/** One of `POST /account/enrich`. */
export const accountPreviewBody = z.object({ id: z.string(), name: text, matchScore: number });

export const enrichment = z.object({ matchScore: number, results: tolerant(z.array(z.unknown())) });

/**
 * A company, inside of a contact and on its own: the same things go by different names (`industry`, `industries`, …).
 */
export const accountBody = z.object({
  id: text,
  name: text,
  website: text,
  domain: text,
  industry: tolerant(z.unknown()),
  industries: tolerant(z.unknown()),
  headcount: number,
  sizeFrom: number,
  sizeTo: number,
  type: text,
  founded: tolerant(z.union([z.number(), z.string()])),
  location: list,
  locations: list,
  officePhoneNumbers: list,
  hqPhoneNumbers: list,
});

/** Whether it is the headquarters stands in `type` or `addressType`. */
export const placeBody = z.object({ type: text, addressType: text, city: text, state: text, country: text });

/** The address alone, or with its quality (services/README.md C8). */
const email = tolerant(z.union([z.string(), z.object({ address: text, quality: text })]));

/** One of `{totalResults, results}` of `POST /contact/redeem`. `lastConfirmed`: epoch ms, or ISO 8601 in one client. */
export const contactBody = z.object({
  redeemId: text,
  linkedinUrl: text,
  fullName: text,
  firstName: text,
  lastName: text,
  jobTitle: text,
  email,
  mobilePhoneNumbers: list,
  directPhoneNumbers: list,
  officePhoneNumbers: list,
  city: text,
  state: text,
  country: text,
  lastConfirmed: tolerant(z.union([z.number(), z.string()])),
  account: tolerant(accountBody),
});

/** `result` is what account redeem calls its list (services/README.md C8). */
export const redeemed = z.object({ results: tolerant(z.unknown()), result: tolerant(z.unknown()) });

/** What an account may see: `{"contact Entitlement": {email: true, …}}`, its key with a space. */
export const entitlementBody = z.object({ 'contact Entitlement': z.record(z.string(), z.unknown()) });

export type ContactBody = z.infer<typeof contactBody>;
export type AccountBody = z.infer<typeof accountBody>;
