import { all, attribute, collapse, first, rawText, text } from '../dom.ts';
import { composePerson, type Finding, findingOf, type LayoutReading, notTheSubject, type Subject } from '../person.ts';
import { sameSlug, slugOfHref } from '../slug.ts';

/** What a signed-out visitor gets. Saved pages, seen 2026-01. */
const PAGE_KEY = 'meta[name="pageKey"][content^="public_profile"]';
/** Whose page it is; both name host and slug. Seen 2026-01. */
const CANONICAL = 'link[rel="canonical"]';
const SHARED_AS = 'meta[property="og:url"]';
const STRUCTURED_DATA = 'script[type="application/ld+json"]';
/** Where the structured data has no name. Seen 2026-01. */
const NAME = '.top-card-layout h1';
/** May be absent. Seen 2026-01. */
const HEADLINE = '.top-card-layout__headline';

type Data = Record<string, unknown>;

/** Whether the document is the public page of a profile. */
export function isGuest(root: Element): boolean {
  return first(root, PAGE_KEY) !== null;
}

/** Reads the subject of a public profile page, which must name the address's slug as its own canonical address. */
export function readGuest(root: Element, subject: Subject): LayoutReading {
  const addresses = [attribute(first(root, CANONICAL), 'href'), attribute(first(root, SHARED_AS), 'content')].filter(
    Boolean,
  );
  if (!('slug' in subject) || addresses.length === 0) return notTheSubject;
  const isSubject = (address: string) => sameSlug(slugOfHref(address) ?? '', subject.slug);
  if (!addresses.every(isSubject)) return notTheSubject;

  const person = personIn(structuredData(root), isSubject);
  const name = [line(person?.name), text(first(root, NAME))].find((one) => one !== '' && !isMasked(one)) ?? '';
  return composePerson(subject.slug, name, {
    token: { absence: 'not-on-page' },
    memberId: { absence: 'not-on-page' },
    headline: unmasked(text(first(root, HEADLINE))),
    company: currentEmployer(person),
    location: unmasked(line(one(person?.address)?.addressLocality)),
  });
}

/** The entries of all structured data of the page, of graphs too. */
function structuredData(root: Element): Data[] {
  return all(root, STRUCTURED_DATA).flatMap((script) => {
    try {
      const data: unknown = JSON.parse(rawText(script));
      return list(data).flatMap((entry) => [entry, ...list(entry['@graph'])]);
    } catch {
      return [];
    }
  });
}

/**
 * The Person that says it has the subject's address; the main entity of an entry need not repeat it. Authors of articles
 * are Persons too, but elsewhere inside other entries.
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
  return one(employer?.member)?.endDate ? { absence: 'not-on-page' } : unmasked(line(employer?.name));
}

/** Guests see some values as rows of asterisks. */
function isMasked(value: string): boolean {
  return /\*\*|^\*$/.test(value);
}

function unmasked(value: string): Finding {
  return isMasked(value) ? { absence: 'masked' } : findingOf(value);
}

function list(value: unknown): Data[] {
  const isData = (entry: unknown): entry is Data =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry);
  return (Array.isArray(value) ? value : [value]).filter(isData);
}

function one(value: unknown): Data | undefined {
  return list(value)[0];
}

function line(value: unknown): string {
  return typeof value === 'string' ? collapse(value.slice(0, 20_000)) : '';
}
