import { contactOf, isContactBroken } from '../contact.ts';
import { isOtherProfile } from '../profile-slug.ts';
import type { ContactBody } from '../schemas.ts';
import { NOTHING_FOUND, type RevealVerdict, settled, UNREADABLE } from '../verdict.ts';
import type { AssignedContact } from './assign-contacts.ts';
import { personIn } from './redeem-id.ts';

/**
 * What one redeemed contact comes to. "1 credit per contact, first time only", and no reply says whether it was the
 * first time: each counts as the credit that was at stake, so that the ledger says rather too much than too little.
 */
const REVEAL_PRICE = 1;

/** @param slug of the person who was asked for, decoded @param now epoch ms */
export function revealOutcome(found: AssignedContact, redeemId: string, slug: string, now: number): RevealVerdict {
  if (found === 'absent') return NOTHING_FOUND;
  if (found === 'unclear') return UNREADABLE;
  if (isOtherProfile(found.linkedinUrl, slug) || hasOtherPerson(found, redeemId)) {
    return { ...settled(null, REVEAL_PRICE), failure: { kind: 'wrong-person', service: 'cognism' } };
  }
  const contact = contactOf(found, { service: 'cognism', at: now });
  const hasContact = contact.emails.length > 0 || contact.phones.length > 0;
  // Better no answer than one that hides that the paid part could not be read.
  if (isContactBroken(found) && !hasContact) return UNREADABLE;
  const isEmpty = !hasContact && !contact.title && !contact.company && !contact.location;
  return settled(isEmpty ? null : { operation: 'reveal', contact }, REVEAL_PRICE);
}

function hasOtherPerson(body: ContactBody, redeemId: string): boolean {
  const [wanted, found] = [personIn(redeemId), typeof body.redeemId === 'string' ? personIn(body.redeemId) : null];
  return wanted !== null && found !== null && wanted !== found;
}
