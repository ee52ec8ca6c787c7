import type { AnsweredPerson } from '../../../model/purchase-terms.ts';
import { answeredName, answeredSlug } from '../../values/answered-person.ts';
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

/**
 * What is about somebody else by its address or id is marked as that: it was paid for, and whose it is is for the user
 * to say.
 * @param slug of the person who was asked for, decoded
 * @param now epoch ms
 */
export function revealOutcome(found: AssignedContact, redeemId: string, slug: string, now: number): RevealVerdict {
  if (found === 'absent') return NOTHING_FOUND;
  if (found === 'unclear') return UNREADABLE;
  const contact = contactOf(found, { service: 'cognism', at: now });
  const about = aboutWhom(found, redeemId, slug);
  const hasContact = contact.emails.length > 0 || contact.phones.length > 0;
  const isBroken = isContactBroken(found) && !hasContact;
  const isEmpty = !hasContact && !contact.title && !contact.company && !contact.location;
  // Of somebody else there is nothing that could be kept apart.
  if (about.isOther && (isBroken || isEmpty)) {
    return { ...settled(null, REVEAL_PRICE), failure: { kind: 'wrong-person', service: 'cognism' } };
  }
  // Better no answer than one that hides that the paid part could not be read.
  if (isBroken) return UNREADABLE;
  return settled(isEmpty ? null : { operation: 'reveal', contact, about }, REVEAL_PRICE);
}

function aboutWhom(body: ContactBody, redeemId: string, slug: string): AnsweredPerson {
  const isOtherId = hasOtherPerson(body, redeemId);
  return {
    name: answeredName(body.fullName, body.firstName, body.lastName),
    // An id of another person outweighs an address.
    slug: isOtherId ? null : answeredSlug(body.linkedinUrl),
    isOther: isOtherId || isOtherProfile(body.linkedinUrl, slug),
  };
}

function hasOtherPerson(body: ContactBody, redeemId: string): boolean {
  const [wanted, found] = [personIn(redeemId), typeof body.redeemId === 'string' ? personIn(body.redeemId) : null];
  return wanted !== null && found !== null && wanted !== found;
}
