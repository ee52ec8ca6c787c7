import { accessTo, dataConsent } from '../../browser/access.ts';
import { browser } from '../../browser.ts';
import { hostsOf } from '../../model/service-addresses.ts';
import type { ConnectionView } from '../../model/views/views.ts';

/**
 * Asks for what is not granted yet of hosts (match patterns). Must be the first await of a click: browsers prompt only
 * in direct response to one. Hosts that a browser can't ask for fail when they are called.
 */
export async function askForHosts(hosts: readonly string[]): Promise<boolean> {
  if (hosts.length === 0) return true;
  return browser.permissions.request(accessTo(hosts)).catch(() => true);
}

/**
 * Gives back hosts that no connection needs, except those that the manifest requires; after the last key, the consent.
 * @param views all connections as they are now
 */
export async function revokeHosts(earlier: ConnectionView, views: readonly ConnectionView[]): Promise<void> {
  const { host_permissions: demanded = [] } = browser.runtime.getManifest();
  const needed = new Set([...demanded, ...views.filter(({ hasKey }) => hasKey).flatMap(hostsOf)]);
  const origins = hostsOf(earlier).filter((host) => !needed.has(host));
  // Revoking a host that was never granted fails.
  for (const host of origins) await browser.permissions.remove({ origins: [host] }).catch(() => false);
  if (views.every(({ hasKey }) => !hasKey)) await browser.permissions.remove(dataConsent()).catch(() => false);
}
