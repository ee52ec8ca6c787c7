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
import type { AddressName } from './address-examples.ts';
import { type LinkedInUrl, parseLinkedInUrl } from './slug.ts';

/** Searches, and the people of a project: its pipeline, and those whom Recruiter found or who applied. */
const isRecruiterSearch = (url: LinkedInUrl) =>
  url.path.some((part) => /^(?:recruiterSearch|smartsearch|search|recommendedMatches|applicants)$/.test(part)) ||
  (under('talent/hire')(url) && /^(?:manage|discover)$/.test(url.path[3] ?? ''));

const people = (list: ListName): ListAddress => ({ kind: 'people-list', list, company: null });
const sales = (list: ListName): ListAddress => ({ kind: 'sales-list', list, company: null });
const recruits = (list: ListName): ListAddress => ({ kind: 'recruiter-list', list, company: null });

const isPeopleSearch = under('search/results/people', 'search/results/all');
const isConnections = under('mynetwork/invite-connect/connections');
const isCatchUp = under('mynetwork/catch-up');
const isSalesPeople = under('sales/search/people', 'sales/lists/people');
const isSalesAccount = under(
  'sales/company',
  'sales/account',
  'sales/accounts',
  'sales/search/company',
  'sales/lists/company',
);
const isPost = under('feed/update', 'posts', 'pulse');
const isFeed = (url: LinkedInUrl) => url.path.length === 0 || under('feed', 'search/results/content')(url);

/** Pages with people beside other things. They have no reader of their own. */
const mixed: readonly Detector<ListAddress>[] = (
  [
    ['groupMembers', 'group-members', under('groups')],
    ['event', 'event', under('events')],
    ['post', 'post', isPost],
    ['feed', 'feed', (url) => isFeed(url) && !isPost(url)],
    ['messaging', 'messaging', under('messaging')],
    ['job', 'job', under('jobs', 'hiring')],
    ['profileViewers', 'profile-viewers', under('analytics', 'me/profile-views')],
    ['notifications', 'notifications', under('notifications')],
  ] as const satisfies readonly (readonly [AddressName, ListName, (url: LinkedInUrl) => boolean])[]
).map(([name, list, is]) => detect(name, (url) => url.onMemberHost && is(url), people(list)));

/** What is about somebody or something else, or about nobody. Anywhere but there, people may stand in rows. */
const NO_ROWS =
  /^(?:in|mwlite|public-profile|company|school|showcase|mynetwork|sales|talent|recruiter|authwall|uas|login|signup|checkpoint|404)$/;

const isElsewhere = (url: LinkedInUrl) =>
  url.onMemberHost &&
  !NO_ROWS.test(url.path[0] ?? '') &&
  !isPeopleSearch(url) &&
  mixed.every(({ describe }) => describe(url) === null);

/** The addresses of lists of people, apart from all others: the script that draws badges knows only these. */
export const listDetectors: readonly Detector<ListAddress>[] = [
  detect('search', isPeopleSearch, people('search')),
  detect('connections', isConnections, people('connections')),
  detect('catchUp', isCatchUp, people('catch-up')),
  detect('network', (url) => under('mynetwork')(url) && !isConnections(url) && !isCatchUp(url), people('network')),
  detectNamed(
    'companyPeople',
    (url) => organizationOf(url, true),
    (company) => ({ kind: 'people-list', list: 'company-people', company }),
  ),
  detect('salesSearch', under('sales/search/people'), sales('sales-search')),
  detect('salesList', under('sales/lists/people'), sales('sales-list')),
  detect('salesAccount', isSalesAccount, sales('sales-account')),
  detect(
    'salesHome',
    (url) =>
      under('sales')(url) && !isSalesPeople(url) && !isSalesAccount(url) && !under('sales/lead', 'sales/people')(url),
    sales('sales-home'),
  ),
  detect(
    'recruiterSearch',
    (url) => isRecruiter(url) && !hasProfile(url) && isRecruiterSearch(url),
    recruits('recruiter-search'),
  ),
  detect(
    'recruiterProject',
    (url) => isRecruiter(url) && !hasProfile(url) && !isRecruiterSearch(url),
    recruits('recruiter-project'),
  ),
  ...mixed,
  detect('elsewhere', isElsewhere, people('elsewhere')),
];

/**
 * Says which list of people a URL asks for; null for all other addresses.
 * @param url absolute, as `location.href` gives it
 */
export function describeListAddress(url: string): ListAddress | null {
  const parsed = parseLinkedInUrl(url);
  for (const { describe } of parsed ? listDetectors : []) {
    const address = parsed && describe(parsed);
    if (address) return address;
  }
  return null;
}
