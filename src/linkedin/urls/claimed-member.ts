import { isOnLinkedIn } from './host.ts';

/**
 * The slug or member token, decoded once, that the address of a profile names in what a service, a CRM or a signal
 * says. More tolerant than `describeAddress`, because such a name is only ever compared with one that is known already:
 * an odd one must count as somebody else instead of being ignored. Never read or buy by it.
 * @param address absolute; see `withScheme`
 * @returns null where the address is not that of a profile
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

/** Whether a claimed name is a member token, well formed or not, and so says nothing about the slug. */
export function isClaimedToken(name: string): boolean {
  return /^AC[ow]AA/.test(name);
}

/** Services and people leave out `https://`. */
export function withScheme(address: string): string {
  return /^https?:/i.test(address) ? address : `https://${address}`;
}
