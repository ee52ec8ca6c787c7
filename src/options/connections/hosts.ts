import { hostPattern } from '../../model/host-pattern.ts';
import type { ConnectionView } from '../../model/views/views.ts';

/** Services with several hosts of their own, which stand for each other; the same as in services/origins.ts. */
const KASPR_HOSTS = { '1': 'developer.kaspr.io', '2': 'api.developers.kaspr.io' } as const;
const KISSMETRICS_HOSTS = ['api.kissmetrics.com', 'query.kissmetrics.com', 'query.kissmetrics.io'] as const;
const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1'];

type ServiceAddress = Pick<ConnectionView, 'service' | 'base' | 'generation'>;

/** The hosts that a service is asked at, as match patterns; none where keys may not travel to its base address. */
export function hostsOf({ service, base, generation }: ServiceAddress): string[] {
  const url = URL.parse(base.trim());
  if (!url || !canBeAskedFor(url)) return [];
  const own = Object.values(KASPR_HOSTS).find((host) => isHost(url, host));
  if (service === 'kaspr' && own) {
    return (generation === 'auto' ? Object.values(KASPR_HOSTS) : [KASPR_HOSTS[generation]]).map(patternOf);
  }
  const isKissmetrics = service === 'kissmetrics' && KISSMETRICS_HOSTS.some((host) => isHost(url, host));
  return isKissmetrics ? KISSMETRICS_HOSTS.map(patternOf) : [hostPattern(url.href)];
}

/** The hosts of a list of patterns, for people: "api.example.com, example.com". */
export function hostNames(patterns: readonly string[]): string {
  return patterns.map((pattern) => new URL(pattern.replace('*', '')).hostname).join(', ');
}

function canBeAskedFor({ protocol, hostname, username, password }: URL): boolean {
  if (username || password) return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK_HOSTS.includes(hostname));
}

const isHost = ({ protocol, host }: URL, name: string) => protocol === 'https:' && host === name;
const patternOf = (host: string) => `https://${host}/*`;
