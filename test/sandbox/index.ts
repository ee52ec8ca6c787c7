import { sandboxCertificate } from './certificate.ts';
import { type ConnectProxy, startConnectProxy } from './connect-proxy.ts';
import { type Kaspr, type KasprOptions, startKaspr } from './kaspr/start.ts';
import { type Site, startSite } from './linkedin/start.ts';
import type { ServerOptions } from './tls-server.ts';

export { COMPANIES } from './companies.ts';
export type { ReceivedRequest } from './exchange.ts';
export type { Behaviour } from './kaspr/behaviour.ts';
export type { Hold, HoldPoint } from './kaspr/hold.ts';
export { type Kaspr, type KasprOptions, startKaspr } from './kaspr/start.ts';
export { DEMO_KEY } from './kaspr/state.ts';
export { type Site, startSite } from './linkedin/start.ts';
export { PEOPLE, VIEWER } from './people.ts';
export type { Person } from './person.ts';

export interface SandboxOptions extends Pick<ServerOptions, 'protocol' | 'clock'> {
  readonly kaspr?: Omit<KasprOptions, 'protocol' | 'clock' | 'tls'>;
}

/** Everything running, and what a browser needs to be told. */
export interface Sandbox {
  readonly kaspr: Kaspr;
  readonly site: Site;
  /** For Firefox: an HTTP CONNECT proxy that knows the sandbox's hosts and nothing else. */
  readonly proxy: ConnectProxy;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
  /** For Chromium's `--host-resolver-rules`: the true hosts are here, and nothing leaves the machine. */
  readonly hostRules: string;
  stop(): Promise<void>;
}

export const KASPR_HOSTS: readonly string[] = ['developer.kaspr.io', 'developer.kaspr.fr', 'api.developers.kaspr.io'];

/** Starts Kaspr, the site and the proxy on free loopback ports. `protocol` and `clock` hold for all. */
export async function startSandbox({ kaspr: settings, ...common }: SandboxOptions = {}): Promise<Sandbox> {
  const [kaspr, site, { spki }] = await Promise.all([
    startKaspr({ ...settings, ...common }),
    startSite(common),
    sandboxCertificate(),
  ]);
  const proxy = await startConnectProxy((host, port) => {
    if (port !== 443) return null;
    if (KASPR_HOSTS.includes(host)) return kaspr.port;
    return /(^|\.)linkedin\.com$/.test(host) ? site.port : null;
  });
  return {
    kaspr,
    site,
    proxy,
    spki,
    hostRules: [
      `MAP *.linkedin.com:443 127.0.0.1:${site.port}`,
      `MAP linkedin.com:443 127.0.0.1:${site.port}`,
      ...KASPR_HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${kaspr.port}`),
      'MAP * ~NOTFOUND',
      'EXCLUDE 127.0.0.1',
      'EXCLUDE localhost',
    ].join(', '),
    stop: async () => {
      await Promise.all([kaspr.stop(), site.stop(), proxy.stop()]);
    },
  };
}
