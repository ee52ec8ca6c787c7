const LINKEDIN_HOST = /(?:^|\.)linkedin\.com$/;

/** Where content scripts run: LinkedIn's own host and all below it. The same as in the manifest. */
export const LINKEDIN_PATTERN = 'https://*.linkedin.com/*';

/** Whether a URL is on LinkedIn's own host or one below it, by http or https. */
export function isOnLinkedIn({ protocol, hostname }: URL): boolean {
  return /^https?:$/.test(protocol) && LINKEDIN_HOST.test(hostname);
}

/**
 * Whether an address or an origin is one of LinkedIn's, by https only: who may speak to us, and where a link may lead.
 */
export function isLinkedIn(address: string | undefined): boolean {
  const url = URL.parse(address ?? '');
  return url?.protocol === 'https:' && LINKEDIN_HOST.test(url.hostname);
}
