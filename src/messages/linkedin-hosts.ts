/** Where content scripts run: LinkedIn's own host and all below it. The same as in the manifest. */
export const LINKEDIN_PATTERN = 'https://*.linkedin.com/*';

/** Whether an address or an origin is one of LinkedIn's. */
export function isLinkedIn(address: string | undefined): boolean {
  const url = URL.parse(address ?? '');
  return url?.protocol === 'https:' && /(^|\.)linkedin\.com$/.test(url.hostname);
}
