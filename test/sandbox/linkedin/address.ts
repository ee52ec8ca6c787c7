import type { Person } from '../person.ts';

export const HOME = 'https://www.linkedin.com';

/** Absolute address of a profile, percent-encoded as LinkedIn writes it into its links. */
export function profileUrl(person: Person, rest = ''): string {
  return `${HOME}${profilePath(person)}${rest}`;
}

export function profilePath(person: Person): string {
  return `/in/${encodeURIComponent(person.slug)}/`;
}

export function messageUrl(person: Person): string {
  const urn = encodeURIComponent(`urn:li:fsd_profile:${person.token}`);
  const query = `profileUrn=${urn}&recipient=${person.token}&screenContext=NON_SELF_PROFILE_VIEW&interop=msgOverlay`;
  return `/messaging/compose/?${query}`;
}
