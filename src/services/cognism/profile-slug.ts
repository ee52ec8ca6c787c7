import { claimedMember, isClaimedToken, withScheme } from '../../linkedin/urls/claimed-member.ts';
import { sameSlug } from '../../linkedin/urls/slug.ts';
import { profileAddress } from '../../model/profile-address.ts';

/** How Cognism writes the address of a profile: `https://www.linkedin.com/in/<slug>`. @param slug decoded */
export function linkedinUrl(slug: string): string {
  return profileAddress(slug).replace(/\/$/, '');
}

/**
 * Whether an address in a reply is somebody else's profile. An address that is no profile's, or that names a member
 * token, says nothing either way.
 * @param slug of the person who was asked for, decoded
 */
export function isOtherProfile(address: unknown, slug: string): boolean {
  const other = typeof address === 'string' ? claimedMember(withScheme(address.trim())) : null;
  return other !== null && !isClaimedToken(other) && !sameSlug(other, slug);
}
