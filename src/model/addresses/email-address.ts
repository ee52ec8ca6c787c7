import type { Email } from '../schemas/people/contact.ts';
import { visibleText } from './invisible.ts';

const MAX_LENGTH = 1000;

/** Takes `mailto:…?…`, `Jane <jane@…>` and `jane@….` too, and keeps case; anything else is returned as visible text. */
export function cleanAddress(text: string): string {
  const link = /^mailto:/i;
  const visible = visibleText(text.slice(0, MAX_LENGTH)).replace(/^[<("'\s]+/, '');
  const named = /<([^<>]*@[^<>]*)>/.exec(visible)?.[1] ?? visible;
  const address = link.test(named) ? named.replace(link, '').replace(/\?.*$/, '') : named;
  return address.replace(/^[<("'\s]+/, '').replace(/[>)"'.,;:\s]+$/, '');
}

const MAY_WORK: Readonly<Record<Email['validity'], boolean>> = { verified: true, unverified: true, invalid: false };

export function mayWork({ validity }: Pick<Email, 'validity'>): boolean {
  return MAY_WORK[validity];
}

export const addressKey = (address: string): string => cleanAddress(address).toLowerCase();

export function isSameAddress(one: string, other: string): boolean {
  return addressKey(one) === addressKey(other);
}
