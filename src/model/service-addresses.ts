import { hostPattern } from './host-pattern.ts';
import type { Connection } from './schemas/purchases/account.ts';
import type { Failure } from './schemas/purchases/failure.ts';
import type { Service } from './schemas/purchases/service.ts';

/** One for each generation of the API (services/README.md K2). */
export const KASPR_BASES = { 1: 'https://developer.kaspr.io', 2: 'https://api.developers.kaspr.io' } as const;
/** Generation 1 as the document's examples have it, asked only where `KASPR_BASES[1]` is silent. */
export const KASPR_SPARE_BASE = 'https://developer.kaspr.fr';

/** The Core API, then two hosts for reports, the second being the live one (services/README.md M3). */
export const KISSMETRICS_HOSTS = ['api.kissmetrics.com', 'query.kissmetrics.com', 'query.kissmetrics.io'] as const;

export const DEFAULT_BASES: Record<Service, string> = {
  kaspr: KASPR_BASES[1],
  cognism: 'https://app.cognism.com/api/search',
  cognism2016: 'https://api.cognism.io/api/v1',
  kissmetrics: `https://${KISSMETRICS_HOSTS[0]}`,
  cloudElements: 'https://api.cloud-elements.com/elements/api-v2',
};

/** Origins that stand for each other: a key for one of them may be sent to all. */
const VENDOR_ORIGINS: Partial<Record<Service, readonly string[]>> = {
  kaspr: [...Object.values(KASPR_BASES), KASPR_SPARE_BASE],
  kissmetrics: KISSMETRICS_HOSTS.map((host) => `https://${host}`),
};

const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1'];

/** Whether keys may be sent there: https, or http on this machine. */
export function isSafeAddress(address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.username || url.password) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK_HOSTS.includes(url.hostname));
}

/** All that requests may go to: a key for another host was never meant for the vendor's own origins. */
export function originsOf({ service, base }: Pick<Connection, 'service' | 'base'>): readonly string[] {
  const origin = URL.parse(base)?.origin;
  if (origin === undefined) return [];
  const vendor = VENDOR_ORIGINS[service];
  return vendor?.includes(origin) ? vendor : [origin];
}

/** Match patterns to ask permission for: where requests go. None if keys may not be sent to `base`. */
export function hostsOf({ service, base, generation }: Pick<Connection, 'service' | 'base' | 'generation'>): string[] {
  const address = base.trim();
  if (!isSafeAddress(address)) return [];
  const origins = originsOf({ service, base: address });
  const isKaspr = service === 'kaspr' && origins.length > 1;
  const isOther = (origin: string) => (origin === KASPR_BASES[2]) !== (generation === '2');
  return origins.filter((origin) => !(isKaspr && generation !== 'auto' && isOther(origin))).map(hostPattern);
}

const NO_SUCH_ADDRESS: ReadonlySet<number> = new Set([404, 405, 410]);

/** A wrong base address would fail for everyone. */
export function isNoSuchAddress(failure: Failure): boolean {
  return (failure.kind === 'refused' || failure.kind === 'service-down') && NO_SUCH_ADDRESS.has(failure.status);
}
