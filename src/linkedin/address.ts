import { decodeSlug, isMemberToken, type LinkedInUrl, parseLinkedInUrl } from './slug.ts';

/** What a LinkedIn address asks for. A profile is named by a slug or, on some links, by a member token (`ACoAA…`). */
export type Address =
  | { kind: 'profile'; slug: string }
  | { kind: 'profile'; token: string }
  | { kind: 'people-list' | 'company' | 'other' }
  | { kind: 'none'; reason: 'no-subject' | 'login-wall' | 'challenge' | 'not-found' };

export type AddressName = keyof typeof addressExamples;

type Detector = { name: AddressName; matches: (url: LinkedInUrl) => boolean };

/** The first segment after `/in/`; the mobile site of 2015-2022 puts `/mwlite` before it. */
function memberSegment({ onMemberHost, path }: LinkedInUrl): string | null {
  const rest = path[0] === 'mwlite' ? path.slice(1) : path;
  return onMemberHost && rest[0] === 'in' ? (rest[1] ?? '') : null;
}

function memberName(url: LinkedInUrl): string | null {
  const segment = memberSegment(url);
  const slug = segment === null ? null : decodeSlug(segment);
  return slug?.toLowerCase() === 'me' ? null : slug;
}

const under =
  (...starts: string[]) =>
  ({ path }: LinkedInUrl) =>
    starts.some((start) => start.split('/').every((part, at) => path[at] === part));

const isPeopleList = under(
  'search/results/people',
  'search/results/all',
  'mynetwork',
  'sales/search/people',
  'sales/lists/people',
  'recruiter/smartsearch',
);
const isOrganization = under('company', 'school', 'showcase', 'sales/company');

function isOrganizationPeople(url: LinkedInUrl): boolean {
  return isOrganization(url) && url.path[2] === 'people';
}

/**
 * One test per kind of address; no address passes two. An address that passes none is `other`.
 * The names are those of `addressExamples`, which holds what each must accept and all others must refuse.
 */
export const addressDetectors: readonly Detector[] = [
  {
    name: 'slug',
    matches: (url) => {
      const name = memberName(url);
      return name !== null && !isMemberToken(name);
    },
  },
  { name: 'token', matches: (url) => isMemberToken(memberName(url) ?? '') },
  { name: 'nobody', matches: (url) => memberSegment(url) !== null && memberName(url) === null },
  { name: 'peopleList', matches: (url) => isPeopleList(url) || isOrganizationPeople(url) },
  { name: 'company', matches: (url) => isOrganization(url) && !isOrganizationPeople(url) },
  {
    name: 'loginWall',
    matches: under('authwall', 'uas/login', 'login', 'signup', 'checkpoint/lg', 'checkpoint/rm', 'checkpoint/rp'),
  },
  {
    name: 'challenge',
    matches: ({ path }) => path[0] === 'checkpoint' && !['lg', 'rm', 'rp'].includes(path[1] ?? ''),
  },
  { name: 'notFound', matches: under('404') },
];

/**
 * Says what a URL asks for, from the URL alone. Anything that is not an address of LinkedIn, or that names a person in a
 * form that cannot be trusted (encoded twice, `..`, control characters), is `none` with the reason `no-subject`.
 * @param url absolute, as `location.href` gives it
 */
export function describeAddress(url: string): Address {
  const parsed = parseLinkedInUrl(url);
  if (parsed === null) return { kind: 'none', reason: 'no-subject' };
  const name = memberName(parsed) ?? '';
  switch (addressDetectors.find((detector) => detector.matches(parsed))?.name) {
    case 'slug':
      return { kind: 'profile', slug: name };
    case 'token':
      return { kind: 'profile', token: name };
    case 'nobody':
      return { kind: 'none', reason: 'no-subject' };
    case 'peopleList':
      return { kind: 'people-list' };
    case 'company':
      return { kind: 'company' };
    case 'loginWall':
      return { kind: 'none', reason: 'login-wall' };
    case 'challenge':
      return { kind: 'none', reason: 'challenge' };
    case 'notFound':
      return { kind: 'none', reason: 'not-found' };
    default:
      return { kind: 'other' };
  }
}

/** Only tests read this; a bundler drops it. */
export const addressExamples = {
  slug: [
    'https://www.linkedin.com/in/ada-lovelace',
    'https://www.linkedin.com/in/Ada-Lovelace/?trk=people#top',
    'https://linkedin.com/in/ada-lovelace/en/',
    'https://br.linkedin.com/in/ada-lovelace/pt_BR',
    'https://m.linkedin.com/in/ada-lovelace/',
    'https://touch.linkedin.com/in/ada-lovelace/',
    'https://www.linkedin.com/mwlite/in/ada-lovelace',
    'https://www.linkedin.com/in/ada-lovelace/overlay/contact-info/',
    'https://www.linkedin.com/in/ada-lovelace/details/experience/',
    'https://www.linkedin.com/in/ada-lovelace/recent-activity/all/',
    'https://www.linkedin.com/in/%E7%94%B0%E4%B8%AD-%E5%A4%AA%E9%83%8E-1a2b3c/',
    'https://www.linkedin.com/in/acoaaxyz/',
    'https://www.linkedin.com/in/meadow/',
    'https://www.linkedin.com/in/company/',
  ],
  token: [
    'https://www.linkedin.com/in/ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_456/',
    'https://www.linkedin.com/in/ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_456/overlay/contact-info/',
    'https://www.linkedin.com/in/ACwAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_456',
  ],
  nobody: [
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/in/me/',
    'https://www.linkedin.com/in/Me/details/skills/',
    'https://www.linkedin.com/in/ada%252Dlovelace/',
    'https://www.linkedin.com/in/ada%5Clovelace/',
    'https://www.linkedin.com/in/ada%2Flovelace/',
    'https://www.linkedin.com/in/ada..lovelace/',
    'https://www.linkedin.com/in/ada%00lovelace/',
    'https://www.linkedin.com/in/ada%E2%80%AElovelace/',
    'https://www.linkedin.com/in/%E7%94/',
  ],
  peopleList: [
    'https://www.linkedin.com/search/results/people/?keywords=analytical%20engine',
    'https://www.linkedin.com/search/results/all/?keywords=ada',
    'https://www.linkedin.com/mynetwork/invite-connect/connections/',
    'https://www.linkedin.com/mynetwork/grow/',
    'https://www.linkedin.com/company/analytical-engines/people/',
    'https://www.linkedin.com/sales/search/people?keywords=ada',
  ],
  company: [
    'https://www.linkedin.com/company/analytical-engines/about/',
    'https://de.linkedin.com/company/analytical-engines',
    'https://www.linkedin.com/school/analytical-college/',
    'https://www.linkedin.com/showcase/difference-engines/',
    'https://www.linkedin.com/sales/company/1234567',
  ],
  loginWall: [
    'https://www.linkedin.com/authwall?trk=bf&sessionRedirect=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fada-lovelace',
    'https://www.linkedin.com/uas/login?session_redirect=%2Fin%2Fada-lovelace',
    'https://www.linkedin.com/login',
    'https://www.linkedin.com/signup/cold-join',
    'https://www.linkedin.com/checkpoint/lg/login-submit',
  ],
  challenge: [
    'https://www.linkedin.com/checkpoint/challenge/AgE1B2C3?ut=1',
    'https://www.linkedin.com/checkpoint/challengesV2/AQ1',
  ],
  notFound: ['https://www.linkedin.com/404/'],
  other: [
    'https://www.linkedin.com/',
    'https://www.linkedin.com/feed/',
    'https://www.linkedin.com/feed/?next=/in/ada-lovelace',
    'https://www.linkedin.com/search/results/companies/?keywords=engines',
    'https://www.linkedin.com/public-profile/in/ada-lovelace/',
    'https://www.linkedin.com/posts/ada-lovelace_engines-activity-1',
    'https://www.linkedin.com/sales/lead/ACwAABcDeFgHiJkLmNo,NAME_SEARCH,abcd',
    'https://business.linkedin.com/in/ada-lovelace',
  ],
  foreign: [
    'https://linkedin.com.example/in/ada-lovelace/',
    'https://notlinkedin.com/in/ada-lovelace/',
    'https://www.linkedin.com.evil.example/in/ada-lovelace/',
    'https://example.com/https://www.linkedin.com/in/ada-lovelace',
    'ftp://www.linkedin.com/in/ada-lovelace',
    'about:blank',
    'not an address',
    '',
  ],
} as const;
