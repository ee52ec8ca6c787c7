import { claimedMember, withScheme } from '../../linkedin/urls/claimed-member.ts';
import { sameSlug } from '../../linkedin/urls/slug.ts';
import { isSameNumber } from '../../model/phone-number.ts';
import type { CrmValue } from '../../model/schemas/crm/crm.ts';

const oneLine = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const isSameEmail = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Whether what a CRM shows is what Leadlight has: in another case of an address, other signs in a number, other white space. */
export function isSameValue(value: CrmValue, ours: string, theirs: string): boolean {
  if (oneLine(ours) === oneLine(theirs)) return true;
  if (value === 'work-email' || value === 'personal-email') return isSameEmail(ours, theirs);
  if (value === 'phone' || value === 'mobile') return isSameNumber(ours, theirs);
  if (value === 'linkedin') return isSameProfile(ours, theirs);
  return value === 'notes' && oneLine(theirs).includes(oneLine(ours));
}

/** Whether a field still holds what was written there, as far as a CRM rewrites what it takes: numbers in its own form, addresses in lower case. */
export function isUnchanged(wrote: string, theirs: readonly string[]): boolean {
  const isAddress = /^\S+@\S+$/.test(wrote);
  const isNumber = /^[+\d][\d\s().-]{6,}$/.test(wrote);
  return theirs.some(
    (text) =>
      oneLine(text) === oneLine(wrote) ||
      (isAddress && isSameEmail(text, wrote)) ||
      (isNumber && isSameNumber(text, wrote)),
  );
}

/** Whether two addresses lead to one person's page on LinkedIn; a CRM may have changed their case, or put words behind them. */
export function isSameProfile(one: string, other: string): boolean {
  const [ours, theirs] = [one, other].map((text) => claimedMember(withScheme(text.trim().replace(/\s.*/s, ''))));
  return ours != null && theirs != null && sameSlug(ours, theirs);
}
