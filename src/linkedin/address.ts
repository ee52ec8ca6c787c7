import {
  type Address,
  type Detector,
  detect,
  detectNamed,
  hasProfile,
  isRecruiter,
  organizationOf,
  under,
} from './address-detector.ts';
import { listDetectors } from './list-address.ts';
import { decodeSlug, isMemberToken, type LinkedInUrl, parseLinkedInUrl } from './slug.ts';

export type AddressName = keyof typeof addressExamples;

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

/** The first part of `<token>,<authType>,<authToken>`: the others change with every search. `/sales/people/` is the older form. */
function salesToken(url: LinkedInUrl): string | null {
  const lead = under('sales/lead', 'sales/people')(url) ? (decodeSlug(url.path[2] ?? '') ?? '') : '';
  return /^ACwAA[\w-]{3,75}(?=,|$)/.exec(lead)?.[0] ?? null;
}

const wall = (reason: 'no-subject' | 'login-wall' | 'challenge' | 'not-found'): Address => ({ kind: 'none', reason });
/**
 * One test per kind of address; no address passes two. An address that passes none is `other`.
 * The names are those of `addressExamples`, which holds what each must accept and all others must refuse.
 */
export const addressDetectors: readonly Detector[] = [
  detectNamed(
    'slug',
    (url) => {
      const name = memberName(url);
      return name === null || isMemberToken(name) ? null : name;
    },
    (slug) => ({ kind: 'profile', slug }),
  ),
  detectNamed(
    'token',
    (url) => {
      const name = memberName(url);
      return name !== null && isMemberToken(name) ? name : null;
    },
    (token) => ({ kind: 'profile', token }),
  ),
  detect('nobody', (url) => memberSegment(url) !== null && memberName(url) === null, wall('no-subject')),
  ...listDetectors,
  detectNamed(
    'company',
    (url) => organizationOf(url, false),
    (company) => ({ kind: 'company', company }),
  ),
  detectNamed('salesLead', salesToken, (token) => ({ kind: 'sales-lead', token })),
  detect('recruiterProfile', (url) => isRecruiter(url) && hasProfile(url), { kind: 'recruiter-profile' }),
  detect(
    'loginWall',
    under('authwall', 'uas/login', 'login', 'signup', 'checkpoint/lg', 'checkpoint/rm', 'checkpoint/rp'),
    wall('login-wall'),
  ),
  detect(
    'challenge',
    ({ path }) => path[0] === 'checkpoint' && !['lg', 'rm', 'rp'].includes(path[1] ?? ''),
    wall('challenge'),
  ),
  detect('notFound', under('404'), wall('not-found')),
];

/**
 * Says what a URL asks for, from the URL alone. Anything that is not an address of LinkedIn, or that names a person in a
 * form that cannot be trusted (encoded twice, `..`, control characters), is `none` with the reason `no-subject`.
 * @param url absolute, as `location.href` gives it
 */
export function describeAddress(url: string): Address {
  const parsed = parseLinkedInUrl(url);
  if (parsed === null) return wall('no-subject');
  for (const { describe } of addressDetectors) {
    const address = describe(parsed);
    if (address) return address;
  }
  return { kind: 'other' };
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
  search: [
    'https://www.linkedin.com/search/results/people/?keywords=analytical%20engine',
    'https://www.linkedin.com/search/results/all/?keywords=ada',
  ],
  connections: ['https://www.linkedin.com/mynetwork/invite-connect/connections/'],
  catchUp: [
    'https://www.linkedin.com/mynetwork/catch-up/all/',
    'https://www.linkedin.com/mynetwork/catch-up/birthday/',
  ],
  network: [
    'https://www.linkedin.com/mynetwork/',
    'https://www.linkedin.com/mynetwork/grow/',
    'https://www.linkedin.com/mynetwork/invitation-manager/received/',
  ],
  companyPeople: [
    'https://www.linkedin.com/company/analytical-engines/people/',
    'https://www.linkedin.com/school/analytical-college/people/?keywords=ada',
  ],
  company: [
    'https://www.linkedin.com/company/analytical-engines/about/',
    'https://de.linkedin.com/company/analytical-engines',
    'https://www.linkedin.com/company/1234567/',
    'https://www.linkedin.com/school/analytical-college/',
    'https://www.linkedin.com/showcase/difference-engines/',
  ],
  salesLead: [
    'https://www.linkedin.com/sales/lead/ACwAABcDeFgHiJkLmNo,NAME_SEARCH,abcd',
    'https://www.linkedin.com/sales/lead/ACwAABcDeFgHiJk-_mNo%2CNAME_SEARCH%2Cabcd?_ntb=1',
    'https://www.linkedin.com/sales/people/ACwAABcDeFgHiJkLmNo,NAME_SEARCH,abcd',
  ],
  salesSearch: ['https://www.linkedin.com/sales/search/people?keywords=ada'],
  salesList: ['https://www.linkedin.com/sales/lists/people/7012345678901234567?sortCriteria=CREATED_TIME'],
  recruiterProfile: [
    'https://www.linkedin.com/recruiter/profile/12345,abcd,CAP',
    'https://www.linkedin.com/talent/profile/AEMAABcDeFg',
    'https://www.linkedin.com/talent/hire/123/discover/recruiterSearch/profile/AEMAABcDeFg',
  ],
  recruiterSearch: [
    'https://www.linkedin.com/recruiter/smartsearch?keywords=ada',
    'https://www.linkedin.com/talent/hire/123/discover/recruiterSearch?searchContextId=1',
    'https://www.linkedin.com/talent/search?keywords=ada',
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
    'https://www.linkedin.com/company/',
    'https://www.linkedin.com/sales/company/1234567',
    'https://www.linkedin.com/sales/lead/',
    'https://www.linkedin.com/talent/home',
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
