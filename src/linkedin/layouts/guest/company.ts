import { type CompanyLayoutReading, composeCompany, leaveLinkedIn } from '../../company.ts';
import { attribute, first, text } from '../../dom.ts';
import { findingOf } from '../../person.ts';
import { organizationOfHref, sameSlug } from '../../urls/slug.ts';
import { ownAddresses } from './profile.ts';

/** Parts of a company's public page. Saved pages, seen 2026-01. */
const PRESENT = '[data-test-id^="about-us__"], .top-card-layout__title';
/** The name, above the facts. Saved pages, seen 2026-01. */
const NAME = 'h1.top-card-layout__title, .top-card-layout h1';
/** The website, behind a redirect of the site. Saved pages, seen 2026-01. */
const WEBSITE = '[data-test-id="about-us__website"] a[href]';
/** Facts of the "About us" list, each with a mark of its own. Saved pages, seen 2026-01. */
const INDUSTRY = '[data-test-id="about-us__industry"] dd';
/** The number of people, as a range. Public code, seen 2025-11. */
const SIZE = '[data-test-id="about-us__size"] dd';
/** The place of the headquarters. Saved pages, seen 2026-01. */
const HEADQUARTERS = '[data-test-id="about-us__headquarters"] dd';

export function isGuestCompany(root: Element): boolean {
  return ownAddresses(root).length > 0 && first(root, PRESENT) !== null;
}

/** The page must name the address's slug as its own. */
export function readGuestCompany(root: Element, asked: string): CompanyLayoutReading {
  const isSubject = (address: string) => sameSlug(organizationOfHref(address) ?? '', asked);
  if (!ownAddresses(root).every(isSubject)) return { reason: 'not-the-subject', missing: [] };
  const read = (selector: string) => findingOf(text(first(root, selector)), 'key');
  return composeCompany('certain', {
    slug: { text: asked, by: 'address' },
    name: findingOf(text(first(root, NAME)), 'heading', 'part-missing'),
    website: findingOf(leaveLinkedIn(attribute(first(root, WEBSITE), 'href')), 'key'),
    industry: read(INDUSTRY),
    size: read(SIZE),
    headquarters: read(HEADQUARTERS),
  });
}
