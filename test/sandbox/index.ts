import { sandboxCertificate } from './certificate.ts';
import { API_HOST as CLOUD_ELEMENTS_HOST } from './cloud-elements/replies.ts';
import { type CloudElements, startCloudElements } from './cloud-elements/start.ts';
import { type Cognism, type CognismOptions, startCognism } from './cognism/start.ts';
import { type CognismLegacy, startCognismLegacy } from './cognism-2016/start.ts';
import { type ConnectProxy, startConnectProxy } from './connect-proxy.ts';
import { type Kaspr, type KasprOptions, startKaspr } from './kaspr/start.ts';
import { type KasprV2, type KasprV2Options, startKasprV2 } from './kaspr/v2/start.ts';
import { API_HOST, QUERY_HOSTS } from './kissmetrics/replies.ts';
import { type Kissmetrics, startKissmetrics } from './kissmetrics/start.ts';
import { type Site, startSite } from './linkedin/start.ts';
import type { ServerOptions } from './tls-server.ts';

export { type CloudElements, startCloudElements } from './cloud-elements/start.ts';
export { CLOUD_ELEMENTS_DEMO_ORGANIZATION, CLOUD_ELEMENTS_DEMO_USER } from './cloud-elements/state.ts';
export { type Cognism, type CognismOptions, startCognism } from './cognism/start.ts';
export { COGNISM_DEMO_KEY } from './cognism/state.ts';
export {
  COGNISM_DEMO_SECRET,
  COGNISM_DEMO_TOKEN,
  type CognismLegacy,
  startCognismLegacy,
} from './cognism-2016/start.ts';
export { COMPANIES } from './companies.ts';
export type { ReceivedRequest } from './exchange.ts';
export { type Kaspr, type KasprOptions, startKaspr } from './kaspr/start.ts';
export { DEMO_KEY } from './kaspr/state.ts';
export { type KasprV2, type KasprV2Options, startKasprV2 } from './kaspr/v2/start.ts';
export { KASPR_V2_DEMO_KEY } from './kaspr/v2/state.ts';
export { type Kissmetrics, startKissmetrics } from './kissmetrics/start.ts';
export { KISSMETRICS_DEMO_TOKEN } from './kissmetrics/state.ts';
export { type Site, startSite } from './linkedin/start.ts';
export { PEOPLE, VIEWER } from './people.ts';
export type { Person } from './person.ts';
export type { Behaviour } from './service/behaviour.ts';
export type { Hold, HoldPoint } from './service/hold.ts';

export interface SandboxOptions extends Pick<ServerOptions, 'protocol' | 'clock'> {
  readonly kaspr?: Omit<KasprOptions, 'protocol' | 'clock' | 'tls'>;
  readonly kasprV2?: Omit<KasprV2Options, 'protocol' | 'clock' | 'tls'>;
  readonly cognism?: Omit<CognismOptions, 'protocol' | 'clock' | 'tls'>;
}

/** Everything that runs, and how to point a browser at it. */
export interface Sandbox {
  readonly kaspr: Kaspr;
  readonly kasprV2: KasprV2;
  readonly cognism: Cognism;
  readonly cognismLegacy: CognismLegacy;
  readonly kissmetrics: Kissmetrics;
  readonly cloudElements: CloudElements;
  readonly site: Site;
  /** For Firefox: an HTTP CONNECT proxy that knows the sandbox's hosts and nothing else. */
  readonly proxy: ConnectProxy;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
  /** For Chromium's `--host-resolver-rules`: the true hosts are here, and nothing leaves the machine. */
  readonly hostRules: string;
  stop(): Promise<void>;
}

/** Kaspr's hosts of generation 1; v2 has one of its own. */
export const KASPR_HOSTS: readonly string[] = ['developer.kaspr.io', 'developer.kaspr.fr'];
export const KASPR_V2_HOST = 'api.developers.kaspr.io';
export const COGNISM_HOST = 'app.cognism.com';
export const COGNISM_LEGACY_HOST = 'api.cognism.io';
export const KISSMETRICS_HOSTS: readonly string[] = [API_HOST, ...QUERY_HOSTS];

/** Starts every service, the site and the proxy on free loopback ports. `protocol` and `clock` hold for all. */
export async function startSandbox({
  kaspr: first,
  kasprV2: second,
  cognism: third,
  ...common
}: SandboxOptions = {}): Promise<Sandbox> {
  const [kaspr, kasprV2, cognism, cognismLegacy, kissmetrics, cloudElements, site, { spki }] = await Promise.all([
    startKaspr({ ...first, ...common }),
    startKasprV2({ ...second, ...common }),
    startCognism({ ...third, ...common }),
    startCognismLegacy(common),
    startKissmetrics(common),
    startCloudElements(common),
    startSite(common),
    sandboxCertificate(),
  ]);
  const ports = new Map([
    ...KASPR_HOSTS.map((host) => [host, kaspr.port] as const),
    [KASPR_V2_HOST, kasprV2.port],
    [COGNISM_HOST, cognism.port],
    [COGNISM_LEGACY_HOST, cognismLegacy.port],
    ...KISSMETRICS_HOSTS.map((host) => [host, kissmetrics.port] as const),
    [CLOUD_ELEMENTS_HOST, cloudElements.port],
  ]);
  const proxy = await startConnectProxy((host, port) => {
    if (port !== 443) return null;
    return ports.get(host) ?? (/(^|\.)linkedin\.com$/.test(host) ? site.port : null);
  });
  return {
    kaspr,
    kasprV2,
    cognism,
    cognismLegacy,
    kissmetrics,
    cloudElements,
    site,
    proxy,
    spki,
    hostRules: [
      `MAP *.linkedin.com:443 127.0.0.1:${site.port}`,
      `MAP linkedin.com:443 127.0.0.1:${site.port}`,
      ...[...ports].map(([host, port]) => `MAP ${host}:443 127.0.0.1:${port}`),
      'MAP * ~NOTFOUND',
      'EXCLUDE 127.0.0.1',
      'EXCLUDE localhost',
    ].join(', '),
    stop: async () => {
      await Promise.all(
        [kaspr, kasprV2, cognism, cognismLegacy, kissmetrics, cloudElements, site, proxy].map((server) =>
          server.stop(),
        ),
      );
    },
  };
}
