import { isOnLinkedIn } from './host.ts';

/**
 * The slug or member token in a profile's address as a service, CRM or signal gives it, decoded once; else null. More
 * tolerant than `describeAddress`, since it is only compared with known names: an odd one must count as another person.
 * Never read or buy by it.
 * @param address absolute; see `withScheme`
 */
export function claimedMember(address: string): string | null {
  const url = URL.parse(address);
  if (!url || !isOnLinkedIn(url)) return null;
  const [, first = '', second, third] = url.pathname.split('/');
  const [kind, segment] = first === 'mwlite' ? [second, third] : [first, second];
  if (kind?.toLowerCase() !== 'in' || !segment) return null;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** Whether it is a member token, well formed or not, and so says nothing about the slug. */
export function isClaimedToken(name: string): boolean {
  return /^AC[ow]AA/.test(name);
}

/** Services and people leave out `https://`. */
export function withScheme(address: string): string {
  return /^https?:/i.test(address) ? address : `https://${address}`;
}
