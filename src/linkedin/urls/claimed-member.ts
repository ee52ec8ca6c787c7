import { isOnLinkedIn } from './host.ts';

/** Only for comparison with known names, so an odd one counts as another person. Never read or buy by it. */
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

export function isClaimedToken(name: string): boolean {
  return /^AC[ow]AA/.test(name);
}

export function withScheme(address: string): string {
  return /^https?:/i.test(address) ? address : `https://${address}`;
}
