import { all, attribute, closest, first, text } from '../../dom.ts';
import { cleanName } from '../../names.ts';
import type { PageSubject } from '../../person.ts';
import { confirmSlug } from '../../subject.ts';
import { decodeSlug, ownRouteOfHref, sameSlug } from '../../urls/slug.ts';

/** One screen of the app; the one before may still be in the page. Saved pages, seen 2026-09. */
const SCREEN = '[data-sdui-screen]';
/** Parts that the server names after the slug of the profile. Saved pages, seen 2026-05 to 2026-09. */
const KEYS = [
  /^profileCardsAboveActivity(.+)$/,
  /^profileCardsBelowActivityPart\d(.+)$/,
  /^ProfilePostConnectDrawer_(.+)$/,
  /^profileAsideBrowsemap(.+)$/,
  /^ProfileVerificationTriggerRef-(.+)$/,
];
/** Where those keys stand. Saved pages, seen 2026-09. */
const KEYED = '[componentkey^="profile"], [componentkey^="Profile"]';
/** Sub-pages of profiles, and invitations. Saved pages, seen 2026-05. */
const LINKS = 'a[href*="/in/"], a[href*="vanityName="]';
/** The page's own title; some pages have it twice. Saved pages, seen 2026-09. */
const TITLE = 'head > title';
/** "(3) Experience | Ada Lovelace | LinkedIn" */
const UNREAD = /^\(\d+\+?\)\s*/;
const BRAND = 'LinkedIn';

/**
 * The slug of a card in the React app; `null` if it isn't proven to be the subject's, as while the previous person is still
 * painted. A bare `/in/<slug>/` proves nothing: links that open dialogs have no address of their own and get the tab's, so the
 * old person's card links to the new one. Proof is what the server made for one profile: keys with its slug, and links to its
 * sub-pages. All of it must agree with the address, and so must the title with the name. Saved pages, seen 2026-05 to 2026-09.
 * @param name the card's name as painted, `''` if the card shows none
 * @param token the member token of the card: it alone proves an address by token
 * @param href the tab's address, which a link may merely repeat
 */
export function slugProvenByKeys(
  root: Element,
  card: Element,
  { name, token }: { readonly name: string; readonly token: string | null },
  subject: PageSubject,
  href: string,
): string | null {
  const routes = routeSlugs(card, href);
  const keyed = keySlugs(closest(card, SCREEN) ?? root);
  const [slug, ...others] = [...routes, ...keyed];
  if (slug === undefined || others.some((other) => !sameSlug(other, slug))) return null;
  const title = titleParts(root);
  // The next person's keys may arrive before the card does: alone they are believed only if the title names who is painted.
  if (title.length === 0 ? routes.length === 0 : name !== '' && !title.some((part) => isSameName(part, name)))
    return null;
  return confirmSlug(slug, token, subject);
}

/** The parts of the page's title without count and brand; none while it says "LinkedIn" alone. */
export function titleParts(root: Element): string[] {
  const parts = text(first(root, TITLE)).replace(UNREAD, '').split(' | ');
  if (parts.at(-1) === BRAND) parts.pop();
  return parts.length > 1 ? [...parts, parts.join(' | ')] : parts.filter((part) => part !== '' && part !== BRAND);
}

/** Slugs that the sub-pages and the invitation of a card are for, but for the address that the tab has. */
function routeSlugs(card: Element, href: string): string[] {
  return all(card, LINKS).flatMap((link) => ownRouteOfHref(attribute(link, 'href'), href) ?? []);
}

function keySlugs(screen: Element): string[] {
  return all(screen, KEYED).flatMap((part) => {
    const key = attribute(part, 'componentkey');
    const slug = KEYS.map((pattern) => pattern.exec(key)?.[1]).find((found) => found !== undefined);
    return slug === undefined ? [] : (decodeSlug(slug) ?? []);
  });
}

/** Whether two writings of a name are of one: the title may lack what is behind the name, or have it. */
function isSameName(one: string, other: string): boolean {
  const [fewer, more] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.size - b.size);
  return fewer !== undefined && more !== undefined && fewer.size > 0 && [...fewer].every((word) => more.has(word));
}

function wordsOf(name: string): Set<string> {
  return new Set(
    cleanName(name)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [],
  );
}
