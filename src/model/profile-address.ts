import type { Lead } from './schemas/people/lead.ts';

/** The address of a person's LinkedIn profile. @param slug decoded, as it is stored */
export function profileAddress(slug: string): string {
  // Half a character can't be encoded, and no slug has one.
  return `https://www.linkedin.com/in/${encodeURIComponent(slug.replace(/\p{Cs}/gu, ''))}/`;
}

/** The address of a person's page on LinkedIn; null where only Sales Navigator or a member number names them. */
export function linkedinOf({ aliases }: Pick<Lead, 'aliases'>): string | null {
  const named = aliases.find((alias) => alias.startsWith('in:')) ?? aliases.find((alias) => alias.startsWith('urn:'));
  return named === undefined ? null : profileAddress(named.slice(named.indexOf(':') + 1));
}
