import type { Email } from '../schemas/people/contact.ts';
import { isRoleAddress } from './role-address.ts';

/**
 * The addresses by which a person may be looked for in a CRM or a product: none known not to work, which may be somebody else's by now,
 * and none of a desk (`info@`), which is shared.
 */
export function searchedAddresses(contact: { readonly emails: readonly Email[] } | null): string[] {
  const own = contact?.emails.filter(({ address, validity }) => validity !== 'invalid' && !isRoleAddress(address));
  return own?.map(({ address }) => address) ?? [];
}
