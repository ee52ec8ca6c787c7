import { parseTemplate } from 'url-template';
import { KISSMETRICS_HOSTS, originsOf } from '../../model/service-addresses.ts';

/** What the vendor document writes in five addresses in place of the host of the Core API. */
const MISSPELT_HOST = 'apikissmetrics.com';

const VENDOR_HOSTS: ReadonlySet<string> = new Set(KISSMETRICS_HOSTS);

/**
 * An address of a reply, as it may be followed with the token; null where it may not (services/README.md M2–M4).
 * @param from what a relative address is relative to
 */
export function allowedHref(href: string, base: string, from = base): string | null {
  const home = URL.parse(base);
  const url = URL.parse(href.replaceAll('&amp;', '&'), from);
  if (!home || !url || url.username || url.password) return null;
  if (url.hostname === MISSPELT_HOST) [url.protocol, url.host] = [home.protocol, home.host];
  // Plain http is answered with a redirect, after the token was sent.
  if (url.protocol === 'http:' && VENDOR_HOSTS.has(url.hostname)) url.protocol = 'https:';
  url.hash = '';
  return url.href.length <= 4000 && originsOf({ service: 'kissmetrics', base }).includes(url.origin) ? url.href : null;
}

/** Expands a URI template (RFC 6570); null where it is none. */
export function expand(template: string, values: Record<string, string | number>): string | null {
  try {
    return parseTemplate(template).expand(values);
  } catch {
    return null;
  }
}

/** The same address with some parameters set; what is no address stays as it is. */
export function withParameters(href: string, parameters: Readonly<Record<string, number>>): string {
  const url = URL.parse(href);
  if (!url) return href;
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  return url.href;
}

/** A parameter that is a whole number; null where there is none. */
export function parameter(href: string, name: string): number | null {
  const text = URL.parse(href)?.searchParams.get(name) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
