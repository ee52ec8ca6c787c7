/**
 * The match pattern under which a browser grants access to an address's host: `https://example.com/*`. Without the
 * port, which Firefox's patterns do not know.
 * @throws TypeError where the address is none
 */
export function hostPattern(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}
