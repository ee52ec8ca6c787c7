import { z } from '../../model/schemas/schema.ts';
import { flag, list, number, text, tolerant } from '../values/tolerant.ts';

// Where Cognism's document contradicts itself, its example of a redeemed contact counts more than its schemas.

/** In `{matchScore, results}` of `POST /contact/enrich`; fields without entitlement are absent. */
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

export const accountPreviewBody = z.object({ id: z.string(), name: text, matchScore: number });

export const enrichment = z.object({ matchScore: number, results: tolerant(z.array(z.unknown())) });

/** The same values go by different names (`industry`, `industries`, …). */
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

export const placeBody = z.object({ type: text, addressType: text, city: text, state: text, country: text });

/** The address alone, or with its quality (services/README.md C8). */
const email = tolerant(z.union([z.string(), z.object({ address: text, quality: text })]));

/** In `{totalResults, results}` of `POST /contact/redeem`. `lastConfirmed`: epoch ms, or ISO 8601 in one client. */
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

/** Account redeem calls its list `result` (services/README.md C8). */
export const redeemed = z.object({ results: tolerant(z.unknown()), result: tolerant(z.unknown()) });

/** `{"contact Entitlement": {email: true, …}}`, with a space in the key. */
export const entitlementBody = z.object({ 'contact Entitlement': z.record(z.string(), z.unknown()) });

export type ContactBody = z.infer<typeof contactBody>;
export type AccountBody = z.infer<typeof accountBody>;
