import { claimedMember, isClaimedToken, withScheme } from '../../linkedin/urls/claimed-member.ts';
import { sameSlug } from '../../linkedin/urls/slug.ts';
import { profileAddress } from '../../model/profile-address.ts';

/** The form that Cognism expects: `https://www.linkedin.com/in/<slug>`. `slug` is decoded. */
export function linkedinUrl(slug: string): string {
  return profileAddress(slug).replace(/\/$/, '');
}

/** Not for member tokens and other addresses, which prove nothing either way. `slug` is decoded. */
export function isOtherProfile(address: unknown, slug: string): boolean {
  const other = typeof address === 'string' ? claimedMember(withScheme(address.trim())) : null;
  return other !== null && !isClaimedToken(other) && !sameSlug(other, slug);
}
