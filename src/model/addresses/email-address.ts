import type { Email } from '../schemas/people/contact.ts';
import { visibleText } from './invisible.ts';

/** Longer than any address with what stands around it (UTF-16 units). */
const MAX_LENGTH = 1000;

/**
 * An e-mail address as it is meant, out of a cell, a link or a text: `mailto:Jane@Acme.example?subject=Hi`,
 * `Jane Doe <jane@acme.example>`, `jane@acme.example.` Its case stays. What is no address is given back as it can be
 * seen.
 */
export function cleanAddress(text: string): string {
  const link = /^mailto:/i;
  const visible = visibleText(text.slice(0, MAX_LENGTH)).replace(/^[<("'\s]+/, '');
  const named = /<([^<>]*@[^<>]*)>/.exec(visible)?.[1] ?? visible;
  const address = link.test(named) ? named.replace(link, '').replace(/\?.*$/, '') : named;
  return address.replace(/^[<("'\s]+/, '').replace(/[>)"'.,;:\s]+$/, '');
}

/** By status, so that `tsc` asks for a new one. */
const MAY_WORK: Readonly<Record<Email['validity'], boolean>> = { verified: true, unverified: true, invalid: false };

/** Whether an address may be used: it is sent, enough, and first among others. By what all its sources say together. */
export function mayWork({ validity }: Pick<Email, 'validity'>): boolean {
  return MAY_WORK[validity];
}

/** The same for all writings of one address. */
export const addressKey = (address: string): string => cleanAddress(address).toLowerCase();

/** Whether two texts are one address, whatever its case and what was copied along with it. */
export function isSameAddress(one: string, other: string): boolean {
  return addressKey(one) === addressKey(other);
}
