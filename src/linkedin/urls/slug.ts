import { isOnLinkedIn } from './host.ts';

/** `path` is still percent-encoded, without empty segments. */
export type LinkedInUrl = { onMemberHost: boolean; path: readonly string[] };

const HOME = 'https://www.linkedin.com/';
/** Hosts of profiles; two letters are a country (`br.`), which answers without redirecting. */
const MEMBER_HOST = /^(?:(?:www|m|touch|[a-z]{2})\.)?linkedin\.com$/;

const MAX_SLUG = 200;
/** Double encoding, path and query characters, white space, controls, and direction marks, which disguise addresses. */
const REFUSED_IN_SLUG = /[%\\/?#\s\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]|\.\./u;

function urlOf(href: string, base?: string): URL | null {
  try {
    return new URL(href, base);
  } catch {
    return null;
  }
}

export function parseLinkedInUrl(href: string, base?: string): LinkedInUrl | null {
  const trimmed = href.trim();
  // The URL parser turns backslashes into slashes and drops tabs and line breaks; no real link has them.
  if (/\p{Cc}/u.test(trimmed) || trimmed.split(/[?#]/, 1)[0]?.includes('\\')) return null;
  const url = urlOf(trimmed, base);
  if (url === null || !isOnLinkedIn(url)) return null;
  return { onMemberHost: MEMBER_HOST.test(url.hostname), path: url.pathname.split('/').filter((part) => part !== '') };
}

/** Decodes exactly once, to NFC, case kept; `null` if it can't be a slug. */
export function decodeSlug(segment: string): string | null {
  try {
    const slug = decodeURIComponent(segment).normalize('NFC');
    return slug === '' || slug.length > MAX_SLUG || REFUSED_IN_SLUG.test(slug) ? null : slug;
  } catch {
    return null;
  }
}

export function memberOf(segment: string): string | null {
  const member = decodeSlug(segment);
  return member?.toLowerCase() === 'me' ? null : member;
}

/** Ids of members (`ACoAA…`) and Sales Navigator leads (`ACwAA…`) are case-sensitive; slugs aren't. */
export function isMemberToken(text: string): boolean {
  return /^AC[ow]AA[\w-]{3,75}$/.test(text);
}

/** LinkedIn ignores the case of slugs. */
export function sameSlug(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}

/** Also from sub-pages (`/overlay/…`, `/en/`); `null` for `/in/me`, member tokens and other links. */
export function slugOfHref(href: string): string | null {
  const url = parseLinkedInUrl(href, HOME);
  if (!url?.onMemberHost || url.path[0] !== 'in') return null;
  const member = memberOf(url.path[1] ?? '');
  return member === null || isMemberToken(member) ? null : member;
}

const isProfileItself = ({ path }: LinkedInUrl) =>
  path.length === 2 || (path.length === 3 && /^[a-z]{2}(?:_[A-Z]{2})?$/.test(path[2] ?? ''));

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

export function memberTokenOfHref(href: string): string | null {
  const url = parseLinkedInUrl(href, HOME);
  if (!url?.onMemberHost) return null;
  const [app = '', kind = '', lead = ''] = url.path;
  const segment =
    app === 'in' && isProfileItself(url) ? kind : app === 'sales' && /^(?:lead|people)$/.test(kind) ? lead : '';
  const token = decodeSlug(segment)?.split(',')[0] ?? '';
  return isMemberToken(token) ? token : null;
}

/** Whether a link leads to the tab's own page, so that the app may have given it the tab's address. */
export function isAddress(href: string, here: string): boolean {
  const pathOf = (address: string) => parseLinkedInUrl(address, HOME)?.path.join('/');
  return pathOf(href) === pathOf(here);
}

/** `null` at the tab's own address, which the React app gives to links without one. */
export function ownRouteOfHref(href: string, here: string): string | null {
  const url = parseLinkedInUrl(href, HOME);
  if (url === null || isAddress(href, here)) return null;
  if (url.path[0] === 'in') return isProfileItself(url) ? null : slugOfHref(href);
  const invited = url.path.at(-1) === 'custom-invite' ? new URL(href, HOME).searchParams.get('vanityName') : null;
  return invited === null ? null : decodeSlug(invited);
}

/** Each part around a link parses it again, which was most of the work. */
const vanities = new Map<string, string | null>();
const MAX_VANITIES = 1000;

export function organizationOfHref(href: string): string | null {
  const { path = [] } = parseLinkedInUrl(href, HOME) ?? {};
  return /^(?:company|school|showcase)$/.test(path[0] ?? '') ? decodeSlug(path[1] ?? '') : null;
}
