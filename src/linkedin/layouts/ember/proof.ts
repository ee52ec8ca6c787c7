import { all, attribute, closest } from '../../dom.ts';
import type { PageSubject } from '../../person.ts';
import { confirmSlug } from '../../subject.ts';
import { sameSlug, slugOfHref } from '../../urls/slug.ts';

/** Links that only a member's own card has: contact info, "about this profile", editing. Saved pages, seen 2026-09. */
const OWN_LINKS = 'a[href*="/overlay/"], a[href*="/edit/"]';

function slugsOf(links: Element[]): string[] {
  return links.map((link) => slugOfHref(attribute(link, 'href'))).filter((slug) => slug !== null);
}

/**
 * The one slug that a card's links agree on. A card may also link to others (mutual connections), so only the strongest kind of
 * link present counts: the one around the name, else the card's own sub-pages, else all. Links to several people prove nothing.
 */
function slugOfCard(card: Element, heading: Element | null): string | null {
  const around = heading && closest(heading, 'a[href]');
  for (const links of [around ? [around] : [], all(card, OWN_LINKS), all(card, 'a[href*="/in/"]')]) {
    const [slug, ...others] = slugsOf(links);
    if (slug !== undefined) return others.every((other) => sameSlug(other, slug)) ? slug : null;
  }
  return null;
}

/**
 * The slug under which a card's links prove it to be about the subject of the address; `null` while the previous person is still
 * painted after navigation inside the page.
 * @param tokenOf the member token that the card carries if it is about that slug, `null` if it has none
 */
export function slugProvenByLinks(
  card: Element,
  heading: Element | null,
  subject: PageSubject,
  tokenOf: (slug: string) => string | null,
): string | null {
  const slug = slugOfCard(card, heading);
  return slug === null ? null : confirmSlug(slug, tokenOf(slug), subject);
}
