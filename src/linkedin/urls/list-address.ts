import type { ListName } from '../../model/schemas/people/reading.ts';
import {
  type Detector,
  detect,
  detectNamed,
  hasProfile,
  isRecruiter,
  type ListAddress,
  organizationOf,
  under,
} from './address-detector.ts';
import { type LinkedInUrl, parseLinkedInUrl } from './slug.ts';

/** Searches, and the people of a project: its pipeline, and those whom Recruiter found or who applied. */
const isRecruiterSearch = (url: LinkedInUrl) =>
  url.path.some((part) => /^(?:recruiterSearch|smartsearch|search|recommendedMatches|applicants)$/.test(part)) ||
  (under('talent/hire')(url) && /^(?:manage|discover)$/.test(url.path[3] ?? ''));

const people = (list: ListName): ListAddress => ({ kind: 'people-list', list, company: null });

/** The addresses of lists of people, apart from all others: the script that draws badges knows only these. */
export const listDetectors: readonly Detector<ListAddress>[] = [
  detect('search', under('search/results/people', 'search/results/all'), people('search')),
  detect('connections', under('mynetwork/invite-connect/connections'), people('connections')),
  detect('catchUp', under('mynetwork/catch-up'), people('catch-up')),
  detect(
    'network',
    (url) => under('mynetwork')(url) && !under('mynetwork/invite-connect/connections', 'mynetwork/catch-up')(url),
    people('network'),
  ),
  detectNamed(
    'companyPeople',
    (url) => organizationOf(url, true),
    (company) => ({ kind: 'people-list', list: 'company-people', company }),
  ),
  detect('salesSearch', under('sales/search/people'), { kind: 'sales-list', list: 'sales-search', company: null }),
  detect('salesList', under('sales/lists/people'), { kind: 'sales-list', list: 'sales-list', company: null }),
  detect('recruiterSearch', (url) => isRecruiter(url) && !hasProfile(url) && isRecruiterSearch(url), {
    kind: 'recruiter-list',
    list: 'recruiter-search',
    company: null,
  }),
];

/** Says which list of people a URL asks for; null for all other addresses. @param url absolute, as `location.href` gives it */
export function describeListAddress(url: string): ListAddress | null {
  const parsed = parseLinkedInUrl(url);
  for (const { describe } of parsed ? listDetectors : []) {
    const address = parsed && describe(parsed);
    if (address) return address;
  }
  return null;
}
