import type { Lead } from './schemas/people/lead.ts';

export function profileAddress(slug: string): string {
  // Half a surrogate pair can't be encoded, and no slug has one.
  return `https://www.linkedin.com/in/${encodeURIComponent(slug.replace(/\p{Cs}/gu, ''))}/`;
}

export function linkedinOf({ aliases }: Pick<Lead, 'aliases'>): string | null {
  const named = aliases.find((alias) => alias.startsWith('in:')) ?? aliases.find((alias) => alias.startsWith('urn:'));
  return named === undefined ? null : profileAddress(named.slice(named.indexOf(':') + 1));
}
