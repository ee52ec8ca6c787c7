import { claimedMember, withScheme } from '../../linkedin/urls/claimed-member.ts';
import { sameSlug } from '../../linkedin/urls/slug.ts';
import { isSameAddress } from '../../model/addresses/email-address.ts';
import { visibleText } from '../../model/addresses/invisible.ts';
import { extensionOf } from '../../model/addresses/phone-writing.ts';
import { isSameNumber } from '../../model/phone-number.ts';
import type { CrmValue } from '../../model/schemas/crm/crm.ts';

const oneLine = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const BETWEEN_ADDRESSES = /[;,|\s]+/;

/** Ignores case in addresses, punctuation in numbers, white space, and whatever stands beside the value. */
export function isSameValue(value: CrmValue, ours: string, theirs: string): boolean {
  if (oneLine(ours) === oneLine(theirs)) return true;
  if (value === 'work-email' || value === 'personal-email') return holdsAddress(theirs, ours);
  if (value === 'phone' || value === 'mobile') return isSameNumber(ours, theirs) && hasExtensionOf(ours, theirs);
  if (value === 'linkedin') return isSameProfile(ours, theirs);
  return value === 'notes' && oneLine(theirs).includes(oneLine(ours));
}

function holdsAddress(text: string, address: string): boolean {
  return isSameAddress(text, address) || text.split(BETWEEN_ADDRESSES).some((one) => isSameAddress(one, address));
}

function hasExtensionOf(ours: string, theirs: string): boolean {
  const extension = extensionOf(ours);
  return extension === null || extension === extensionOf(theirs);
}

const ONE_NUMBER = /^[+\d][\d\s().-]{6,24}(?:ext\. \d+)?$/;

/** Allows for CRMs that reformat numbers and lower-case addresses. */
export function isUnchanged(wrote: string, theirs: readonly string[]): boolean {
  const isAddress = /^\S+@\S+$/.test(wrote);
  return theirs.some(
    (text) =>
      oneLine(text) === oneLine(wrote) ||
      (isAddress && isSameAddress(text, wrote)) ||
      (ONE_NUMBER.test(wrote) && isRewritten(text, wrote)),
  );
}

/** Anything beside the number is someone's work. */
function isRewritten(text: string, wrote: string): boolean {
  const isOne = /^[^\d]*[\d\s().-]*(?:\D{1,12}\d{1,7})?$/.test(text) && digitsOf(text) <= MOST_DIGITS;
  return isOne && isSameNumber(text, wrote) && extensionOf(text) === extensionOf(wrote);
}

const MOST_DIGITS = 22;
const digitsOf = (text: string) => text.replace(/\D/g, '').length;

export function memberIn(text: string): string | null {
  const address = visibleText(text.slice(0, 1000))
    .replace(/\s.*/s, '')
    .replace(/[).,;>]+$/, '');
  return claimedMember(withScheme(address));
}

/** CRMs may change an address's case or append words. */
export function isSameProfile(one: string, other: string): boolean {
  const [ours, theirs] = [memberIn(one), memberIn(other)];
  return ours !== null && theirs !== null && sameSlug(ours, theirs);
}
