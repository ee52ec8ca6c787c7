import { describeAddress } from '../linkedin/urls/address.ts';
import { withScheme } from '../linkedin/urls/claimed-member.ts';
import { decodeSlug, isMemberToken, memberOf, parseLinkedInUrl } from '../linkedin/urls/slug.ts';

/** Why an address is nobody's that could be looked up. */
export type AddressFault = 'no-address' | 'company' | 'sales' | 'recruiter' | 'token' | 'nobody' | 'other-page';

export type AddressResult = { readonly slug: string } | { readonly fault: AddressFault };

/**
 * With or without `https://` and host: `linkedin.com/in/x`, `/in/x`. Begins where a word does, so that no other address holds one, and
 * ends where a list would go on.
 */
const ADDRESS =
  /(?<![^\s("'<[,;|])(?:(?:https?:\/\/)?(?:[a-z0-9-]+\.)*linkedin\.[a-z.]+(?:\/[^\s,;"<>|]*)?|\/?in\/[^\s,;"<>|]+)/i;

/** What stands alone as a slug: nothing with a dot or an at sign, which would be a domain or an e-mail address. */
const SLUG = /^[\p{L}\p{M}\p{N}_'’-]{3,100}$/u;

/** The part of a text that is an address of LinkedIn, or meant to be one, and what stands before and after it. */
export function findAddress(text: string): { before: string; address: string; after: string } | null {
  const found = ADDRESS.exec(text);
  if (!found) return null;
  const [address] = found;
  return { before: text.slice(0, found.index), address, after: text.slice(found.index + address.length) };
}

/** Whose profile an address leads to: any form that LinkedIn's pages have. */
export function personAt(address: string): AddressResult {
  const url = absolute(address);
  if (!parseLinkedInUrl(url)) return { fault: 'no-address' };
  const described = describeAddress(url);
  switch (described.kind) {
    case 'profile':
      return 'slug' in described ? { slug: described.slug } : { fault: 'token' };
    case 'company':
      return { fault: 'company' };
    case 'sales-lead':
    case 'sales-list':
      return { fault: 'sales' };
    case 'recruiter-profile':
    case 'recruiter-list':
      return { fault: 'recruiter' };
    case 'none':
      return { fault: described.reason === 'no-subject' ? 'nobody' : 'other-page' };
    default:
      return { fault: 'other-page' };
  }
}

/** A slug that stands alone, as in a column of its own. */
export function personBySlug(text: string): AddressResult {
  const slug = decodeSlug(text.trim());
  if (slug === null || !SLUG.test(slug) || !/\p{L}/u.test(slug)) return { fault: 'no-address' };
  if (isMemberToken(slug)) return { fault: 'token' };
  return memberOf(slug) === null ? { fault: 'nobody' } : { slug };
}

function absolute(address: string): string {
  return withScheme(address.replace(/^\/?(?=in\/)/i, 'https://www.linkedin.com/'));
}
