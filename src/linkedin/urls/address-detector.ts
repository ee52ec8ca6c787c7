import type { ListName } from '../../model/schemas/people/reading.ts';
import type { AddressName } from './address-examples.ts';
import { decodeSlug, type LinkedInUrl } from './slug.ts';

export type ListAddress = {
  kind: 'people-list' | 'sales-list' | 'recruiter-list';
  list: ListName;
  company: string | null;
};

/** Member tokens are `ACoAA…`, lead tokens `ACwAA…`; companies have a slug or a number. */
export type Address =
  | { kind: 'profile'; slug: string }
  | { kind: 'profile'; token: string }
  | ListAddress
  | { kind: 'company'; company: string }
  | { kind: 'sales-lead'; token: string }
  | { kind: 'recruiter-profile' }
  | { kind: 'other' }
  | { kind: 'none'; reason: 'no-subject' | 'login-wall' | 'challenge' | 'not-found' };

export type Detector<A = Address> = { name: AddressName; describe: (url: LinkedInUrl) => A | null };

export const under =
  (...starts: string[]) =>
  ({ path }: LinkedInUrl) =>
    starts.some((start) => start.split('/').every((part, at) => path[at] === part));

export function detect<A>(name: AddressName, matches: (url: LinkedInUrl) => boolean, address: A): Detector<A> {
  return { name, describe: (url) => (matches(url) ? address : null) };
}

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

export function organizationOf(url: LinkedInUrl, isPeople: boolean): string | null {
  const { path } = url;
  if (!under('company', 'school', 'showcase')(url) || (path[2] === 'people') !== isPeople) return null;
  return decodeSlug(path[1] ?? '');
}

/** With a contract or project in the middle: `/talent/hire/123/discover/recruiterSearch/profile/AEM…`. */
export const isRecruiter = under('talent', 'recruiter');
export const hasProfile = ({ path }: LinkedInUrl) => path.includes('profile');
