import { claimedMember, isClaimedToken } from '../linkedin/urls/claimed-member.ts';
import { type Alias, aliasesOf } from '../model/schemas/people/lead.ts';

/** Slug (decoded, NFC, lower case) or member token. Null for `/in/me`, a different person for each reader. */
export function profileAlias(address: string): Alias | null {
  const member = claimedMember(address);
  if (member === null || member.length > 200 || member.toLowerCase() === 'me') return null;
  const identity = isClaimedToken(member) ? { slug: null, token: member } : { slug: member, token: null };
  return aliasesOf({ ...identity, memberId: null })[0] ?? null;
}
