import { claimedMember, isClaimedToken, withScheme } from '../../linkedin/urls/claimed-member.ts';
import { sameSlug } from '../../linkedin/urls/slug.ts';
import { profileAddress } from '../../model/profile-address.ts';

export function linkedinUrl(slug: string): string {
  return profileAddress(slug).replace(/\/$/, '');
}

/** Member tokens and other addresses prove nothing either way. `slug` is decoded. */
export function isOtherProfile(address: unknown, slug: string): boolean {
  const other = typeof address === 'string' ? claimedMember(withScheme(address.trim())) : null;
  return other !== null && !isClaimedToken(other) && !sameSlug(other, slug);
}
