import type { Verify } from '../verify.ts';
import { companyByName } from './companies.ts';

/** No call says whose the keys are; `GET /company/cognism`, the document's own example, is free. */
export const verifyCognism2016: Verify = async (request, { base }, { key, secretKey }, now) => {
  const result = await companyByName(request, { base, key, secretKey }, 'cognism', now);
  if (!result.ok) return result;
  const found = { base, foundForm: 'bearer', foundGeneration: 1, user: null, tellsCredits: false } as const;
  return { ...result, value: { ...found, entitlements: [] } };
};
