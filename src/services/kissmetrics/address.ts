import { parseTemplate } from 'url-template';
import { KISSMETRICS_HOSTS, originsOf } from '../../model/service-addresses.ts';

/** The document misspells the Core API's host in five addresses. */
const MISSPELT_HOST = 'apikissmetrics.com';

const VENDOR_HOSTS: ReadonlySet<string> = new Set(KISSMETRICS_HOSTS);

/** Null if the token must not be sent there (services/README.md M2–M4). `from`: base of a relative address. */
export function allowedHref(href: string, base: string, from = base): string | null {
  const home = URL.parse(base);
  const url = URL.parse(href.replaceAll('&amp;', '&'), from);
  if (!home || !url || url.username || url.password) return null;
  if (url.hostname === MISSPELT_HOST) [url.protocol, url.host] = [home.protocol, home.host];
  // Plain http would redirect after the token was sent.
  if (url.protocol === 'http:' && VENDOR_HOSTS.has(url.hostname)) url.protocol = 'https:';
  url.hash = '';
  return url.href.length <= 4000 && originsOf({ service: 'kissmetrics', base }).includes(url.origin) ? url.href : null;
}

/** RFC 6570; null if malformed. */
export function expand(template: string, values: Record<string, string | number>): string | null {
  try {
    return parseTemplate(template).expand(values);
  } catch {
    return null;
  }
}

export function withParameters(href: string, parameters: Readonly<Record<string, number>>): string {
  const url = URL.parse(href);
  if (!url) return href;
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  return url.href;
}

export function parameter(href: string, name: string): number | null {
  const text = URL.parse(href)?.searchParams.get(name) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
