const LINKEDIN_HOST = /(?:^|\.)linkedin\.com$/;

/** Where content scripts run; must match the manifest. */
export const LINKEDIN_PATTERN = 'https://*.linkedin.com/*';

export function isOnLinkedIn({ protocol, hostname }: URL): boolean {
  return /^https?:$/.test(protocol) && LINKEDIN_HOST.test(hostname);
}

/** By https only: decides who may message us and where a link may lead. */
export function isLinkedIn(address: string | undefined): boolean {
  const url = URL.parse(address ?? '');
  return url?.protocol === 'https:' && LINKEDIN_HOST.test(url.hostname);
}
