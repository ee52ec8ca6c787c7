import { isOnLinkedIn } from './host.ts';

/** A LinkedIn URL in the parts that detectors look at. `path` is still percent-encoded, without empty segments. */
export type LinkedInUrl = { onMemberHost: boolean; path: readonly string[] };

const HOME = 'https://www.linkedin.com/';
/** Profiles live on these; two letters are a country (`br.`), which answers without redirecting. */
const MEMBER_HOST = /^(?:(?:www|m|touch|[a-z]{2})\.)?linkedin\.com$/;

const MAX_SLUG = 200;
/**
 * What no slug holds once it is decoded: a second layer of encoding, path and query characters, white space, control
 * characters and marks that turn the direction of text (an address must not look like another).
 */
const REFUSED_IN_SLUG = /[%\\/?#\s\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]|\.\./u;

function urlOf(href: string, base?: string): URL | null {
  try {
    return new URL(href, base);
  } catch {
    return null;
  }
}

/** Splits an absolute or site-relative URL; `null` unless it is one of LinkedIn's, by http or https. */
export function parseLinkedInUrl(href: string, base?: string): LinkedInUrl | null {
  const trimmed = href.trim();
  // The URL parser turns a backslash into a slash and drops tabs and line breaks: nothing of the sort is a real link.
  if (/\p{Cc}/u.test(trimmed) || trimmed.split(/[?#]/, 1)[0]?.includes('\\')) return null;
  const url = urlOf(trimmed, base);
  if (url === null || !isOnLinkedIn(url)) return null;
  return { onMemberHost: MEMBER_HOST.test(url.hostname), path: url.pathname.split('/').filter((part) => part !== '') };
}

/** Decodes a path segment exactly once, to NFC, case kept; `null` if it cannot be anybody's slug. */
export function decodeSlug(segment: string): string | null {
  try {
    const slug = decodeURIComponent(segment).normalize('NFC');
    return slug === '' || slug.length > MAX_SLUG || REFUSED_IN_SLUG.test(slug) ? null : slug;
  } catch {
    return null;
  }
}

/** The slug or member token that a path segment names; `null` for `me`, the signed-in member whoever that is. */
export function memberOf(segment: string): string | null {
  const member = decodeSlug(segment);
  return member?.toLowerCase() === 'me' ? null : member;
}

/** Opaque ids of members (`ACoAA…`) and of Sales Navigator leads (`ACwAA…`) are case-sensitive; slugs are not. */
export function isMemberToken(text: string): boolean {
  return /^AC[ow]AA[\w-]{3,75}$/.test(text);
}

/** Whether two decoded slugs name one person: LinkedIn does not look at their case. */
export function sameSlug(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}

/**
 * The decoded vanity slug that a link of a LinkedIn page leads to, whichever sub-page (`/overlay/…`, `/en/`) it names.
 * `null` for other links, for `/in/me` and for links by member token.
 */
export function slugOfHref(href: string): string | null {
  const url = parseLinkedInUrl(href, HOME);
  if (!url?.onMemberHost || url.path[0] !== 'in') return null;
  const member = memberOf(url.path[1] ?? '');
  return member === null || isMemberToken(member) ? null : member;
}

/** `/in/x/` and `/in/x/en/`, and nothing below. */
const isProfileItself = ({ path }: LinkedInUrl) =>
  path.length === 2 || (path.length === 3 && /^[a-z]{2}(?:_[A-Z]{2})?$/.test(path[2] ?? ''));

/** The decoded vanity slug of a link to a profile itself, as in rows of lists; `null` for its sub-pages too. */
export function vanityOfHref(href: string): string | null {
  let slug = vanities.get(href);
  if (slug === undefined) {
    const url = parseLinkedInUrl(href, HOME);
    slug = url !== null && isProfileItself(url) ? slugOfHref(href) : null;
    if (vanities.size >= MAX_VANITIES) vanities.clear();
    vanities.set(href, slug);
  }
  return slug;
}

/** The member token that a link to a profile itself, or to a lead of Sales Navigator, names; `null` for other links. */
export function memberTokenOfHref(href: string): string | null {
  const url = parseLinkedInUrl(href, HOME);
  if (!url?.onMemberHost) return null;
  const [app = '', kind = '', lead = ''] = url.path;
  const segment =
    app === 'in' && isProfileItself(url) ? kind : app === 'sales' && /^(?:lead|people)$/.test(kind) ? lead : '';
  const token = decodeSlug(segment)?.split(',')[0] ?? '';
  return isMemberToken(token) ? token : null;
}

/** Whether a link leads to the very page that the tab shows, so that the app may have given it the tab's address. */
export function isAddress(href: string, here: string): boolean {
  const pathOf = (address: string) => parseLinkedInUrl(address, HOME)?.path.join('/');
  return pathOf(href) === pathOf(here);
}

/**
 * The slug in a link to a sub-page of a profile (`/in/x/overlay/contact-info/`) or in an invitation (`vanityName=x`),
 * which no link has by chance; `null` for other links, and for one that leads where the tab is: LinkedIn's React app
 * gives the tab's address to links that have none.
 * @param here the tab's address
 */
export function ownRouteOfHref(href: string, here: string): string | null {
  const url = parseLinkedInUrl(href, HOME);
  if (url === null || isAddress(href, here)) return null;
  if (url.path[0] === 'in') return isProfileItself(url) ? null : slugOfHref(href);
  const invited = url.path.at(-1) === 'custom-invite' ? new URL(href, HOME).searchParams.get('vanityName') : null;
  return invited === null ? null : decodeSlug(invited);
}

/**
 * The links of a list are looked at many times, once for each part that they stand in; parsing them is most of the
 * work.
 */
const vanities = new Map<string, string | null>();
const MAX_VANITIES = 1000;

/** The decoded slug or number of the organization that a link leads to, whichever page of it. */
export function organizationOfHref(href: string): string | null {
  const { path = [] } = parseLinkedInUrl(href, HOME) ?? {};
  return /^(?:company|school|showcase)$/.test(path[0] ?? '') ? decodeSlug(path[1] ?? '') : null;
}
