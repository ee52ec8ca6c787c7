import type { CompanyField, CompanyReading } from '../model/schemas/people/reading.ts';
import { type Finding, takeFrom } from './person.ts';
import { parseLinkedInUrl } from './urls/slug.ts';

/** A field that is not named is not on the page. */
export type CompanyFindings = { readonly [F in CompanyField]?: Finding };

/** What one layout's reader has to say of a company. */
export type CompanyLayoutReading =
  | { verdict: 'certain' | 'partial'; company: CompanyReading }
  | { reason: 'not-the-subject' | 'field-missing'; missing: string[] };

/** Puts a company together, within the limits of the model; without a name there is none. */
export function composeCompany(verdict: 'certain' | 'partial', findings: CompanyFindings): CompanyLayoutReading {
  const { take, evidence } = takeFrom<CompanyField>(findings);
  const name = take('name', 500);
  if (name === null) return { reason: 'field-missing', missing: ['name'] };
  const company: CompanyReading = {
    slug: take('slug', 200),
    companyId: take('companyId', 100, /^\d{1,15}$/),
    name,
    website: take('website', 2000),
    industry: take('industry', 300),
    size: take('size', 100),
    headquarters: take('headquarters', 300),
    evidence,
  };
  return { verdict, company };
}

/**
 * Pages of LinkedIn's own that lead on to another address: `/redir/redirect?url=` (signed out), `/safety/go/?url=`
 * (React app).
 */
const REDIRECTS = /^(?:redir\/redirect|safety\/go)$/;

/**
 * Where a link leads once LinkedIn's redirects are taken off; `''` for links within LinkedIn and for anything but a web
 * address.
 * @param href as written; redirects hold the address percent-encoded, its dots as `%2E`
 */
export function leaveLinkedIn(href: string): string {
  const own = parseLinkedInUrl(href);
  if (own === null) return isWebAddress(href) ? href.trim() : '';
  if (!REDIRECTS.test(own.path.join('/'))) return '';
  const target = new URL(href.trim()).searchParams.get('url') ?? '';
  return isWebAddress(target) && parseLinkedInUrl(target) === null ? target : '';
}

function isWebAddress(href: string): boolean {
  return /^https?:\/\/[^\s/?#]+\.[^\s/?#]+/i.test(href.trim()) && URL.canParse(href.trim());
}
