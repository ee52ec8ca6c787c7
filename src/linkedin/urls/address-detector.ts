import type { ListName } from '../../model/schemas/people/reading.ts';
import type { AddressName } from './address-examples.ts';
import { decodeSlug, type LinkedInUrl } from './slug.ts';

/** An address of a list of people; `company` is whose people they are, by slug or number. */
export type ListAddress = {
  kind: 'people-list' | 'sales-list' | 'recruiter-list';
  list: ListName;
  company: string | null;
};

/**
 * What a LinkedIn address asks for. A profile is named by a slug or, on some links, by a member token (`ACoAA…`), a
 * company by its slug or its number, a lead of Sales Navigator by its own token (`ACwAA…`).
 */
export type Address =
  | { kind: 'profile'; slug: string }
  | { kind: 'profile'; token: string }
  | ListAddress
  | { kind: 'company'; company: string }
  | { kind: 'sales-lead'; token: string }
  | { kind: 'recruiter-profile' }
  | { kind: 'other' }
  | { kind: 'none'; reason: 'no-subject' | 'login-wall' | 'challenge' | 'not-found' };

/** One kind of address: what it asks for, null for addresses of other kinds. */
export type Detector<A = Address> = { name: AddressName; describe: (url: LinkedInUrl) => A | null };

/** Whether a path begins with one of these. */
export const under =
  (...starts: string[]) =>
  ({ path }: LinkedInUrl) =>
    starts.some((start) => start.split('/').every((part, at) => path[at] === part));

/** A detector of addresses that all ask for the same. */
export function detect<A>(name: AddressName, matches: (url: LinkedInUrl) => boolean, address: A): Detector<A> {
  return { name, describe: (url) => (matches(url) ? address : null) };
}

/** A detector of addresses that name whom or what they ask for. */
export function detectNamed<T, A>(
  name: AddressName,
  find: (url: LinkedInUrl) => T | null,
  address: (named: T) => A,
): Detector<A> {
  return {
    name,
    describe(url) {
      const found = find(url);
      return found === null ? null : address(found);
    },
  };
}

/** The slug or number of an organization, on a page of it that is (or is not) its "People" tab. */
export function organizationOf(url: LinkedInUrl, isPeople: boolean): string | null {
  const { path } = url;
  if (!under('company', 'school', 'showcase')(url) || (path[2] === 'people') !== isPeople) return null;
  return decodeSlug(path[1] ?? '');
}

/**
 * Recruiter's addresses carry a contract or a project in the middle:
 * `/talent/hire/123/discover/recruiterSearch/profile/AEM…`.
 */
export const isRecruiter = under('talent', 'recruiter');
export const hasProfile = ({ path }: LinkedInUrl) => path.includes('profile');
