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
import { decodeSlug, isMemberToken, type LinkedInUrl, memberOf, parseLinkedInUrl } from './slug.ts';

/** The first segment after `/in/`; the mobile site of 2015-2022 puts `/mwlite` before it. */
function memberSegment({ onMemberHost, path }: LinkedInUrl): string | null {
  const rest = path[0] === 'mwlite' ? path.slice(1) : path;
  return onMemberHost && rest[0] === 'in' ? (rest[1] ?? '') : null;
}

function memberName(url: LinkedInUrl): string | null {
  const segment = memberSegment(url);
  return segment === null ? null : memberOf(segment);
}

/**
 * The first part of `<token>,<authType>,<authToken>`: the others change with every search. `/sales/people/` is the
 * older form.
 */
function salesToken(url: LinkedInUrl): string | null {
  const lead = under('sales/lead', 'sales/people')(url) ? (decodeSlug(url.path[2] ?? '') ?? '') : '';
  return /^ACwAA[\w-]{3,75}(?=,|$)/.exec(lead)?.[0] ?? null;
}

const wall = (reason: 'no-subject' | 'login-wall' | 'challenge' | 'not-found'): Address => ({ kind: 'none', reason });
/**
 * One test per kind of address; no address passes two. An address that passes none is `other`.
 * The names are those of `addressExamples`, of address-examples.ts, which holds what each must accept and all others
 * must refuse.
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
 * Says what a URL asks for, from the URL alone. Anything that is not an address of LinkedIn, or that names a person in
 * a form that cannot be trusted (encoded twice, `..`, control characters), is `none` with the reason `no-subject`.
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
