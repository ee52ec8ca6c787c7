import { all, attribute, closest } from './dom.ts';
import type { PageSubject } from './person.ts';
import { sameSlug, slugOfHref } from './urls/slug.ts';

/** Links that only a member's own card has: contact info, "about this profile", editing. Saved pages, seen 2026-09. */
const OWN_LINKS = 'a[href*="/overlay/"], a[href*="/edit/"]';

function slugsOf(links: Element[]): string[] {
  return links.map((link) => slugOfHref(attribute(link, 'href'))).filter((slug) => slug !== null);
}

/**
 * The one slug that a card says it is about. A card may also link to others (mutual connections), so only the strongest kind
 * of link that is there counts: the one around the name, else the card's own sub-pages, else all. Links to several people
 * prove nothing.
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
 * The guard: the slug under which a card is proven to be about the subject of the address, else `null`. This is also
 * `null` while the person before is still painted after navigation inside the page.
 * @param tokenOf the token that the card carries if it is about that slug, `null` if it has none: it alone proves an
 *   address by token
 */
export function provenSlug(
  card: Element,
  heading: Element | null,
  subject: PageSubject,
  tokenOf: (slug: string) => string | null,
): string | null {
  const slug = slugOfCard(card, heading);
  if (slug === null) return null;
  if ('token' in subject) return subject.token === tokenOf(slug) ? slug : null;
  return sameSlug(slug, subject.slug) ? subject.slug : null;
}
