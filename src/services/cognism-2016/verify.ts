import type { Verify } from '../verify.ts';
import { companyByName } from './companies.ts';

/**
 * Checks access token and secret key. No call says whose they are, so it asks for a company: `GET /company/cognism` is
 * the document's own example, takes the keys in headers and is free.
 */
export const verifyCognism2016: Verify = async (request, { base }, { key, secretKey }, now) => {
  const result = await companyByName(request, { base, key, secretKey }, 'cognism', now);
  if (!result.ok) return result;
  const found = { base, foundForm: 'bearer', foundGeneration: 1, user: null, tellsCredits: false } as const;
  return { ...result, value: { ...found, entitlements: [] } };
};
