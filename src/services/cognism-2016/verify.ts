import type { Verify } from '../verify.ts';
import { companyByName } from './companies.ts';

/**
 * Whether access token and secret key are good. No call tells whose they are, so this asks for a company: `GET
 * /company/cognism` is the document's own example, takes the keys in headers, and costs nothing, as nothing of this API
 * does.
 */
export const verifyCognism2016: Verify = async (request, { base }, { key, secretKey }, now) => {
  const result = await companyByName(request, { base, key, secretKey }, 'cognism', now);
  if (!result.ok) return result;
  const found = { base, foundForm: 'bearer', foundGeneration: 1, user: null, tellsCredits: false } as const;
  return { ...result, value: { ...found, entitlements: [] } };
};
