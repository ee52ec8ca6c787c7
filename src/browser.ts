import browser from 'webextension-polyfill';

/** The one door to the extension API: promises in Chromium and Firefox alike. */
export { browser };

/** What to ask permission for to reach an address; match patterns know no ports in Firefox. */
export function permissionFor(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}
