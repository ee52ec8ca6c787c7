import { describeAddress } from '../linkedin/urls/address.ts';
import { decodeSlug, isMemberToken, memberOf, parseLinkedInUrl } from '../linkedin/urls/slug.ts';

export type AddressFault = 'no-address' | 'company' | 'sales' | 'recruiter' | 'token' | 'nobody' | 'other-page';

export type AddressResult = { readonly slug: string } | { readonly fault: AddressFault };

/** A bare slug. A dot or an at sign would make it a domain or an e-mail address. */
const SLUG = /^[\p{L}\p{M}\p{N}_'’-]{3,100}$/u;

const NO_SLUGS =
  /^(?:https?|www|linkedin|in|pub|null|undefined|none|nan|n-?a|ref|value|unknown|missing|your-?.+|user(?:-?name)?|slug|example|sample|placeholder|first-?name(?:-?last-?name)?|firstlast|profile)$/i;

const ENCODED_BLANK = '%(?:20|09|0a|0d|c2%a0|c2%ad|e2%80%8[b-f]|e2%80%a[8-e]|e2%81%a0|ef%bb%bf)';
const ENCODED_EDGES = new RegExp(`^(?:${ENCODED_BLANK}|\\+)+|(?:${ENCODED_BLANK}|\\+)+$`, 'gi');

/** Accepts any form found on LinkedIn's pages, in its e-mails (`/comm/in/`) or typed by hand. */
export function personAt(address: string): AddressResult {
  const url = withPlainPath(absolute(address));
  if (url === null || !parseLinkedInUrl(url)) return { fault: 'no-address' };
  const described = describeAddress(url);
  switch (described.kind) {
    case 'profile':
      if (!('slug' in described)) return { fault: 'token' };
      return isSlug(described.slug) ? { slug: described.slug } : { fault: 'nobody' };
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

export function personBySlug(text: string): AddressResult {
  const slug = decodeSlug(text.trim());
  if (slug === null || !SLUG.test(slug) || !/\p{L}/u.test(slug)) return { fault: 'no-address' };
  if (isMemberToken(slug)) return { fault: 'token' };
  return memberOf(slug) === null || NO_SLUGS.test(slug) ? { fault: 'nobody' } : { slug };
}

/** What follows `/in/` may still be half of another address, a domain or a placeholder. */
function isSlug(slug: string): boolean {
  return (
    slug.length > 1 &&
    /[\p{L}\p{N}]/u.test(slug) &&
    !/[:@=<>"&*,;()[\]{}|]|\.\p{L}{2,}$/u.test(slug) &&
    !NO_SLUGS.test(slug)
  );
}

function absolute(address: string): string {
  const whole = address.replace(/^\/?(?=in\/)/i, 'https://www.linkedin.com/');
  return /^https?:/i.test(whole) ? whole : `https://${whole}`;
}

/** Normalises `/comm/` of LinkedIn's e-mails, `/IN/`, repeated `/in/` and invisible marks around the slug. */
function withPlainPath(address: string): string | null {
  const url = URL.parse(address);
  if (!url) return null;
  const path = url.pathname.split('/').filter(Boolean);
  const [first = ''] = path;
  if (first.toLowerCase() === 'comm') path.shift();
  if (path[0]?.toLowerCase() !== 'in') return url.href;
  while (path[0]?.toLowerCase() === 'in' && path[1]?.toLowerCase() === 'in' && path.length > 2) path.shift();
  const slug = (path[1] ?? '').replace(/&.*$/, '').replace(ENCODED_EDGES, '');
  url.pathname = ['', 'in', slug, ...path.slice(2)].join('/');
  return url.href;
}
