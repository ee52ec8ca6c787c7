import type { Access } from '../question.ts';

/** Bearer or bare (services/README.md K1). Without `accept-version`, v2 answers in an older shape (vendor document). */
export function authorization({ key, form, generation }: Omit<Access, 'base'>): Record<string, string> {
  const Authorization = form === 'bearer' ? `Bearer ${key}` : key;
  return generation === 2 ? { Authorization, 'accept-version': 'v2.0' } : { Authorization };
}
