import type { Access } from '../question.ts';

/**
 * The headers that carry a key, in the form that verification found (services/README.md K1). Without `accept-version`
 * the host of v2 would answer in an intermediate shape (vendor document).
 */
export function authorization({ key, form, generation }: Omit<Access, 'base'>): Record<string, string> {
  const Authorization = form === 'bearer' ? `Bearer ${key}` : key;
  return generation === 2 ? { Authorization, 'accept-version': 'v2.0' } : { Authorization };
}
