import { browser } from '../../browser.ts';
import { hostsOf } from '../../model/service-addresses.ts';
import type { ConnectionView } from '../../model/views/views.ts';

/**
 * Asks the user for hosts (match patterns), where they are not granted yet. Has to be the first thing that a click waits for: browsers
 * ask only while they see the user's hand in it. What a browser can't ask for is found out when it is to be reached.
 */
export async function askForHosts(hosts: readonly string[]): Promise<boolean> {
  if (hosts.length === 0) return true;
  return browser.permissions.request({ origins: [...hosts] }).catch(() => true);
}

/**
 * Gives the hosts of a connection back that no connection needs any more. What the manifest demands (LinkedIn's hosts and Kaspr's)
 * stays.
 * @param views all connections as they are now
 */
export async function revokeHosts(earlier: ConnectionView, views: readonly ConnectionView[]): Promise<void> {
  const { host_permissions: demanded = [] } = browser.runtime.getManifest();
  const needed = new Set([...demanded, ...views.filter(({ hasKey }) => hasKey).flatMap(hostsOf)]);
  const origins = hostsOf(earlier).filter((host) => !needed.has(host));
  // One that was never granted can't be given back.
  for (const host of origins) await browser.permissions.remove({ origins: [host] }).catch(() => false);
}
