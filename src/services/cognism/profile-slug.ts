import { profileAddress } from '../../model/profile-address.ts';

/** How Cognism writes the address of a profile: `https://www.linkedin.com/in/<slug>`. @param slug decoded */
export function linkedinUrl(slug: string): string {
  return profileAddress(slug).replace(/\/$/, '');
}

/**
 * Whether an address that a reply gives is the profile of somebody else. Where it is no address of a profile, or one by
 * member token, it says nothing.
 * @param slug of the person who was asked for, decoded
 */
export function isOtherProfile(address: unknown, slug: string): boolean {
  const other = slugIn(address);
  return other !== null && other !== key(slug);
}

function slugIn(address: unknown): string | null {
  if (typeof address !== 'string') return null;
  const url = URL.parse(/^https?:\/\//i.test(address.trim()) ? address.trim() : `https://${address.trim()}`);
  if (!url || !/(?:^|\.)linkedin\.com$/.test(url.hostname)) return null;
  const [, kind, segment = ''] = url.pathname.split('/');
  if (kind !== 'in' || segment === '' || /^AC[ow]AA/.test(segment)) return null;
  try {
    return key(decodeURIComponent(segment));
  } catch {
    return null;
  }
}

function key(slug: string): string {
  return slug.normalize('NFC').toLowerCase();
}
