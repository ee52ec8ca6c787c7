import { all, attribute, closest } from '../../dom.ts';
import { paintedText } from '../../painted.ts';
import type { PageSubject } from '../../person.ts';
import { confirmSlug } from '../../subject.ts';
import { isSameName, titleParts } from '../../title.ts';
import { isAddress, sameSlug, slugOfHref } from '../../urls/slug.ts';
import { embeddedMember } from './islands.ts';

/** Links that only a member's own card has: contact info, "about this profile", editing. Saved pages, seen 2026-09. */
const OWN_LINKS = 'a[href*="/overlay/"], a[href*="/edit/"]';

function slugsOf(links: readonly Element[]): string[] {
  return links.map((link) => slugOfHref(attribute(link, 'href'))).filter((slug) => slug !== null);
}

/**
 * The one slug that a card's own links agree on: the one around the name, and those to its sub-pages. Other links may
 * lead to others (mutual connections), so they prove nothing; nor do own links to several people.
 */
function slugOfCard(own: readonly Element[]): string | null {
  const [slug, ...others] = slugsOf(own);
  return slug !== undefined && others.every((other) => sameSlug(other, slug)) ? slug : null;
}

/** The link around the name says nothing if it leads where the tab is: it may have no address of its own. */
function ownLinksOf(card: Element, heading: Element | null, href: string): Element[] {
  const around = heading && closest(heading, 'a[href*="/in/"]');
  const named = around && !isAddress(attribute(around, 'href'), href) ? [around] : [];
  return [...named, ...all(card, OWN_LINKS).filter((link) => link !== around)];
}

/** The slug of the address, if the embedded data has the member whose number the card carries under it. */
function slugOfNumber(root: Element, memberId: string, subject: PageSubject): string | null {
  const known = 'slug' in subject && memberId !== '' ? embeddedMember(root, subject.slug) : null;
  return known?.memberId === memberId && 'slug' in subject ? subject.slug : null;
}

/**
 * The slug under which a card is proven to be about the subject of the address; `null` while the previous person is
 * still painted after navigation inside the page. Its own links, the number that the embedded data has for the slug and
 * the title must agree, as far as they are there.
 * @param memberId the number that the card carries, `''` for none
 * @param href the tab's address, which a link may merely repeat
 * @param tokenOf the member token that the card carries if it is about that slug, `null` if it has none
 */
export function slugOfSubject(
  root: Element,
  card: Element,
  heading: Element | null,
  memberId: string,
  { subject, href }: { readonly subject: PageSubject; readonly href: string },
  tokenOf: (slug: string) => string | null,
): string | null {
  const own = ownLinksOf(card, heading, href);
  const slug = slugOfCard(own) ?? (own.length > 0 ? null : slugOfNumber(root, memberId, subject));
  if (slug === null) return null;
  const known = memberId === '' ? null : embeddedMember(root, slug);
  if (known !== null && known.memberId !== memberId) return null;
  const [name, title] = [paintedText(heading), titleParts(root)];
  if (name !== '' && title.length > 0 && !title.some((part) => isSameName(part, name))) return null;
  return confirmSlug(slug, tokenOf(slug), subject);
}
