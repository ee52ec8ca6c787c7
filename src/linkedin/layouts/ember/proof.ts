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

/** Other links may be those of mutual connections; own links to several people prove nothing. */
function slugOfCard(card: Element, heading: Element | null): string | null {
  const around = heading && closest(heading, 'a[href]');
  const [slug, ...others] = slugsOf([...(around ? [around] : []), ...all(card, OWN_LINKS)]);
  return slug !== undefined && others.every((other) => sameSlug(other, slug)) ? slug : null;
}

function slugOfNumber(root: Element, memberId: string, subject: PageSubject): string | null {
  const known = 'slug' in subject && memberId !== '' ? embeddedMember(root, subject.slug) : null;
  return known?.memberId === memberId && 'slug' in subject ? subject.slug : null;
}

/** `null` while in-app navigation leaves the previous person painted: links, embedded number and title must agree. */
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
