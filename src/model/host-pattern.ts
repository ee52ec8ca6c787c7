/** Without the port, which Firefox's match patterns don't know. @throws TypeError if `address` is no URL */
export function hostPattern(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}
