import { hostPattern } from './host-pattern.ts';
import type { Connection } from './schemas/purchases/account.ts';
import type { Service } from './schemas/purchases/service.ts';

/** Kaspr's own addresses, one for each generation of its API (services/README.md K2). */
export const KASPR_BASES = { 1: 'https://developer.kaspr.io', 2: 'https://api.developers.kaspr.io' } as const;

/**
 * KISSmetrics' hosts: the Core API, and two of reports, of which the second is the live one (services/README.md M3).
 */
export const KISSMETRICS_HOSTS = ['api.kissmetrics.com', 'query.kissmetrics.com', 'query.kissmetrics.io'] as const;

/** The services' own addresses, without a slash at the end. */
export const DEFAULT_BASES: Record<Service, string> = {
  kaspr: KASPR_BASES[1],
  cognism: 'https://app.cognism.com/api/search',
  cognism2016: 'https://api.cognism.io/api/v1',
  kissmetrics: `https://${KISSMETRICS_HOSTS[0]}`,
  cloudElements: 'https://api.cloud-elements.com/elements/api-v2',
};

/** Origins of one service that stand for each other: a key for one of them may be sent to all. */
const VENDOR_ORIGINS: Partial<Record<Service, readonly string[]>> = {
  kaspr: Object.values(KASPR_BASES),
  kissmetrics: KISSMETRICS_HOSTS.map((host) => `https://${host}`),
};

const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1'];

/** Whether keys may be sent to an address: https, or http on this very machine. */
export function isSafeAddress(address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.username || url.password) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK_HOSTS.includes(url.hostname));
}

/**
 * The only origins that a service's requests may go to: that of the base address the user set up, and if that is one of
 * the vendor's own, the vendor's others too. A key for another host was never meant for the vendor.
 * @returns none where `base` is no address
 */
export function originsOf({ service, base }: Pick<Connection, 'service' | 'base'>): readonly string[] {
  const origin = URL.parse(base)?.origin;
  if (origin === undefined) return [];
  const vendor = VENDOR_ORIGINS[service];
  return vendor?.includes(origin) ? vendor : [origin];
}

/**
 * The hosts to ask the user's permission for, as match patterns: those that requests go to. None where keys may not be
 * sent to the base address. With a generation chosen, Kaspr is asked at one address only.
 */
export function hostsOf({ service, base, generation }: Pick<Connection, 'service' | 'base' | 'generation'>): string[] {
  const address = base.trim();
  if (!isSafeAddress(address)) return [];
  const origins = originsOf({ service, base: address });
  const isKaspr = service === 'kaspr' && origins.length > 1;
  return (isKaspr && generation !== 'auto' ? [KASPR_BASES[generation]] : origins).map(hostPattern);
}
