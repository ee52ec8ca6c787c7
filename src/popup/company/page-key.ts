/**
 * The part of an address that tells pages without a person apart: `/company/x` and `/company/x/about/` are one place.
 */
export function pageKeyOf(address: string): string {
  return new URL(address).pathname.split('/').slice(0, 3).join('/');
}
