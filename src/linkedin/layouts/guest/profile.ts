import { attribute, first, text } from '../../dom.ts';
import {
  certainPerson,
  type Finding,
  findingOf,
  type LayoutReading,
  notTheSubject,
  type PageSubject,
} from '../../person.ts';
import { sameSlug, slugOfHref } from '../../urls/slug.ts';
import { type Data, line, list, one, structuredData } from './structured-data.ts';

/** What a signed-out visitor gets. Saved pages, seen 2026-01. */
const PAGE_KEY = 'meta[name="pageKey"][content^="public_profile"]';
/** Whose page it is; both name host and slug. Seen 2026-01. */
const CANONICAL = 'link[rel="canonical"]';
/** The same address for other sites. Saved pages, seen 2026-01. */
const SHARED_AS = 'meta[property="og:url"]';
/** Where the structured data has no name. Seen 2026-01. */
const NAME = '.top-card-layout h1';
/** May be absent. Seen 2026-01. */
const HEADLINE = '.top-card-layout__headline';

/** Whether the document is the public page of a profile. */
export function isGuestProfile(root: Element): boolean {
  return first(root, PAGE_KEY) !== null;
}

/** The addresses that a signed-out page gives as its own. */
export function ownAddresses(root: Element): string[] {
  return [attribute(first(root, CANONICAL), 'href'), attribute(first(root, SHARED_AS), 'content')].filter(Boolean);
}

/** Reads the subject of a public profile page, which must name the address's slug as its own canonical address. */
export function readGuestProfile(root: Element, subject: PageSubject): LayoutReading {
  const addresses = ownAddresses(root);
  if (!('slug' in subject) || addresses.length === 0) return notTheSubject;
  const isSubject = (address: string) => sameSlug(slugOfHref(address) ?? '', subject.slug);
  if (!addresses.every(isSubject)) return notTheSubject;

  const person = personIn(structuredData(root), isSubject);
  const given = line(person?.name);
  const isGiven = given !== '' && !isMasked(given);
  const painted = text(first(root, NAME));
  const company = currentEmployer(person);
  return certainPerson({
    slug: { text: subject.slug, by: 'address' },
    name: isGiven ? { text: given, by: 'embedded-data' } : unmasked(painted, 'heading'),
    headline: unmasked(text(first(root, HEADLINE)), 'line'),
    title: 'text' in company ? unmasked(line([person?.jobTitle].flat()[0]), 'embedded-data') : company,
    company,
    school: unmasked(line(schoolOf(person)?.name), 'embedded-data'),
    location: unmasked(line(one(person?.address)?.addressLocality), 'embedded-data'),
  });
}

/**
 * The Person that says it has the subject's address; the main entity of an entry need not repeat it. Authors of
 * articles are Persons too, but elsewhere inside other entries.
 */
function personIn(entries: Data[], isSubject: (address: string) => boolean): Data | undefined {
  const isPerson = (entry: Data) => [entry['@type']].flat().includes('Person');
  const addresses = (entry: Data) => [entry.url, entry.sameAs].flat().map(line).filter(Boolean);
  const mains = entries.flatMap((entry) => list(entry.mainEntity)).filter(isPerson);
  return (
    [...entries.filter(isPerson), ...mains].find((entry) => addresses(entry).some(isSubject)) ??
    mains.find((entry) => addresses(entry).length === 0)
  );
}

/** Current employers come first to last in `worksFor`; a role with an end is not current. */
function currentEmployer(person: Data | undefined): Finding {
  const employer = one(person?.worksFor);
  return one(employer?.member)?.endDate ? { absence: 'not-on-page' } : unmasked(line(employer?.name), 'embedded-data');
}

/** Among the former places of a person are employers too. */
function schoolOf(person: Data | undefined): Data | undefined {
  return list(person?.alumniOf).find((place) => place['@type'] === 'EducationalOrganization');
}

/** Guests see some values as rows of asterisks. */
function isMasked(value: string): boolean {
  return /\*\*|^\*$/.test(value);
}

function unmasked(value: string, by: 'embedded-data' | 'heading' | 'line'): Finding {
  return isMasked(value) ? { absence: 'masked' } : findingOf(value, by);
}
