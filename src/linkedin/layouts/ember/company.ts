import { type CompanyLayoutReading, composeCompany, leaveLinkedIn } from '../../company.ts';
import { all, attribute, collapse, first, next, text } from '../../dom.ts';
import { type Finding, findingOf } from '../../person.ts';
import { decodeSlug, organizationOfHref, sameSlug } from '../../urls/slug.ts';
import { type IslandEntry, islandsWith, stringOf } from './islands.ts';
import { companyAbove } from './list.ts';
import { COMPANY_SIZE, VISIT_WEBSITE } from './words.ts';

/** The size among these is a link since 2026-10, whatever its words. Saved pages, seen 2026-10. */
const SIZE_ITEM = 'a.org-top-card-summary-info-list__info-item[href*="currentCompany="]';
/** Saved page, seen 2026-08. */
const PRESENT = '.org-top-card-summary__title, .org-top-card';
/** Parts that only link to the company's own pages. Saved pages, seen 2026-08. */
const OWN_LINKS =
  '.org-page-navigation a[href*="/company/"], .org-top-card a[href*="/about/"], .org-top-card a[href*="/people/"]';
/** Industry, place and followers, in this order, where they are. Saved page, seen 2026-08. */
const SUMMARY = '.org-top-card-summary-info-list__info-item';
/** The "About" page. Saved page, seen 2026-08. */
const TERM = 'main dl > dt';
/** A link that may leave the site; the website is one. Saved page, seen 2026-08. */
const WEB_LINK = 'a[href^="http"]';
/** "Visit website" and whatever else the company put there. Saved pages, seen 2026-10. */
const TOP_BUTTON = '.org-top-card a[href^="http"]';
/** The number of employees, which leads to a search for them by the company's number. Saved pages, seen 2026-10. */
const EMPLOYEES = '.org-top-card a[href*="currentCompany="]';

/** Whether it is a company page of the Ember app. */
export function isEmberCompany(root: Element): boolean {
  return first(root, PRESENT) !== null;
}

/**
 * Reads a company page of the Ember app. It is certain whose it is if the embedded data has an entry under the
 * address's slug with the name painted, or if the page's own navigation leads to that slug; without either the reading
 * is partial.
 * @param asked the slug, or the number, in the address
 */
export function readEmberCompany(root: Element, asked: string): CompanyLayoutReading {
  const name = companyAbove(root);
  const entry = embeddedCompany(root, asked);
  const slugs = all(root, OWN_LINKS).map((link) => organizationOfHref(attribute(link, 'href')) ?? '');
  const own = entry ? [asked, stringOf(entry, 'universalName')] : [asked];
  // The navigation is painted with the name; the embedded data may have the name in another language.
  const isOther =
    slugs.length > 0
      ? !slugs.some((slug) => own.some((one) => sameSlug(slug, one)))
      : entry
        ? collapse(stringOf(entry, 'name')) !== name
        : isNameOfAnother(root, name);
  if (name === '' || isOther) return { reason: 'not-the-subject', missing: [] };
  const isProven = entry !== null || slugs.length > 0;
  const isNumber = /^\d+$/.test(asked);
  const about = aboutOf(root);
  const items = all(root, SUMMARY).map(text).filter(Boolean);
  const summary = items.filter((item) => !/\p{Nd}/u.test(item));
  const sizes = [...items.filter((item) => COMPANY_SIZE.test(item)), ...all(root, SIZE_ITEM).map(text)].filter(Boolean);
  const embedded = entry ? leaveLinkedIn(stringOf(entry, 'websiteUrl')) : '';
  const websites: Finding[] = [
    findingOf(about.website, 'line'),
    findingOf(embedded, 'embedded-data'),
    findingOf(websiteOfButton(root), 'label'),
  ];
  const ownNumber = findingOf(numberOfEmployees(root), 'own-link');
  const embeddedNumber = findingOf(companyIdOf(entry), 'embedded-data');
  return composeCompany(isProven ? 'certain' : 'partial', {
    slug: findingOf(isNumber ? stringOf(entry ?? {}, 'universalName') : asked, isNumber ? 'embedded-data' : 'address'),
    companyId: isNumber ? { text: asked, by: 'address' } : 'text' in embeddedNumber ? embeddedNumber : ownNumber,
    name: { text: name, by: 'heading' },
    website: websites.find((found) => 'text' in found) ?? { absence: 'not-on-page' },
    industry: findingOf(about.industry || (summary[0] ?? ''), 'line'),
    // Where a number of followers looks like a size too, it stands before.
    size: findingOf(about.size || (sizes.at(-1) ?? ''), 'line'),
    // Without headquarters the size is followed by something else, which the summary above does not have.
    headquarters: findingOf(summary.length === 0 ? about.headquarters : (summary[1] ?? ''), 'line'),
  });
}

/** Where the button in the top card leads that says "website"; others ("Sign up") may lead to other people's sites. */
function websiteOfButton(root: Element): string {
  const buttons = all(root, TOP_BUTTON).filter((link) =>
    [text(link), attribute(link, 'aria-label')].some((label) =>
      VISIT_WEBSITE.test(label.normalize('NFC').toLowerCase()),
    ),
  );
  return buttons.map((link) => leaveLinkedIn(attribute(link, 'href'))).find(Boolean) ?? '';
}

/** The one company that the link of the employees searches for; of several, one may be a branch. */
function numberOfEmployees(root: Element): string {
  const numbers = new Set(
    all(root, EMPLOYEES).flatMap((link) => {
      const query = /[?&]currentCompany=([^&]*)/.exec(attribute(link, 'href'))?.[1] ?? '';
      return query.replace(/%(?:5B|5D|22|2C)/gi, ' ').match(/\d+/g) ?? [];
    }),
  );
  const [number, ...others] = numbers;
  return number !== undefined && others.length === 0 ? number : '';
}

/** Whether the embedded data, which has nothing of the company in the address, has the one that is painted. */
function isNameOfAnother(root: Element, name: string): boolean {
  for (const { included } of islandsWith(root, '"universalName"')) {
    if (included.some((entry) => collapse(stringOf(entry, 'name')) === name)) return true;
  }
  return false;
}

/** The entry of the company in the address; the same island holds other companies. */
function embeddedCompany(root: Element, asked: string): IslandEntry | null {
  for (const { included } of islandsWith(root, '"universalName"')) {
    for (const entry of included) {
      const slug = decodeSlug(stringOf(entry, 'universalName')) ?? '';
      if ((sameSlug(slug, asked) || companyIdOf(entry) === asked) && stringOf(entry, 'name') !== '') return entry;
    }
  }
  return null;
}

const companyIdOf = (entry: IslandEntry | null) =>
  /^urn:li:(?:fsd_company|fs_normalized_company|organization):(\d+)$/.exec(stringOf(entry ?? {}, 'entityUrn'))?.[1] ??
  '';

/**
 * The list of facts on the "About" page. The labels are in the user's language, so the shape of the values decides: the
 * website is the first link off LinkedIn, the size a range of numbers; industry comes before the size, headquarters
 * after it.
 */
function aboutOf(root: Element): { website: string; industry: string; size: string; headquarters: string } {
  // A term may have two values; the first is the one to show.
  const values = all(root, TERM)
    .map(next)
    .filter((value) => value !== null);
  const websites = values
    .flatMap((value) => all(value, WEB_LINK))
    .map((link) => leaveLinkedIn(attribute(link, 'href')));
  const plain = values.filter((value) => first(value, 'a') === null).map(text);
  const at = plain.findIndex((value) => COMPANY_SIZE.test(value));
  const wordAt = (index: number) => (at === -1 || /\p{Nd}/u.test(plain[index] ?? '') ? '' : (plain[index] ?? ''));
  return {
    website: websites.find(Boolean) ?? '',
    industry: wordAt(at - 1),
    size: plain[at] ?? '',
    headquarters: wordAt(at + 1),
  };
}
