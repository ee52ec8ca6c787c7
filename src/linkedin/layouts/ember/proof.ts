import { all, attribute, closest } from '../../dom.ts';
import { paintedText } from '../../painted.ts';
import type { PageSubject } from '../../person.ts';
import { confirmSlug } from '../../subject.ts';
import { isSameName, titleParts } from '../../title.ts';
import { sameSlug, slugOfHref } from '../../urls/slug.ts';
import { embeddedMember } from './islands.ts';

/** Links that only a member's own card has: contact info, "about this profile", editing. Saved pages, seen 2026-09. */
const OWN_LINKS = 'a[href*="/overlay/"], a[href*="/edit/"]';

function slugsOf(links: Element[]): string[] {
  return links.map((link) => slugOfHref(attribute(link, 'href'))).filter((slug) => slug !== null);
}

/**
 * The slug that the name's link and the links to sub-pages agree on. Other links may be those of mutual connections,
 * and own links to several people prove nothing.
 */
function slugOfCard(card: Element, heading: Element | null): string | null {
  const around = heading && closest(heading, 'a[href]');
  const [slug, ...others] = slugsOf([...(around ? [around] : []), ...all(card, OWN_LINKS)]);
  return slug !== undefined && others.every((other) => sameSlug(other, slug)) ? slug : null;
}

/** The address's slug, if the embedded data pairs it with the card's member number. */
function slugOfNumber(root: Element, memberId: string, subject: PageSubject): string | null {
  const known = 'slug' in subject && memberId !== '' ? embeddedMember(root, subject.slug) : null;
  return known?.memberId === memberId && 'slug' in subject ? subject.slug : null;
}

/**
 * The slug if the card is proven to be the subject's; `null` while in-app navigation leaves the previous person
 * painted. Own links, the embedded number of the slug and the title must agree where present.
 * @param memberId the card's number, `''` for none
 * @param tokenOf the card's member token if it is about that slug, else `null`
 */
export function slugOfSubject(
  root: Element,
  card: Element,
  heading: Element | null,
  memberId: string,
  subject: PageSubject,
  tokenOf: (slug: string) => string | null,
): string | null {
  const slug = slugOfCard(card, heading) ?? (hasOwnLinks(card, heading) ? null : slugOfNumber(root, memberId, subject));
  if (slug === null) return null;
  const known = memberId === '' ? null : embeddedMember(root, slug);
  if (known !== null && known.memberId !== memberId) return null;
  const [name, title] = [paintedText(heading), titleParts(root)];
  if (name !== '' && title.length > 0 && !title.some((part) => isSameName(part, name))) return null;
  return confirmSlug(slug, tokenOf(slug), subject);
}

function hasOwnLinks(card: Element, heading: Element | null): boolean {
  return all(card, OWN_LINKS).length > 0 || (heading !== null && closest(heading, 'a[href*="/in/"]') !== null);
}
