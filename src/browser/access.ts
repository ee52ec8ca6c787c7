import type { Permissions } from 'webextension-polyfill';
import { browser } from '../browser.ts';

/** What sending to hosts (match patterns) takes, in Firefox consent to kinds of data too; pages only read need none. */
export function accessTo(origins: readonly string[]): Permissions.Permissions {
  const { content_scripts: scripts = [] } = browser.runtime.getManifest();
  const isRead = origins.every((origin) => scripts.some(({ matches = [] }) => matches.includes(origin)));
  return { origins: [...origins], ...(isRead ? {} : dataConsent()) };
}

/** Empty in Chromium. Source: extensionworkshop.com, "Firefox built-in consent for data collection". */
export function dataConsent(): Pick<Permissions.Permissions, 'data_collection'> {
  const { gecko } = browser.runtime.getManifest().browser_specific_settings ?? {};
  const { optional } = gecko?.data_collection_permissions ?? {};
  return optional ? { data_collection: optional } : {};
}
